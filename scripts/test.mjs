import { build } from './build.mjs';
import { check } from './check.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { bin, run } from './run.mjs';

// Everything, in the order in which a fault is cheapest to find. What fails early does not hide what fails later,
// and jest's summary ends the output: it is what a reader looks for.
await ensureInstalled();
const chromium = await ensureChromium();
const failed = [];
if (!(await check())) failed.push('check');
if ((await build({ page: true })) !== 0) failed.push('build');
if (!chromium) failed.push('browser');
if (failed.length > 0)
  console.log(`\nFailed before the tests: ${failed.join(', ')}. The tests run all the same.\n`);

const env = { ...(chromium ? { CHROMIUM: chromium } : {}), NODE_ENV: 'test' };
const code = await run(bin('jest'), process.argv.slice(2), env);
process.exitCode = failed.length > 0 || code !== 0 ? 1 : 0;
