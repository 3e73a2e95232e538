import type { Naming } from '../../blocks/naming';
import { obstaclesText, obstacleText } from '../../blocks/obstacles';
import { reasonsText, reasonsToStepIn, reasonText } from '../../blocks/reasons';
import { offerText } from '../../blocks/relaxations';
import type { Obstacle, Reason, Relaxation } from '../../src/scheduling/answers';
import { STARTS_AT } from './makers';

const NAMES: Record<string, string> = {
  priya: 'Priya Nair',
  omar: 'Omar Haddad',
  chen: 'Chen Wei',
  grace: 'Grace Hopper',
  li: 'Li Na',
};
const naming: Naming = {
  person: (id) => NAMES[id] ?? id,
  candidate: { name: 'Ada Lovelace', zone: 'America/New_York' },
  pool: () => 'Platform',
};
const load = (personId: string, thisWeek: number, capPerWeek: number | null): Reason => ({
  kind: 'load',
  personId,
  thisWeek,
  fourWeeks: 4,
  capPerWeek,
  leastOfPool: 0,
});

describe('why a time is proposed', () => {
  it.each<[Reason, string]>([
    [load('priya', 0, 3), 'Priya has had none this week.'],
    [load('chen', 1, 3), 'Chen has 1 of 3 this week.'],
    [load('chen', 2, null), 'Chen has 2 this week.'],
    [{ kind: 'insideHours', personIds: [] }, 'Everyone is inside working hours.'],
    [{ kind: 'focusKept', personIds: [] }, "Nobody's focus time is cut."],
    [
      { kind: 'focusCut', personId: 'omar', beforeMinutes: 90, afterMinutes: 120 },
      "Splits Omar's free time: 90 min before, 2 h after.",
    ],
    [
      { kind: 'localStart', personId: 'omar', zone: 'Europe/Lisbon', startsAt: STARTS_AT },
      'Starts 13:00 for Omar in Lisbon.',
    ],
    [{ kind: 'localStart', personId: null, zone: 'America/New_York', startsAt: STARTS_AT }, ''],
    [{ kind: 'candidateEdge', earlyMinutes: 30, lateMinutes: 0 }, 'Early for Ada by 30 min.'],
    [{ kind: 'candidateEdge', earlyMinutes: 0, lateMinutes: 0 }, ''],
    [{ kind: 'keeps', personIds: ['priya', 'omar'] }, 'Keeps Priya and Omar.'],
    [{ kind: 'changes', joining: ['chen'], leaving: ['omar'] }, 'Chen instead of Omar.'],
    [{ kind: 'trainee', personId: 'chen', part: 'shadow' }, 'Chen can learn by watching.'],
    [
      { kind: 'loopShape', days: 1, idleMinutes: 45, endsAt: STARTS_AT },
      'All on one day, 45 min of breaks, ends 08:00 for Ada.',
    ],
    [{ kind: 'unproven' }, 'Not every combination could be compared; another may be a little better.'],
  ])('%j', (reason, sentence) => {
    expect(reasonText(reason, naming)).toBe(sentence);
  });

  it.each<[string, Reason[], string[]]>([
    [
      'those who have had none in one sentence',
      [load('priya', 0, 3), load('chen', 1, 3), load('omar', 0, 2)],
      ['Priya and Omar have had none this week.', 'Chen has 1 of 3 this week.'],
    ],
    [
      'the worst of several early starts',
      [
        { kind: 'candidateEdge', earlyMinutes: 15, lateMinutes: 0 },
        { kind: 'candidateEdge', earlyMinutes: 45, lateMinutes: 0 },
      ],
      ['Early for Ada by 45 min.'],
    ],
    [
      'what is true of every time only where nothing else is to say',
      [{ kind: 'insideHours', personIds: [] }],
      ['Everyone is inside working hours.'],
    ],
  ])('says %s', (_what, reasons, sentences) => {
    expect(reasonsText(reasons, naming)).toEqual(sentences);
  });

  it('counts the week of the interview: that week, where it is not the one that runs', () => {
    const reasons = [load('priya', 0, 3), load('omar', 0, 3), load('chen', 1, 3)];
    expect(reasonsText(reasons, naming, { week: 'that week' })).toEqual([
      'Priya and Omar have none that week.',
      'Chen has 1 of 3 that week.',
    ]);
  });

  it("leaves out a start on the reader's own clock: it stands above", () => {
    const start = (zone: string): Reason => ({
      kind: 'localStart',
      personId: 'omar',
      zone,
      startsAt: STARTS_AT,
    });
    const reasons = [start('Europe/Berlin'), start('Europe/Lisbon')];
    expect(reasonsText(reasons, naming, { zone: 'Europe/Berlin' })).toEqual([
      'Starts 13:00 for Omar in Lisbon.',
    ]);
  });

  it('says to who could step in nothing of what the agreed time costs the candidate', () => {
    const reasons: Reason[] = [
      { kind: 'candidateEdge', earlyMinutes: 15, lateMinutes: 0 },
      load('chen', 0, 3),
    ];
    expect(reasonsToStepIn(reasons, naming)).toEqual(['Chen has had none this week.']);
  });

  it('says what it costs somebody first, four sentences at most, and leaves its argument as it was', () => {
    const reasons: Reason[] = [
      { kind: 'insideHours', personIds: [] },
      load('priya', 0, 3),
      load('chen', 1, 3),
      load('omar', 2, 3),
      { kind: 'trainee', personId: 'li', part: 'shadow' },
      { kind: 'focusCut', personId: 'omar', beforeMinutes: 30, afterMinutes: 30 },
    ];
    expect(reasonsText(reasons, naming)).toEqual([
      "Splits Omar's free time: 30 min before, 30 min after.",
      'Priya has had none this week.',
      'Chen has 1 of 3 this week.',
      'Omar has 2 of 3 this week.',
    ]);
    expect(reasons[0]?.kind).toBe('insideHours');
  });
});

