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

/** Builds the product and the sandbox's page into `dist/`, leaving out what is built already; resolves with an exit code. */
export async function build() {
  const server = sources.flatMap((folder) => listFiles(join(root, folder)));
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  const codes = [await step('server', [...server, ...settings], buildServer)];
  const page = join(root, 'sandbox/page');
  if (existsSync(join(page, 'vite.config.ts'))) {
    const shared = listFiles(join(root, 'sandbox')).filter((path) => path.endsWith('Types.ts'));
    const inputs = [...listFiles(page), ...shared, ...settings];
    codes.push(
      await step('page', inputs, () =>
        run(bin('vite'), ['build', '--logLevel', 'warn', '-c', 'sandbox/page/vite.config.ts']),
      ),
    );
  }
  return codes.some((code) => code !== 0) ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await build();
