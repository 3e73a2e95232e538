import type { Naming } from '../../../../blocks/naming';
import type { Explanation } from '../../../../src/scheduling/answers';
import { shortageProps, termsProps } from '../../../../src/slack/schedule/scheduleProps';
import { makePlan } from '../../models/makers';

const naming: Naming = {
  person: (id) => ({ priya: 'Priya Nair', omar: 'Omar Haddad' })[id] ?? id,
  candidate: { name: 'Ada Lovelace', zone: 'America/New_York' },
  pool: () => 'Platform',
};

const raise = { kind: 'raiseCap', personId: 'priya', per: 'week', from: 3, to: 4 } as const;
const earlier = { kind: 'widenCandidate', side: 'earlier', minutes: 30 } as const;
const shortage: Explanation = {
  ...{ unit: 'starts', legal: 2, exact: false },
  obstacles: [{ constraint: 'capPerWeek', removes: 6, people: [{ personId: 'priya', removes: 6 }] }],
  offers: [{ changes: [raise], price: 3, opens: 6 }],
};

describe('what is in the way', () => {
  it('comes with what helps, each with what it opens, and how far the search for it went', () => {
    expect(shortageProps(shortage, naming)).toEqual({
      obstacles: ['The week is full: Priya (takes 6 times).'],
      relaxations: [{ id: '0', text: 'Priya takes a 4th: 6 times', changes: 1 }],
      exact: false,
    });
  });

  it('with nothing short is nothing, and nothing is left to try', () => {
    expect(shortageProps(null, naming)).toEqual({ obstacles: [], relaxations: [], exact: true });
  });
});

describe('what was changed by a tap', () => {
  it.each([
    ['nothing', [], [], { without: [], agreed: '' }],
    [
      'two agreed changes',
      [],
      [raise, earlier],
      { agreed: 'Priya takes a 4th and Ada starts 30 min earlier' },
    ],
    ['people left out', ['priya', 'omar'], [], { without: ['Priya Nair', 'Omar Haddad'] }],
  ])('is said: %s', (_, excludedIds, relaxations, said) => {
    const plan = makePlan({ excludedIds, relaxations });
    expect(termsProps(plan, naming, [])).toMatchObject(said);
  });
});
