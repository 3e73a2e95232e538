import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rubric } from '../scorecards/rubric';
import { openRubricBook, type RubricFile } from '../scorecards/rubricBook';
import { ConfigError, NotFoundError } from './errors';
import type { Rubrics } from './ports';

/** Beside the compiled code as beside the source: the build copies the rubrics along. */
const SHELF = join(__dirname, '../scorecards');

/** The texts on the shelf: one current file a role, and under `versions/` every version that was released. */
export function readRubricFiles(folder: string): { current: RubricFile[]; released: RubricFile[] } {
  return { current: readYaml(folder), released: readYaml(join(folder, 'versions')) };
}

function readYaml(folder: string): RubricFile[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : [];
  return files.sort().map((file) => ({
    name: join(folder, file),
    text: readFileSync(join(folder, file), 'utf8'),
  }));
}

/**
 * Reads every rubric of a folder and its released versions.
 * @throws ConfigError that lists every fault with file and line: shape, references, a released text that was changed.
 */
export function readRubrics(folder: string = SHELF): Rubrics {
  const { current, released } = readRubricFiles(folder);
  const opened = openRubricBook(current, released);
  if (!opened.ok) {
    const faults = opened.faults.map(
      ({ file, line, path, message }) => `  ${file}:${line} ${path} ${message}`,
    );
    throw new ConfigError(`The rubrics have faults:\n${faults.join('\n')}`);
  }
  const { book } = opened;
  const found = (rubric: Rubric | null, name: string) => {
    if (!rubric) throw new NotFoundError('Rubric', name);
    return rubric;
  };
  return {
    current: (roleKey) => found(book.findCurrent(roleKey), roleKey),
    version: (roleKey, version) => found(book.findVersion(roleKey, version), `${roleKey} version ${version}`),
    roles: () => book.listRoles(),
  };
}
