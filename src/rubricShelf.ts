import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRubric } from '../scorecards/parseRubric';
import type { Rubric } from '../scorecards/rubric';
import { ConfigError, NotFoundError } from './errors';
import type { Rubrics } from './ports';

/** Beside the compiled code as beside the source: the build copies the rubrics along. */
const SHELF = join(__dirname, '../scorecards');

/**
 * Reads every rubric (`*.yaml`) in a folder and below it. Several versions of a role stand side by side.
 * @throws ConfigError that lists every fault with file and line, or two files with the same role and version.
 */
export function readRubrics(folder: string = SHELF): Rubrics {
  const rubrics = readShelf(folder);
  const newest = (roleKey: string) =>
    rubrics
      .filter((rubric) => rubric.key === roleKey)
      .reduce<Rubric | null>(
        (best, rubric) => (best && best.version >= rubric.version ? best : rubric),
        null,
      );
  return {
    current(roleKey) {
      const rubric = newest(roleKey);
      if (!rubric) throw new NotFoundError('Rubric', roleKey);
      return rubric;
    },
    version(roleKey, version) {
      const rubric = rubrics.find((one) => one.key === roleKey && one.version === version);
      if (!rubric) throw new NotFoundError('Rubric', `${roleKey} version ${version}`);
      return rubric;
    },
    roles() {
      const keys = [...new Set(rubrics.map((rubric) => rubric.key))];
      return keys.map(newest).filter((rubric) => rubric !== null);
    },
  };
}

function readShelf(folder: string): Rubric[] {
  const faults: string[] = [];
  const rubrics = new Map<string, Rubric>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  for (const file of files.sort()) {
    const parsed = parseRubric(readFileSync(join(folder, file), 'utf8'));
    if (!parsed.ok) {
      faults.push(...parsed.faults.map(({ line, path, message }) => `  ${file}:${line} ${path} ${message}`));
      continue;
    }
    const name = `${parsed.rubric.key} version ${parsed.rubric.version}`;
    if (rubrics.has(name)) faults.push(`  ${file}:1 is a second ${name}: raise its version`);
    rubrics.set(name, parsed.rubric);
  }
  if (faults.length > 0) throw new ConfigError(`The rubrics have faults:\n${faults.join('\n')}`);
  return [...rubrics.values()];
}
