import { type CardForSummary, isSubmitted, type StoredCard } from '../../scorecards/card';
import type { Scorecard } from '../../src/entities';
import { makeCard } from './make';

const stored = (overrides: Partial<StoredCard>): StoredCard => ({
  ...makeCard(),
  status: 'submitted',
  ...overrides,
});

describe('which cards may be summed up', () => {
  test.each<[string, Partial<StoredCard>, boolean]>([
    ['a submitted one', {}, true],
    ['a draft, however full', { status: 'draft' }, false],
    ['one without a recommendation: it is never computed', { recommendation: undefined }, false],
    ['one that does not say when it was submitted', { submittedAt: undefined }, false],
  ])('%s', (_name, overrides, wanted) => {
    expect(isSubmitted(stored(overrides))).toBe(wanted);
  });

  test('a stored scorecard fits as it is', () => {
    const takes = (cards: Scorecard[]): CardForSummary[] => cards.filter(isSubmitted);
    expect(takes([])).toEqual([]);
  });
});
