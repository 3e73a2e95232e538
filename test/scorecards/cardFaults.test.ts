import { cardFaults } from '../../scorecards/cardFaults';

const COMPETENCIES = [{ key: 'coding' }, { key: 'debugging' }];
const rating = (competencyKey: string, level: 1 | 2 | 3 | 4 | null, evidence = '') => ({
  competencyKey,
  level,
  evidence,
});
const WHOLE = { ratings: [rating('coding', 3), rating('debugging', 2)], recommendation: 'yes' as const };

test.each<[string, Parameters<typeof cardFaults>[0], ReturnType<typeof cardFaults>]>([
  ['a whole card lacks nothing', WHOLE, []],
  [
    'an empty card lacks everything, in the order of the competencies',
    { ratings: [] },
    [
      { what: 'rating', competencyKey: 'coding' },
      { what: 'rating', competencyKey: 'debugging' },
      { what: 'recommendation' },
    ],
  ],
  [
    'a 1 needs what was seen',
    { ...WHOLE, ratings: [rating('coding', 1), rating('debugging', 2)] },
    [{ what: 'evidence', competencyKey: 'coding' }],
  ],
  [
    'spaces are no evidence of a 4',
    { ...WHOLE, ratings: [rating('coding', 3), rating('debugging', 4, ' \n ')] },
    [{ what: 'evidence', competencyKey: 'debugging' }],
  ],
  [
    'a 4 with evidence is whole',
    { ...WHOLE, ratings: [rating('coding', 4, 'Named the hot row.'), rating('debugging', 2)] },
    [],
  ],
  [
    'not assessed is an answer',
    { ...WHOLE, ratings: [rating('coding', null), rating('debugging', null)] },
    [],
  ],
  [
    'evidence without a level is no rating',
    { ...WHOLE, ratings: [{ competencyKey: 'coding', evidence: 'Ran it.' }, rating('debugging', 2)] },
    [{ what: 'rating', competencyKey: 'coding' }],
  ],
  [
    'what the stage does not assess is not asked for',
    { ...WHOLE, ratings: [...WHOLE.ratings, rating('scale', 4)] },
    [],
  ],
])('%s', (_rule, card, faults) => {
  expect(cardFaults(card, COMPETENCIES)).toEqual(faults);
});
