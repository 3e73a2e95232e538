import type { Naming } from '../../../blocks/naming';
import { planWords, type RankedPlan } from '../../../blocks/schedule/planWords';

const NAMES: Record<string, string> = { priya: 'Priya Nair', omar: 'Omar Haddad', chen: 'Chen Wei' };
const naming: Naming = {
  person: (id) => NAMES[id] ?? id,
  candidate: { name: 'Ada Lovelace', zone: 'America/New_York' },
  pool: () => 'Platform',
};

const FREE = {
  ...{ total: 0, loadWeek: 0, loadFourWeeks: 0, candidateHours: 0, soonest: 0, focus: 0 },
  ...{ gaps: 0, extraDay: 0, continuity: 0, repeat: 0 },
};
const plan = (
  cost: Partial<RankedPlan['cost']>,
  personIds = ['priya', 'omar'],
  changed: string[] = [],
): RankedPlan => ({ personIds, cost: { ...FREE, ...cost }, changed });

const wordsOf = (at: number, plans: RankedPlan[]) => {
  const own = plans[at];
  return own ? planWords(own, plans, naming) : null;
};

describe('what tells a plan of a loop from the others', () => {
  it.each<[string, RankedPlan[], string]>([
    ['is sooner', [plan({}), plan({ soonest: 8 })], 'Best match: soonest.'],
    [
      'is ahead in several ways, of which the two that weigh most are said',
      [plan({}), plan({ soonest: 8, gaps: 3, loadWeek: 12 })],
      'Best match: people with fewest interviews that week and soonest.',
    ],
    [
      'is ahead of one and behind another, which is no lead',
      [plan({ gaps: 2 }), plan({ gaps: 6, focus: 5 }), plan({ focus: 20 })],
      'Best match: least free time split.',
    ],
    ['is as good as the next', [plan({}), plan({ repeat: 10 })], 'Best match.'],
  ])('the best plan %s', (_, plans, words) => {
    expect(wordsOf(0, plans)).toEqual([words]);
  });

  it.each<[string, RankedPlan, string[]]>([
    [
      'has other people and is behind',
      plan({ soonest: 8, gaps: 2, extraDay: 40 }, ['priya', 'chen']),
      ['Chen instead of Omar.', 'Behind plan 1: more days and later.'],
    ],
    [
      'has the same people',
      plan({ candidateHours: 4 }),
      ['The people of plan 1, at other times.', 'Behind plan 1: worse hours for Ada.'],
    ],
    [
      'has a trainee more and costs the same',
      plan({ repeat: 30 }, ['priya', 'omar', 'chen']),
      ['With Chen too.', 'As good as plan 1.'],
    ],
    ['has one person less', plan({}, ['priya']), ['Without Omar.', 'As good as plan 1.']],
    [
      'has many other people',
      plan({}, ['a', 'b', 'c', 'd', 'e']),
      ['a, b, c and 2 more instead of Priya and Omar.', 'As good as plan 1.'],
    ],
  ])('another plan %s', (_, other, words) => {
    expect(wordsOf(1, [plan({}), other])).toEqual(words);
  });

  it('one changed by hand says what was changed, and is no measure of the others', () => {
    const plans = [plan({ gaps: 9 }, ['chen'], ['Coding']), plan({}), plan({ soonest: 8 })];
    expect(plans.map((_, at) => wordsOf(at, plans))).toEqual([
      ['As you changed it: Coding.'],
      ['Best match: soonest.'],
      ['The people of plan 2, at other times.', 'Behind plan 2: later.'],
    ]);
  });

  it('a plan alone is compared with nothing', () => {
    expect(wordsOf(0, [plan({})])).toEqual([]);
  });
});