describe('two reasons that contradict each other', () => {
  it('never stand side by side: whose free time is split is said, not that nobody else is', () => {
    const reasons: Reason[] = [
      { kind: 'focusKept', personIds: ['priya'] },
      { kind: 'focusCut', personId: 'omar', beforeMinutes: 30, afterMinutes: 30 },
    ];
    expect(reasonsText(reasons, naming)).toEqual(["Splits Omar's free time: 30 min before, 30 min after."]);
  });
});

describe('what is in the way', () => {
  const people = ['priya', 'omar', 'chen', 'grace', 'li'].map((personId) => ({ personId, removes: 1 }));
  it.each<[Obstacle, 'starts' | 'days', string]>([
    [
      { constraint: 'capPerWeek', removes: 6, people: people.slice(0, 1) },
      'starts',
      'The week is full: Priya (takes 6 times).',
    ],
    [
      { constraint: 'busy', removes: 1, people },
      'starts',
      'Calendars are full: Priya, Omar, Chen and 2 more (takes 1 time).',
    ],
    [
      { constraint: 'candidateHours', removes: 2, people: [] },
      'days',
      "Ada's own hours and days (takes 2 days).",
    ],
    [{ constraint: 'room', removes: 0, people: [] }, 'starts', 'No room is free.'],
  ])('%j', (obstacle, unit, sentence) => {
    expect(obstacleText(obstacle, unit, naming)).toBe(sentence);
  });
});

test.each([
  [1, 'on one day'],
  [2, 'on 2 days'],
])('a loop that is longer than the time of the candidate says so before all else', (days, on) => {
  const obstacles = [{ constraint: 'candidateHours' as const, removes: 2, people: [] }];
  const tooShort = { needMinutes: 345, haveMinutes: 240, days };
  const explanation = { unit: 'days' as const, legal: 0, obstacles, offers: [], exact: true };
  expect(obstaclesText({ ...explanation, tooShort }, naming)).toEqual([
    `The sessions take 5 h 45 min with the breaks between them; Ada has at most 4 h ${on}.`,
    "Ada's own hours and days (takes 2 days).",
  ]);
  expect(obstaclesText(explanation, naming)).toHaveLength(1);
});

test('people who were not chosen by name are told from those of other pools', () => {
  const obstacle = { constraint: 'pool' as const, removes: 0, people: [{ personId: 'omar', removes: 2 }] };
  expect(obstacleText(obstacle, 'starts', naming)).toBe('Not in the pool for this seat: Omar.');
  const asked = { ...naming, isByName: true };
  expect(obstacleText(obstacle, 'starts', asked)).toBe('Not chosen, or not in the pool: Omar.');
});

describe('rooms in the way', () => {
  it.each([
    ['the one that was asked for', ['Estrela'], 'Estrela is taken (takes 3 times).'],
    [
      'those of which none is free',
      ['Estrela', 'Graça'],
      'No room is free: Estrela and Graça (takes 3 times).',
    ],
  ])('are named: %s', (_what, rooms, sentence) => {
    const obstacle = { constraint: 'room' as const, removes: 3, people: [] };
    expect(obstacleText(obstacle, 'starts', { ...naming, rooms })).toBe(sentence);
  });
});

describe('the smallest changes that help', () => {
  it.each<[Relaxation[], number, string]>([
    [[{ kind: 'raiseCap', personId: 'priya', per: 'week', from: 3, to: 4 }], 6, 'Priya takes a 4th: 6 times'],
    [
      [{ kind: 'raiseCap', personId: 'priya', per: 'day', from: 1, to: 2 }],
      1,
      'Priya takes a 2nd that day: 1 time',
    ],
    [
      [{ kind: 'raiseCap', personId: 'priya', per: 'week', from: 10, to: 11 }],
      1,
      'Priya takes an 11th: 1 time',
    ],
    [[{ kind: 'moreDays', days: 7 }], 14, 'One week later too: 14 times'],
    [[{ kind: 'replaceNamed', sessionId: 's', personId: 'priya' }], 3, 'Somebody else for Priya: 3 times'],
    [
      [{ kind: 'addPool', sessionId: 's', seatId: 'x', pool: 'platform' }],
      9,
      'A seat from Platform: 9 times',
    ],
    [[{ kind: 'widenCandidate', side: 'earlier', minutes: 30 }], 2, 'Ada starts 30 min earlier: 2 times'],
    [
      [
        {
          kind: 'widenHours',
          personIds: ['priya', 'omar'],
          zone: 'Europe/Berlin',
          side: 'later',
          minutes: 30,
        },
      ],
      2,
      'Priya and Omar stop 30 min later: 2 times',
    ],
    [[{ kind: 'dropLunch' }, { kind: 'freeOrder' }], 3, 'No lunch break and sessions in any order: 3 times'],
  ])('%j', (changes, opens, text) => {
    expect(offerText({ changes, opens, price: 1 }, 'starts', naming)).toBe(text);
  });
});
