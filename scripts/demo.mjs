import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { bin, root, run } from './run.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    'real-mongo': { type: 'boolean', default: false },
  },
});
const folder = join(root, '.data/demo');

await ensureInstalled();
const built = await run(process.execPath, [join(root, 'scripts/build.mjs'), '--page']);
if (built !== 0) process.exit(built);
if (values.fresh) rmSync(folder, { recursive: true, force: true });

const office = spawn(
  bin('tsx'),
  [
    join(root, 'sandbox/main.ts'),
    'office',
    ...(values.port ? ['--port', values.port] : []),
    ...(values['real-mongo'] ? ['--real-mongo'] : []),
  ],
  { cwd: root, stdio: 'inherit' },
);
// The terminal sends Ctrl-C to the office too; we only wait for it to end.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => signal === 'SIGTERM' && office.kill(signal));
office.once('exit', (code) => process.exit(code ?? 0));
