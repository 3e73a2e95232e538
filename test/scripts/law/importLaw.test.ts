import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listBreaches } from '../../../scripts/law/importLaw';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'law-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Files that the samples import. */
const HOUSE = {
  'src/ports.ts': 'export interface Clock { now(): Date }',
  'src/flows/book.ts': 'export const book = 1;',
  'src/models/stores.ts': 'export const stores = 1;',
  'src/scheduling/propose.ts': 'export const propose = 1;',
  'src/scheduling/loops/tree.ts': 'export const loop = 1;',
  'src/calendar/google.ts': 'export const google = 1;',
  'blocks/card.ts': 'export const card = 1;',
  'scorecards/rubric.ts': 'export const rubric = 1;',
  'sandbox/clock.ts': 'export const clock = 1;',
};

function breachesOf(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries({ ...HOUSE, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return listBreaches(root).map(({ path, line, message }) => `${path}:${line} ${message}`);
}

describe('the import law', () => {
  test('a house in order has no breaches', () => {
    const files = {
      'src/flows/cancel.ts':
        "import { book } from './book';\nimport type { Clock } from '../ports';\nexport const x = book;",
      'blocks/home.ts':
        "import type { Clock } from '../src/ports';\nimport { rubric } from '../scorecards/rubric';\nexport const x = rubric;",
      'src/slack/app.ts':
        "import { App } from '@slack/bolt';\nimport { card } from '../../blocks/card';\nexport const x = [App, card];",
      'src/wiring.ts': "import { stores } from './models/stores';\nexport const x = stores;",
      'src/time.ts': 'export const later = (now: Date) => new Date(now.getTime() + 1);',
    };
    expect(breachesOf(files)).toEqual([]);
  });

  test.each([
    [
      'a rubric that knows the stores',
      'scorecards/a.ts',
      "import { stores } from '../src/models/stores';",
      'may not import src/models/stores.ts from scorecards',
    ],
    [
      'scheduling that knows the ports',
      'src/scheduling/a.ts',
      "import type { Clock } from '../ports';",
      'chooses times and knows nothing of ours',
    ],
    [
      'a panel that knows loops',
      'src/scheduling/people/a.ts',
      "import { loop } from '../loops/tree';",
      'stands on its words, time alone',
    ],
    [
      'a room of scheduling that asks its questions',
      'src/scheduling/loops/a.ts',
      "import { propose } from '../propose';",
      'stands on its words, time, people alone',
    ],
    [
      'a flow that draws',
      'src/flows/a.ts',
      "import { card } from '../../blocks/card';",
      'say what to tell in src/telling.ts',
    ],
    [
      'a flow that names an adapter',
      'src/flows/a.ts',
      "import { google } from '../calendar/google';",
      'ask a port of src/ports.ts',
    ],
    [
      'an adapter that knows a flow',
      'src/models/a.ts',
      "import { book } from '../flows/book';",
      'let the flow decide',
    ],
    [
      'Slack that knows the stores',
      'src/slack/a.ts',
      "export { stores } from '../models/stores';",
      'may not import src/models/stores.ts from src/slack',
    ],
    [
      'an adapter named beside the wiring',
      'src/index.ts',
      "void import('./models/stores');",
      'only src/wiring.ts names an adapter',
    ],
    [
      'a view that runs code of the rim',
      'blocks/a.ts',
      "import { Clock } from '../src/ports';",
      'write "import type"',
    ],
    [
      'a product that knows the sandbox',
      'src/flows/a.ts',
      "import { clock } from '../../sandbox/clock';",
      'may not import sandbox/clock.ts',
    ],
    [
      'a library away from home',
      'src/flows/a.ts',
      "import mongoose from 'mongoose';",
      'mongoose lives in src/models',
    ],
    [
      'a part of a library away from home',
      'src/web/a.ts',
      "import { x } from 'googleapis/build/src/apis/calendar';",
      'googleapis lives in src/calendar',
    ],
    [
      'a setting read away from the config',
      'src/flows/a.ts',
      'export const port = process.env.PORT;',
      'process.env is read in src/config.ts only',
    ],
    [
      'the time taken from the machine',
      'src/flows/a.ts',
      'export const a = Date.now();',
      "the machine's clock is read in",
    ],
    [
      'the time taken by an empty Date',
      'blocks/a.ts',
      'export const a = new Date();',
      "the machine's clock is read in",
    ],
    ['a file that only re-exports', 'src/flows/a.ts', "export * from './book';", 'only re-exports'],
    ['a file named for nothing', 'src/flows/utils.ts', 'export const a = 1;', 'is named for nothing'],
    ['a silenced check', 'src/flows/a.ts', `// @ts-${'ignore'}\nexport const a = 1;`, 'silences a check'],
    ['a file that is too long', 'test/a.ts', 'export {};\n'.repeat(401), 'has 401 lines'],
  ])('refuses %s', (_what, path, text, message) => {
    expect(breachesOf({ [path]: text })).toContainEqual(expect.stringContaining(message));
  });

  test('refuses a circle of files, and tells the way round', () => {
    const files = {
      'src/flows/a.ts': "import { b } from './b';\nexport const a = b;",
      'src/flows/b.ts': "import { c } from './c';\nexport const b = c;",
      'src/flows/c.ts': "import { a } from './a';\nexport const c = a;",
    };
    expect(breachesOf(files)).toEqual([
      expect.stringContaining('src/flows/a.ts -> src/flows/b.ts -> src/flows/c.ts -> src/flows/a.ts'),
    ]);
  });

  test('points at the line, whatever letters stand before it', () => {
    const text = `/** Übergrößen – ungerade. */\n\nexport const a = 1;\nexport const b = Date.now();`;
    expect(breachesOf({ 'src/flows/a.ts': text })).toEqual([expect.stringMatching(/^src\/flows\/a\.ts:4 /)]);
  });
});
