import { parseRubric, type RubricFault } from './parseRubric';
import type { Rubric } from './rubric';

/** A rubric file: its name for messages, and its text. */
export interface RubricFile {
  name: string;
  text: string;
}

/** All rubrics by role and version. Roles are whatever files there are: a new role is a new file. */
export interface RubricBook {
  /** The newest version of a role's rubric, or null. */
  findCurrent(roleKey: string): Rubric | null;
  /** The version a card was opened on, or null. */
  findVersion(roleKey: string, version: number): Rubric | null;
  /** The newest rubric of each role, by key. */
  listRoles(): Rubric[];
}

export interface BookFault extends RubricFault {
  file: string;
}

export type OpenedBook = { ok: true; book: RubricBook } | { ok: false; faults: BookFault[] };

function versionFaults(current: Rubric, file: string, released: readonly Rubric[]): BookFault[] {
  const fault = (message: string): BookFault => ({ file, path: 'version', line: 1, message });
  const own = released.filter((rubric) => rubric.key === current.key);
  const frozen = own.find((rubric) => rubric.version === current.version);
  const before = own.find((rubric) => rubric.version === current.version - 1);
  const gaps = Array.from({ length: current.version - 1 }, (_, at) => at + 1).filter(
    (version) => !own.some((rubric) => rubric.version === version),
  );
  const newer = own.filter((rubric) => rubric.version > current.version);
  return [
    ...gaps.map((version) =>
      fault(`version ${version} is not among the released ones: cards may stand on it`),
    ),
    ...newer.map(({ version }) =>
      fault(`version ${version} is released, so ${current.version} cannot be current`),
    ),
    ...(frozen && JSON.stringify(frozen) !== JSON.stringify(current)
      ? [
          fault(
            `version ${current.version} is released and reads otherwise: make this version ${current.version + 1}, with a note`,
          ),
        ]
      : []),
    ...(before && before.note === current.note
      ? [fault('the note is that of the version before: say what changed')]
      : []),
  ];
}

/**
 * Opens the rubrics: one current file a role, and every version that was ever released. A released text never changes,
 * because cards stay on the version they were opened with; a change is a new version with a note.
 */
export function openRubricBook(
  currentFiles: readonly RubricFile[],
  releasedFiles: readonly RubricFile[],
): OpenedBook {
  const read = (files: readonly RubricFile[]) =>
    files.map((file) => ({ file: file.name, parsed: parseRubric(file.text) }));
  const [currents, released] = [read(currentFiles), read(releasedFiles)];
  const broken = [...currents, ...released].flatMap(({ file, parsed }) =>
    parsed.ok ? [] : parsed.faults.map((fault) => ({ ...fault, file })),
  );
  if (broken.length > 0) return { ok: false, faults: broken };
  const old = released.flatMap(({ parsed }) => (parsed.ok ? [parsed.rubric] : []));
  const roles = currents.flatMap(({ file, parsed }) => (parsed.ok ? [{ file, rubric: parsed.rubric }] : []));
  const faults = roles.flatMap(({ file, rubric }) => versionFaults(rubric, file, old));
  if (faults.length > 0) return { ok: false, faults };

  const newest = new Map(roles.map(({ rubric }) => [rubric.key, rubric]));
  const every = new Map(
    [...old, ...newest.values()].map((rubric) => [`${rubric.key} ${rubric.version}`, rubric]),
  );
  return {
    ok: true,
    book: {
      findCurrent: (roleKey) => newest.get(roleKey) ?? null,
      findVersion: (roleKey, version) => every.get(`${roleKey} ${version}`) ?? null,
      listRoles: () => [...newest.values()].sort((a, b) => a.key.localeCompare(b.key)),
    },
  };
}
