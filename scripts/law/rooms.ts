/** A part of the house: which files it has, what of ours it may import, and what it is for. */
export interface Room {
  name: string;
  holds(path: string): boolean;
  mayImport: readonly string[];
  /** Rooms of which only types may be imported. */
  mayImportTypesOf?: readonly string[];
  /** Said when the room imports what it may not. */
  promise: string;
}

const under = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const oneOf =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

const WORDS = 'the words of scheduling';
const SCHEDULING = [
  WORDS,
  'src/scheduling',
  ...['time', 'people', 'loops', 'batches', 'explain'].map((folder) => `src/scheduling/${folder}`),
];
const PURE = ['scorecards', ...SCHEDULING, 'the rim'];

/** A room of scheduling, with those of its rooms that it stands on. */
function schedulingRoom(folder: string, ...below: readonly string[]): Room {
  return {
    name: `src/scheduling/${folder}`,
    holds: under(`src/scheduling/${folder}`),
    mayImport: [WORDS, ...below.map((name) => `src/scheduling/${name}`)],
    promise: `src/scheduling/${folder}/ stands on ${['its words', ...below].join(', ')} alone: pass the rest as an argument`,
  };
}

const GROUND = 'the ground of flows';
const FLOWS = [
  GROUND,
  'src/flows',
  ...['team', 'times', 'interviews', 'judgement', 'candidates', 'outside', 'stats'].map(
    (folder) => `src/flows/${folder}`,
  ),
];

/** A room of flows, with those of its rooms that it stands on. */
function flowsRoom(folder: string, ...below: readonly string[]): Room {
  return {
    name: `src/flows/${folder}`,
    holds: under(`src/flows/${folder}`),
    mayImport: [...PURE, GROUND, ...below.map((name) => `src/flows/${name}`)],
    promise: `a flow says what happens, and src/flows/${folder}/ stands on ${[...below, GROUND].join(', ')}: ask a port of src/ports.ts, and say what to tell in src/telling.ts`,
  };
}

/**
 * The house, most particular rooms first: a file belongs to the first room that holds it.
 * Mirrors "Import law" in docs/architecture.md.
 */
