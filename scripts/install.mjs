import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './run.mjs';

function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return null;
  }
}

/** True when every package of the lock (but those for other platforms) is installed in its locked version. */
export function isInstalled() {
  const wanted = readLock('package-lock.json');
  // npm keeps a copy of what it installed: https://docs.npmjs.com/cli/configuring-npm/package-lock-json#hidden-lockfiles
  const present = readLock('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted.packages).every(
    ([path, { optional, devOptional, version }]) =>
      path === '' || optional || devOptional || present.packages[path]?.version === version,
  );
}

/** Installs what the lock names, when something of it is missing; exits with npm's code when npm fails. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Node ${process.versions.node} is too old: install Node 20.19 or later (https://nodejs.org).`,
    );
    process.exit(1);
  }
  if (isInstalled()) return;
  console.log('Installing packages ...');
  const npm = (...args) =>
    run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, '--no-audit', '--no-fund']);
  if ((await npm('ci')) === 0) return;
  // npm ci wants every platform's packages, which a registry's mirror may lack; npm install takes those for this one.
  console.log('npm ci did not work; trying npm install ...');
  const code = await npm('install', '--no-save');
  if (code !== 0) process.exit(code);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureInstalled();
