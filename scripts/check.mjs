import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { bin, capture, root } from './run.mjs';

const checks = [
  { name: 'types', command: 'tsc', args: ['--noEmit', '-p', '.'] },
  {
    name: 'types of the page',
    command: 'tsc',
    args: ['--noEmit', '-p', 'sandbox/page'],
    needs: 'sandbox/page/tsconfig.json',
  },
  { name: 'lint and format', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'import law', command: 'tsx', args: ['scripts/law/importLaw.ts'] },
  { name: 'rubrics', command: 'tsx', args: ['scripts/lintRubrics.ts'] },
  { name: 'unused code', command: 'knip', args: ['--no-progress', '--no-config-hints'] },
];

async function runCheck({ name, command, args, needs }) {
  if (needs && !existsSync(join(root, needs))) return true;
  const startedAt = performance.now();
  const { code, output } = await capture(bin(command), args);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(`${output.replace(/^/gm, '     ')}\n`);
  return code === 0;
}

/** Runs every check at once and says what each found; true when all hold. */
export async function check() {
  const held = await Promise.all(checks.map(runCheck));
  return held.every(Boolean);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled();
  process.exitCode = (await check()) ? 0 : 1;
}
