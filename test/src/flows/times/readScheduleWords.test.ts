import { readScheduleWords, readStageWord } from '../../../../src/flows/times/readScheduleWords';

const stages = [
  { key: 'phone-screen', name: 'Phone screen' },
  { key: 'coding', name: 'Coding' },
  { key: 'system-design', name: 'System design' },
  { key: 'databases-and-apis', name: 'Databases and APIs' },
];
/** A Monday. */
const now = new Date('2026-11-30T08:00:00Z');
const read = (words: string) => readScheduleWords(words, { stages, now, zone: 'Europe/Lisbon' });

describe('the words after /schedule', () => {
  test.each([
    [
      'Ada Lovelace system design next week',
      {
        candidate: 'Ada Lovelace',
        stageKey: 'system-design',
        days: { from: '2026-12-07', to: '2026-12-11' },
      },
    ],
    [
      'ada lovelace, coding on friday',
      { candidate: 'ada lovelace', stageKey: 'coding', days: { from: '2026-12-04', to: '2026-12-04' } },
    ],
    [
      'system-design with Grace Hopper 3 december',
      {
        candidate: 'Grace Hopper',
        stageKey: 'system-design',
        days: { from: '2026-12-03', to: '2026-12-03' },
      },
    ],
    [
      'Grace Hopper between 1 dec and 4 dec',
      { candidate: 'Grace Hopper', days: { from: '2026-12-01', to: '2026-12-04' } },
    ],
    ['Ada this week', { candidate: 'Ada', days: { from: '2026-11-30', to: '2026-12-04' } }],
    ['Ada next two weeks', { candidate: 'Ada', days: { from: '2026-11-30', to: '2026-12-11' } }],
    ['Ada databases and apis', { candidate: 'Ada', stageKey: 'databases-and-apis' }],
    ['Ada 2026-12-07 to 2026-12-11', { candidate: 'Ada', days: { from: '2026-12-07', to: '2026-12-11' } }],
    [
      'Ada whole loop next week',
      { candidate: 'Ada', loop: true, days: { from: '2026-12-07', to: '2026-12-11' } },
    ],
    ['the full loop for Ada', { candidate: 'Ada', loop: true }],
    ['Ada coding loop', { candidate: 'Ada loop', stageKey: 'coding' }],
    ['Anna Loopman', { candidate: 'Anna Loopman' }],
    ['ada@example.com', { candidate: 'ada@example.com' }],
    ['', { candidate: '' }],
  ])('%s', (words, expected) => {
    expect(read(words)).toEqual(expected);
  });

  test.each(['April May', 'May Sun', 'Jan Novak', 'Will March'])(
    'a name that could be a time stays a name: %s',
    (name) => {
      expect(read(`${name} coding tomorrow`)).toEqual({
        candidate: name,
        stageKey: 'coding',
        days: { from: '2026-12-01', to: '2026-12-01' },
      });
    },
  );

  test('a day already past is no wish', () => {
    expect(read('Ada yesterday')).toEqual({ candidate: 'Ada' });
  });

  test('today is the day on the wall of the person who types', () => {
    const late = new Date('2026-11-30T23:30:00Z');
    const tomorrow = (zone: string) => readScheduleWords('tomorrow', { stages, now: late, zone }).days?.from;
    expect([tomorrow('Europe/Lisbon'), tomorrow('Asia/Kolkata')]).toEqual(['2026-12-01', '2026-12-02']);
  });
});

test.each([
  ['Ada Lovelace design', { candidate: 'Ada Lovelace', stageKey: 'system-design' }],
  ['database Ada Lovelace', { candidate: 'Ada Lovelace', stageKey: 'databases-and-apis' }],
  ['Ada Lovelace phone', { candidate: 'Ada Lovelace', stageKey: 'phone-screen' }],
  ['Ada phone screen', { candidate: 'Ada', stageKey: 'phone-screen' }],
  ['Ada api', null],
  ['Ada design phone', null],
  ['Ada Lovelace', null],
])('one word of a stage may mean it: %s', (words, expected) => {
  expect(readStageWord(words, stages)).toEqual(expected);
});
