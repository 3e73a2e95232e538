import type { Part, Recommendation } from '../../../../src/entities';
import { reconcileCandidate } from '../../../../src/flows/outside/reconcileCandidate';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson, makeScorecard, NOW } from '../../models/makers';

const priya = makePerson({ id: 'priya' });
const tim = makePerson({ id: 'tim' });
const nora = makePerson({ id: 'nora', roles: ['recruiter'] });
const LATER = new Date(NOW.getTime() + 10 * 24 * 3_600_000);

const seat = (personId: string, part: Part) => ({
  personId,
  part,
  answer: 'accepted' as const,
  askedAt: NOW,
});
const cardOf = (personId: string, part: Part, level: 2 | 3, recommendation: Recommendation) =>
  makeScorecard({
    personId,
    part,
    interviewId: 'design',
    candidateId: 'ada',
    status: 'submitted',
    submittedAt: NOW,
    recommendation,
    ratings: [{ competencyKey: 'data-modelling', level, evidence: '' }],
  });
const lead = cardOf('priya', 'lead', 3, 'yes');
const trainee = cardOf('tim', 'shadow', 2, 'no');

function world(cards: (typeof lead)[], elsewhere: ReturnType<typeof makeInterview>[] = []) {
  const panel = [seat('priya', 'lead'), seat('tim', 'shadow')];
  return makeMemoryPorts(
    {
      people: [priya, tim, nora],
      candidates: [makeCandidate({ id: 'ada', recruiterId: 'nora' })],
      interviews: [
        makeInterview({ id: 'design', candidateId: 'ada', recruiterId: 'nora', panel }),
        ...elsewhere,
      ],
      cards,
    },
    LATER,
  );
}

test('a trainee is told how their card lies beside the lead’s, once both are in', async () => {
  const { ports, told } = world([lead, trainee]);
  await reconcileCandidate(ports, 'ada');
  expect(told).toMatchObject([
    {
      kind: 'trainee feedback',
      trainee: { personId: 'tim' },
      lead: { personId: 'priya' },
      comparison: {
        shared: 1,
        same: 0,
        competencies: [{ competencyKey: 'data-modelling', trainee: 2, lead: 3, difference: -1 }],
        recommendation: { trainee: 'no', lead: 'yes' },
      },
    },
  ]);
});

test.each([
  ['the lead’s card is missing', [trainee], []],
  ['their own is missing', [lead], []],
  [
    'they owe another card of the same candidate',
    [lead, trainee],
    [
      makeInterview({
        id: 'coding',
        candidateId: 'ada',
        recruiterId: 'nora',
        panel: [seat('tim', 'second')],
      }),
    ],
  ],
])('nobody is told while %s', async (_why, cards, elsewhere) => {
  const { ports, told } = world(cards, elsewhere);
  await reconcileCandidate(ports, 'ada');
  expect(told).toEqual([]);
});
