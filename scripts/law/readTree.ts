import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { type ModuleFacts, readModule } from './readModule';

/** A source file of the checkout. */
export interface SourceFile extends ModuleFacts {
  /** From the checkout, with slashes. */
  path: string;
  lines: number;
  text: string;
}

const FOLDERS = ['src', 'blocks', 'scorecards', 'scripts', 'sandbox', 'test'];
const SOURCE = /\.(ts|tsx|mts|cts|mjs|cjs|js)$/;

function listSources(folder: string): string[] {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'dist' ? [] : listSources(path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}

/** Reads every source file under `root`. @throws with the file's name when one does not parse. */
export function readTree(root: string): SourceFile[] {
  return FOLDERS.flatMap((folder) => listSources(join(root, folder))).map((file) => {
    const text = readFileSync(file, 'utf8');
    const path = relative(root, file).split(sep).join('/');
    try {
      return {
        path,
        text,
        lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
        ...readModule(text, file.endsWith('x')),
      };
    } catch (cause) {
      throw new Error(`${path} does not parse`, { cause });
    }
  });
}

/** The path that a relative import leads to, or null where it names a package or nothing that is there. */
export function resolveImport(from: string, specifier: string, known: ReadonlySet<string>): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = posix.join(dirname(from), specifier);
  const stem = target.replace(/\.(js|mjs|cjs|ts|tsx)$/, '');
  const candidates = [
    target,
    ...['.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'].map((ending) => stem + ending),
  ];
  return candidates.find((path) => known.has(path)) ?? null;
}
