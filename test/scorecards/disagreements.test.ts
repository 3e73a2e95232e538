import type { CardForSummary } from '../../scorecards/card';
import { listDisagreements } from '../../scorecards/disagreements';
import { describeTopic } from '../../scorecards/topicWords';
import { BACK_END, designCard, makeCard } from './make';

const NAMES: Record<string, string> = { priya: 'Priya', omar: 'Omar', chen: 'Chen', grace: 'Grace' };
const nameOf = (id: string) => NAMES[id] ?? id;
const agenda = (...cards: CardForSummary[]) => listDisagreements(BACK_END, 'senior', cards);
const lines = (...cards: CardForSummary[]) =>
  agenda(...cards).map((topic) => {
    const { title, line } = describeTopic(topic, BACK_END, nameOf);
    return `${title}: ${line}`;
  });

describe('what to talk about first', () => {
  test.each<[string, CardForSummary[], string[]]>([
    ['nothing, when nobody disagrees', [designCard('priya', [3, 3, 4]), designCard('omar', [3, 4, 3])], []],
    ['nothing, when there is one card', [designCard('priya', [1, 4])], []],
    [
      'two levels apart',
      [designCard('priya', [4, 3]), designCard('omar', [2, 3])],
      ['Data modelling: Priya 4, Omar 2'],
    ],
    [
      'one against the rest',
      [designCard('priya', [3, 4]), designCard('omar', [3, 1]), designCard('chen', [3, 3])],
      ['Scale: Priya 4, Chen 3, Omar 1: Omar against the rest'],
    ],
    [
      'four all over the scale: the ends, not one against the rest',
      [
        designCard('priya', [3, 4]),
        designCard('omar', [3, 1]),
        designCard('chen', [3, 2]),
        designCard('grace', [3, 3]),
      ],
      ['Scale: Priya 4, Grace 3, Chen 2, Omar 1'],
    ],
    [
      'levels that meet the bar, and a no',
      [designCard('priya', [3, 3, 4, 3]), designCard('omar', [3, 3, 3, 3], 'no')],
      ["Omar's recommendation: Omar rates 3 on everything and says no: ask why"],
    ],
    [
      'different levels that all meet the bar, and a no',
      [designCard('priya', [3, 3, 4, 3]), designCard('omar', [4, 3, 3, 3], 'strong no')],
      [
        "Omar's recommendation: Omar rates 3 to 4, all at or above the expected level, and says strong no: ask why",
      ],
    ],
    ['one rating alone proves no contradiction', [designCard('priya', [3, 3]), designCard('omar', [2])], []],
    [
      'levels below the bar, and a yes',
      [designCard('priya', [2, 2, 1, 2], 'strong yes'), designCard('omar', [2, 2, 2, 3])],
      ["Priya's recommendation: Priya rates 1 to 2 (Trade-offs 1) and says strong yes: ask why"],
    ],
    [
      'a 1 somewhere, and a strong yes',
      [designCard('priya', [4, 1, 4], 'strong yes'), designCard('omar', [4, 2, 4], 'strong yes')],
      ["Priya's recommendation: Priya rates 1 to 4 (Scale 1) and says strong yes: ask why"],
    ],
    [
      'one level for all where another in the same interview told them two levels apart',
      [designCard('priya', [3, 3, 3, 3]), designCard('omar', [4, 3, 2, 3])],
      ["Priya's levels: Priya rates 3 on everything, others told them apart: ask why"],
    ],
    [
      'one level for all where nobody told them apart',
      [designCard('priya', [3, 3, 3, 3]), designCard('omar', [3, 3, 3, 3])],
      [],
    ],
    [
      'one level for all where another saw a shade of difference: nothing to ask',
      [designCard('priya', [3, 3, 3, 3]), designCard('omar', [4, 3, 3, 3])],
      [],
    ],
    [
      'one level for all where somebody in another interview told them apart: they saw something else',
      [designCard('priya', [3, 3, 3, 3]), { ...designCard('omar', [4, 3, 2, 3]), interviewId: 'i-db' }],
      [],
    ],
    [
      'recommendations on both sides',
      [designCard('priya', [3, 2], 'strong yes'), designCard('omar', [3, 2], 'no')],
      ['Recommendations: Priya strong yes, Omar no'],
    ],
  ])('%s', (_name, cards, wanted) => {
    expect(lines(...cards)).toEqual(wanted);
  });

  test('of whom has cards of several stages it is said which one is meant', () => {
    const [topic] = agenda(designCard('priya', [3, 3, 4, 3]), designCard('omar', [3, 3, 3, 3], 'no'));
    if (!topic) throw new Error('nothing to talk about');
    const stageOf = ({ personId }: { personId: string }) => (personId === 'omar' ? 'Coding' : null);
    const { title } = describeTopic(topic, BACK_END, nameOf, stageOf);
    expect(title).toBe("Omar's recommendation in Coding");
    const [sides] = agenda(designCard('priya', [3, 2], 'strong yes'), designCard('omar', [3, 2], 'no'));
    if (!sides) throw new Error('nothing to talk about');
    expect(describeTopic(sides, BACK_END, nameOf, stageOf).line).toBe('Priya strong yes, Omar no in Coding');
  });

  test('the two opposing evidences stand side by side, the higher first, the best evidenced of each end', () => {
    const strong = designCard('priya', [4]);
    const brief = designCard('chen', [4]);
    const rate = (card: CardForSummary, evidence: string) => ({
      ...card,
      ratings: card.ratings.map((rating) => ({ ...rating, evidence })),
    });
    const [topic] = agenda(
      rate(designCard('omar', [2]), 'missed the hot row'),
      rate(brief, 'ok'),
      rate(strong, 'chose keys from the queries'),
    );
    expect(topic?.sides.map((side) => [side.personId, side.level, side.evidence])).toEqual([
      ['priya', 4, 'chose keys from the queries'],
      ['omar', 2, 'missed the hot row'],
    ]);
  });

  test('what the role weighs comes first: the same distance counts more in data modelling', () => {
    const titles = agenda(designCard('priya', [4, 4]), designCard('omar', [2, 2])).flatMap(
      (topic) => topic.competencyKey ?? [],
    );
    expect(titles).toEqual(['data-modelling', 'scale']);
  });

  test('what would change the picture comes first: over the bar beats above it, whatever the weight', () => {
    const senior = listDisagreements(BACK_END, 'mid', [
      designCard('priya', [4, 3]),
      designCard('omar', [2, 1]),
    ]);
    expect(senior.map((topic) => [topic.competencyKey, topic.decisive])).toEqual([
      ['scale', true],
      ['data-modelling', false],
    ]);
  });

  test('a recommendation that holds the majority up is decisive, one against four is not', () => {
    const yes = ['a', 'b', 'c', 'd'].map((id) => designCard(id, [3, 4]));
    const no = designCard('omar', [3, 3], 'no');
    const of = (cards: CardForSummary[]) =>
      agenda(...cards).find((topic) => topic.kind === 'levels against recommendation');
    expect(of([...yes, no])?.decisive).toBe(false);
    expect(of([...yes.slice(0, 1), no])?.decisive).toBe(true);
  });

  test('a yes without levels to match is decisive only where the majority hangs on it', () => {
    const yes = ['a', 'b', 'c', 'd'].map((id) => designCard(id, [3, 4]));
    const odd = designCard('omar', [2, 2]);
    const of = (cards: CardForSummary[]) =>
      agenda(...cards).find((topic) => topic.kind === 'levels against recommendation');
    expect(of([...yes, odd])?.decisive).toBe(false);
    expect(of([...yes.slice(0, 1), odd])?.decisive).toBe(true);
  });

  test('one person at odds with themselves in two interviews is no disagreement', () => {
    const again = makeCard({ personId: 'priya', interviewId: 'i-db', levels: { 'data-modelling': 1 } });
    expect(agenda(designCard('priya', [4, 3]), again).filter((topic) => topic.competencyKey)).toEqual([]);
  });
});
