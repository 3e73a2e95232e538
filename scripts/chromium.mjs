import { existsSync } from 'node:fs';
import { run } from './run.mjs';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine, or undefined. `CHROMIUM` names one that stands elsewhere. */
export const findChromium = () => places.find((path) => path && existsSync(path));

const isDebianRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** Finds a Chromium, or installs Debian's when we may; undefined, with the command said, where neither works. */
export async function ensureChromium() {
  if (!findChromium() && isDebianRoot()) {
    // A browser without any font draws no text, and nothing of no size can be clicked.
    console.log('Installing Chromium for the browser tests (apt-get) ...');
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], quiet);
    await run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
      quiet,
    );
  }
  const found = findChromium();
  if (!found) {
    console.error('The browser tests need Chromium. Install it with:');
    console.error(
      process.platform === 'darwin'
        ? '  brew install --cask chromium'
        : '  sudo apt-get update && sudo apt-get install -y chromium',
    );
    console.error('or name one that is there: CHROMIUM=/path/to/chromium npm test');
  }
  return found;
}
