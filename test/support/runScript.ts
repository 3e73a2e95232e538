import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { RunningOffice } from '../../sandbox/office/office';

const ROOT = join(__dirname, '../..');

/** What a script printed, and how it ended. */
export interface ScriptRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a built script, `erase` for `dist/scripts/erase.js`, as an operator of this office does, on its time. */
export function runScript(office: RunningOffice, script: string, args: string[]): Promise<ScriptRun> {
  const env = {
    PATH: process.env.PATH,
    ...office.environment({ url: 'http://localhost' }),
    SANDBOX_CLOCK_OFFSET_MS: String(office.clock.offsetMs()),
  };
  const preload = ['--require', join(ROOT, 'sandbox/office/clockPreload.cjs')];
  const command = [...preload, join(ROOT, `dist/scripts/${script}.js`), ...args];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      command,
      { cwd: ROOT, env, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr }),
    );
  });
}
