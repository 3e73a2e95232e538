import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bin, root, run } from './run.mjs';

const sources = ['src', 'blocks', 'scorecards', 'scripts'];
const output = join(root, 'dist');
const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) =>
  join(root, name),
);

function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** Changes when a file is edited, added or removed. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files.filter(existsSync).sort()) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** Runs `work` unless it succeeded before with the same inputs; resolves with its exit code. */
async function step(name, files, work) {
  const stamp = join(output, '.built', name);
  const now = fingerprint(files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return 0;
  console.log(`Building ${name} ...`);
  const code = await work();
  if (code === 0) {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, now);
  }
  return code;
}

/** A module whose source is gone must not stay importable. */
function removeOrphans() {
  for (const folder of sources) {
    for (const file of listFiles(join(output, folder))) {
      const source = join(root, relative(output, file)).replace(/\.js(\.map)?$/, '.ts');
      if (/\.js(\.map)?$/.test(file) && !existsSync(source)) rmSync(file);
    }
  }
}

function copyRubrics() {
  for (const file of listFiles(join(root, 'scorecards')).filter((path) => path.endsWith('.yaml'))) {
    const target = join(output, relative(root, file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

async function buildServer() {
  const code = await run(bin('tsc'), ['-p', 'tsconfig.build.json']);
  removeOrphans();
  copyRubrics();
  return code;
}

/**
 * Builds the product into `dist/` and, with `page`, the sandbox's page beside it, leaving out what is built already;
 * resolves with an exit code.
 */
export async function build({ page = false } = {}) {
  const server = await step(
    'server',
    [...sources.flatMap((folder) => listFiles(join(root, folder))), ...settings],
    buildServer,
  );
  return server === 0 && page ? step('page', pageInputs(), buildPage) : server;
}

const buildPage = () =>
  run(bin('vite'), ['build', '--logLevel', 'warn', '-c', 'sandbox/page/vite.config.mts'], {
    NODE_ENV: 'production',
  });

/** The page, and the types of the servers that it speaks to. */
function pageInputs() {
  const types = listFiles(join(root, 'sandbox')).filter((path) => path.endsWith('Types.ts'));
  return [...listFiles(join(root, 'sandbox/page')), ...types, ...settings];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await build({ page: process.argv.includes('--page') });
}