const ROOMS: readonly Room[] = [
  {
    name: 'scorecards',
    holds: under('scorecards'),
    mayImport: [],
    promise: 'scorecards/ judges and knows nothing of ours: pass what it needs as an argument',
  },
  schedulingRoom('time'),
  schedulingRoom('people', 'time'),
  schedulingRoom('loops', 'time', 'people'),
  schedulingRoom('batches', 'time', 'people'),
  schedulingRoom('explain', 'time', 'people', 'loops'),
  {
    name: WORDS,
    holds: oneOf(
      ...['types', 'answers', 'weights', 'faults', 'effort'].map((name) => `src/scheduling/${name}.ts`),
    ),
    mayImport: [],
    promise: 'the words of scheduling are data: what is done with them stands in a room',
  },
  {
    name: 'src/scheduling',
    holds: under('src/scheduling'),
    mayImport: SCHEDULING,
    promise: 'src/scheduling/ chooses times and knows nothing of ours: pass what it needs as an argument',
  },
  {
    name: 'blocks',
    holds: under('blocks'),
    mayImport: ['scorecards', ...SCHEDULING],
    mayImportTypesOf: ['the rim'],
    promise: 'blocks/ draws view-models: let src/slack/ read what is needed and pass it in',
  },
  flowsRoom('team'),
  flowsRoom('times', 'team'),
  flowsRoom('interviews', 'team', 'times'),
  flowsRoom('judgement', 'times', 'interviews'),
  flowsRoom('candidates', 'times', 'interviews', 'judgement'),
  flowsRoom('outside', 'times', 'interviews', 'judgement'),
  flowsRoom('stats', 'judgement', 'outside'),
  {
    name: GROUND,
    holds: oneOf('src/flows/loadFacts.ts', 'src/flows/requireRole.ts'),
    mayImport: PURE,
    promise: 'what every flow begins with knows no other flow',
  },
  {
    name: 'src/flows',
    holds: under('src/flows'),
    mayImport: [...PURE, ...FLOWS],
    promise: 'a flow says what happens: ask a port of src/ports.ts, and say what to tell in src/telling.ts',
  },
  {
    name: 'src/slack',
    holds: under('src/slack'),
    mayImport: [...PURE, 'blocks', ...FLOWS],
    mayImportTypesOf: ['the start'],
    promise: 'src/slack/ drives flows and draws blocks: what another adapter knows comes through a port',
  },
  {
    name: 'src/web',
    holds: under('src/web'),
    mayImport: [...PURE, 'blocks', ...FLOWS],
    mayImportTypesOf: ['the start'],
    promise: 'src/web/ drives flows: what another adapter knows comes through a port or as an argument',
  },
  {
    name: 'src/fonts',
    holds: under('src/fonts'),
    mayImport: [],
    promise: 'src/fonts/ knows letters and nothing of ours: pass the text in',
  },
  ...['exports', 'pictures'].map((folder) => ({
    name: `src/${folder}`,
    holds: under(`src/${folder}`),
    mayImport: [...PURE, 'src/fonts'],
    promise: `src/${folder}/ is driven: let the flow decide and pass the decision in`,
  })),
  ...['calendar', 'models', 'planner', 'reminders'].map((folder) => ({
    name: `src/${folder}`,
    holds: under(`src/${folder}`),
    mayImport: PURE,
    promise: `src/${folder}/ is driven: let the flow decide and pass the decision in, or take a callback`,
  })),
  {
    name: 'the wiring',
    holds: oneOf('src/wiring.ts'),
    mayImport: ['*'],
    promise: 'src/wiring.ts names the adapters',
  },
  {
    name: 'the start',
    holds: oneOf(
      'src/index.ts',
      'src/config.ts',
      'src/logger.ts',
      'src/rubricShelf.ts',
      'src/systemClock.ts',
    ),
    mayImport: [...PURE, 'the start', 'the wiring'],
    promise: 'only src/wiring.ts names an adapter: build it there',
  },
  {
    name: 'the rim',
    holds: (path) => /^src\/[^/]+$/.test(path),
    mayImport: PURE,
    promise: 'the rim of src/ is the language that all rooms speak: it names no room and no adapter',
  },
  {
    name: 'scripts',
    holds: under('scripts'),
    mayImport: [
      ...PURE,
      'blocks',
      ...FLOWS,
      'src/models',
      'src/slack',
      'src/calendar',
      'src/reminders',
      'the start',
      'the wiring',
      'scripts',
    ],
    promise: 'scripts/ are what an operator runs; the sandbox is for trying and testing',
  },
  {
    name: 'sandbox',
    holds: under('sandbox'),
    mayImport: ['*'],
    promise: 'the sandbox may know the product',
  },
  { name: 'test', holds: under('test'), mayImport: ['*'], promise: 'tests may know everything' },
];

/** Rooms that ship. They never know that there is a sandbox, and take the time and the settings as arguments. */
export const isProduct = (path: string) => /^(src|blocks|scorecards)\//.test(path);

/** One library, one home: the pattern of a package's name, and the folder or file that may import it. */
export const HOMES: readonly { library: RegExp; home: string; typesAlsoIn?: string }[] = [
  { library: /^@slack\/(bolt|web-api|oauth|socket-mode|logger)$/, home: 'src/slack' },
  { library: /^@slack\/types$/, home: 'src/slack', typesAlsoIn: 'blocks' },
  { library: /^(googleapis|google-auth-library|googleapis-common|gaxios|gtoken)$/, home: 'src/calendar' },
  { library: /^(mongoose|mongodb|bson)$/, home: 'src/models' },
  { library: /^(agenda|@agendajs\/.+)$/, home: 'src/reminders' },
  { library: /^@resvg\/.+$/, home: 'src/pictures' },
  { library: /^(pdfkit|csv-stringify|linebreak)$/, home: 'src/exports' },
  { library: /^(fontkit|bidi-js|@expo-google-fonts\/.+|@embedpdf\/fonts-.+)$/, home: 'src/fonts' },
  { library: /^pino$/, home: 'src/logger.ts' },
  { library: /^yaml$/, home: 'scorecards' },
];

/** Where the environment and the machine's clock are read. */
export const ENVIRONMENT_HOME = 'src/config.ts';
export const CLOCK_HOME = 'src/systemClock.ts';
export const MAX_LINES = 400;

/** The room that holds a path, or null for the tools beside the house. */
export function findRoom(path: string): Room | null {
  return ROOMS.find((room) => room.holds(path)) ?? null;
}
