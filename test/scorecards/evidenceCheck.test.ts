import { checkCard, checkEvidence } from '../../scorecards/evidenceCheck';
import { BACK_END, makeCard } from './make';

const kinds = (text: string) => checkEvidence(text).map((advice) => advice.kind);

describe('the gentle check of evidence', () => {
  test.each([
    'Chose keys from the queries and named what each index costs on write.',
    'Missed the hot row until I drew two buyers on the same seat.',
    '"I would make the POST idempotent" and put the key under a unique constraint.',
    'Strong: asked for the 99th percentile before profiling, found the N+1 in 6 minutes.',
    'Good. Wrote the migration in batches, forgot to verify counts.',
    'Had no idea what isolation level means; guessed serializable for all.',
    'Retired a field over six months by measuring who still sent it.',
    'I liked how she restated the problem with an example.',
    'Uses EXPLAIN, reads the plan, finds the sequential scan.',
  ])('has nothing to say about: %s', (text) => {
    expect(checkEvidence(text)).toEqual([]);
  });

  test.each([
    'The foreign key was native to the child table and the parent row got deleted.',
    'Disabled the health check and named the race condition in the child process.',
    'Asked for the age of the cache entry: 30 minutes is too old for stock.',
    'Explained the CORS origin header and the accent colour of the button.',
    'Walked the tree: each node has two children, none is visited twice.',
    'Added a VISA card number test to the payment API and masked it.',
    'Said the column family keeps rows that are 60 days old.',
    'Put a weight on her figure of 10k requests, right by a factor of 2.',
    'His race condition fix uses the union member of the enum.',
    'Drew the depressed state of the button and went straight to the point.',
    'Married the two tables with a join; the read was blind at first.',
    'Named single point of failure and hot standby, drew the engaged flag.',
  ])('leaves technical words alone: %s', (text) => {
    expect(checkEvidence(text)).toEqual([]);
  });

  test.each([
    'Good',
    'Very strong candidate.',
    'Great communication skills!',
    'Solid technical knowledge overall',
    'Excellent problem solver, writes clean code',
    'Not a fit',
    'Great culture fit, would love to work with him',
    'Did well.',
    'Gut feeling: no',
    'no red flags',
  ])('finds an empty phrase: %s', (text) => {
    expect(kinds(text)).toEqual(['empty phrase']);
  });

  test.each([
    'Databases and indexes on a high plane',
    'He was nervous at first but warmed',
    'No experience with cloud',
    'Distributed systems, queues, caching, consistency',
  ])('finds that there is no example: %s', (text) => {
    expect(kinds(text)).toEqual(['no example']);
  });

  test.each([
    ['She is too young for this team, said so when asked.', 'age', 'She is too young'],
    ['Fine design, but too old for our team.', 'age', 'too old for our team'],
    ['Wrote the loop well for his age.', 'age', 'for his age'],
    ['A digital native, used the shell quickly.', 'age', 'digital native'],
    ['Asked about hours because she has kids.', 'family', 'has kids'],
    ['Said his wife wants to move.', 'family', 'wife'],
    ['Asked for parental leave rules.', 'family', 'parental leave'],
    ['Heavy accent, explained sharding twice.', 'origin', 'Heavy accent'],
    ['Not a native speaker but drew the schema.', 'origin', 'native speaker'],
    ['Needs a visa, else wrote a fine design.', 'origin', 'Needs a visa'],
    ['Mentioned his depression and asked for breaks.', 'health', 'his depression'],
    ['He seemed ill and lost the thread.', 'health', 'He seemed ill'],
    ['Designed it nicely for a woman.', 'gender or orientation', 'for a woman'],
    ['Abrasive when I asked about locks.', 'gender or orientation', 'Abrasive'],
    ['Said that he goes to church on Sundays.', 'belief or politics', 'goes to church'],
    ['Well dressed, walked through the plan.', 'looks', 'Well dressed'],
  ])('finds a personal remark: %s', (text, theme, excerpt) => {
    const [advice] = checkEvidence(text);
    expect(advice).toMatchObject({ kind: 'personal remark', excerpt });
    expect(advice?.text).toContain(`a remark on ${theme}`);
    expect(advice?.source.url).toMatch(/^https:\/\/www\.eeoc\.gov\//);
  });

  test('says nothing about an empty text: whether evidence is needed is the rule of the card', () => {
    expect(checkEvidence('')).toEqual([]);
    expect(checkEvidence('  \n - ')).toEqual([]);
  });

  test('all advice has one plain sentence or two, and a source that can be read', () => {
    for (const text of ['Good', 'Queues everywhere', 'Her accent was hard to follow']) {
      for (const advice of checkEvidence(text)) {
        expect(advice.text.length).toBeLessThan(160);
        expect(advice.source).toEqual({ name: expect.any(String), url: expect.stringMatching(/^https:/) });
      }
    }
  });

  test('a card: each rating by the name of its competency, the closing texts for personal remarks only', () => {
    const card = makeCard({
      ratings: [
        { competencyKey: 'scale', level: 4, evidence: 'Excellent' },
        { competencyKey: 'apis', level: 3, evidence: '' },
      ],
      strongestSignal: 'Very good',
      concern: 'Pregnant, so away soon',
      summary: 'Yes',
    });
    expect(
      checkCard(BACK_END, card).map((advice) => [advice.competencyKey, advice.where, advice.kind]),
    ).toEqual([
      ['scale', 'Scale', 'empty phrase'],
      [null, 'Concern', 'personal remark'],
    ]);
  });

  test('thousands of characters are checked at once', () => {
    expect(kinds(`${'very good '.repeat(2000)}`)).toEqual(['empty phrase']);
    expect(kinds(`${'a'.repeat(3000)} ${'his '.repeat(1500)}`)).toEqual(['no example']);
  });
});
