import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import packageJson from '../../package.json';
import { PAGES, ROOT, readCode, readFenced, readText } from './pages';

const FOLDERS = /^(src|blocks|scorecards|scripts|sandbox|test|docs|\.ci)\//;
const FILE_ENDING = /\.(ts|tsx|mjs|cjs|json|yaml|md|example)$/;
/** Stands for one of many in a recipe, as in `scorecards/<key>.yaml`. */
const isPattern = (path: string) => /[<>*]/.test(path);

/** Paths of the project that a text names in backticks or in a command, what is compiled under the name of its source. */
function namedPaths(text: string): string[] {
  const words = [...readCode(text), ...readFenced(text)].flatMap((code) => code.split(/[\s'"=]+/));
  return [...new Set(words)]
    .map((word) => word.replace(/^dist\/(.+)\.js$/, '$1.ts').replace(/^\.\//, ''))
    .filter((word) => !isPattern(word) && (FOLDERS.test(word) || /^[\w.-]+$/.test(word)))
    .filter((word) => FOLDERS.test(word) || FILE_ENDING.test(word))
    .filter((word) => !word.includes('://'));
}

/** Links of a page to its neighbours and their headings. */
function localLinks(page: string): { path: string; anchor: string }[] {
  return [...readText(page).matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !target.includes('://'))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#');
      return { path: path === '' ? page : join(dirname(page), path), anchor };
    });
}

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(' ', '-');

describe.each(PAGES)('%s', (page) => {
  it('names no path that is not there', () => {
    expect(namedPaths(readText(page)).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('links to what is there, headings included', () => {
    const broken = localLinks(page).filter(({ path, anchor }) => {
      if (!existsSync(join(ROOT, path))) return true;
      const headings = [...readText(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
        anchorOf(heading ?? ''),
      );
      return anchor !== '' && !headings.includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('runs no script of npm that is not there', () => {
    const run = [...readText(page).matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name]) => name ?? '');
    expect(run.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

it('sees the paths that a page names', () => {
  const text =
    '`src/ports.ts`, `npm run x`, `SLACK_BOT_TOKEN`\n```sh\nnode dist/scripts/doctor.js --a=.env.example\n```\n';
  expect(namedPaths(text).sort()).toEqual(['.env.example', 'scripts/doctor.ts', 'src/ports.ts']);
});
