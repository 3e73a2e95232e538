import { resolve } from 'node:path';
import { findCycles } from './cycles';
import type { Import } from './readModule';
import { readTree, resolveImport, type SourceFile } from './readTree';
import { CLOCK_HOME, ENVIRONMENT_HOME, findRoom, HOMES, isProduct, MAX_LINES } from './rooms';

/** One breach of the law, with where the code belongs. */
export interface Breach {
  path: string;
  line: number;
  message: string;
}

const within = (path: string, home: string) => path === home || path.startsWith(`${home}/`);

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function judgeLibrary(file: SourceFile, { specifier, typeOnly, line }: Import): Breach[] {
  if (specifier.startsWith('.') || !isProduct(file.path)) return [];
  const rule = HOMES.find(({ library }) => library.test(packageOf(specifier)));
  if (!rule || within(file.path, rule.home)) return [];
  if (typeOnly && rule.typesAlsoIn && within(file.path, rule.typesAlsoIn)) return [];
  return [
    {
      path: file.path,
      line,
      message: `${packageOf(specifier)} lives in ${rule.home}: reach it through a port of src/ports.ts`,
    },
  ];
}

function judgeRoom(file: SourceFile, { specifier, typeOnly, line }: Import, target: string | null): Breach[] {
  const from = findRoom(file.path);
  const to = target ? findRoom(target) : null;
  if (
    !target ||
    !from ||
    !to ||
    from === to ||
    from.mayImport.includes('*') ||
    from.mayImport.includes(to.name)
  )
    return [];
  const types = from.mayImportTypesOf?.includes(to.name) ?? false;
  if (types && typeOnly) return [];
  const what = types
    ? `only types of ${specifier}: write "import type"`
    : `${target} from ${from.name}: ${from.promise}`;
  return [{ path: file.path, line, message: `may not import ${what}` }];
}

function judgeAmbient(file: SourceFile): Breach[] {
  if (!isProduct(file.path)) return [];
  const at = (line: number, message: string) => ({ path: file.path, line, message });
  return [
    ...(file.path === ENVIRONMENT_HOME ? [] : file.environmentLines).map((line) =>
      at(
        line,
        `process.env is read in ${ENVIRONMENT_HOME} only: add the value to its schema and take it as an argument`,
      ),
    ),
    ...(file.path === CLOCK_HOME ? [] : file.clockLines).map((line) =>
      at(line, `the machine's clock is read in ${CLOCK_HOME} only: take "now" or a Clock as an argument`),
    ),
  ];
}

// Put together from pieces, so that this file does not break its own law.
const SILENCERS = new RegExp(
  `(//|/\\*)\\s*(@ts-(ignore|expect-error|nocheck)|biome-${'ignore'}|eslint-${'disable'})`,
);
const LEFTOVERS = new RegExp(`(//|/?\\*).*\\b(TO${'DO'}|FIX${'ME'}|XX${'X'})\\b`);

function judgeForm(file: SourceFile): Breach[] {
  const breaches: Breach[] = [];
  const at = (line: number, message: string) => breaches.push({ path: file.path, line, message });
  if (file.lines > MAX_LINES) at(MAX_LINES, `has ${file.lines} lines: split it, at most ${MAX_LINES} a file`);
  if (/(^|\/)(utils?|helpers?|misc|common)(\/|\.\w+$)/.test(file.path))
    at(1, 'is named for nothing: name the file after what it exports');
  if (file.isBarrel) at(1, 'only re-exports: import from where a thing is made');
  file.text.split('\n').forEach((text, index) => {
    if (SILENCERS.test(text)) at(index + 1, 'silences a check: mend what the check found');
    if (LEFTOVERS.test(text)) at(index + 1, 'leaves work undone: do it, or say the fact that holds today');
  });
  return breaches;
}

function judgeCycles(imports: ReadonlyMap<string, readonly string[]>): Breach[] {
  return findCycles(imports).map((cycle) => ({
    path: cycle[0] ?? '',
    line: 1,
    message: `imports itself: ${cycle.join(' -> ')}. Move what both need into a file of its own`,
  }));
}

/** What a file depends on. In the product types bind like code; elsewhere only what is there at run time does. */
function listNeighbours(file: SourceFile, targets: (string | null)[]): string[] {
  const bound = targets.filter((_, index) => isProduct(file.path) || !file.imports[index]?.typeOnly);
  return [...new Set(bound.filter((target) => target !== null))];
}

/** Every breach of the import law and of the form of files under `root`, file by file. */
export function listBreaches(root: string): Breach[] {
  const files = readTree(root);
  const known = new Set(files.map((file) => file.path));
  const graph = new Map<string, string[]>();
  const breaches = files.flatMap((file) => {
    const targets = file.imports.map((one) => resolveImport(file.path, one.specifier, known));
    graph.set(file.path, listNeighbours(file, targets));
    return [
      ...judgeForm(file),
      ...judgeAmbient(file),
      ...file.imports.flatMap((one, index) => [
        ...judgeLibrary(file, one),
        ...judgeRoom(file, one, targets[index] ?? null),
      ]),
    ];
  });
  return [...breaches, ...judgeCycles(graph)];
}

if (require.main === module) {
  const breaches = listBreaches(resolve(__dirname, '../..'));
  for (const { path, line, message } of breaches) console.log(`${path}:${line} ${message}`);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
