import { makeLoopRequest } from '../../../../src/flows/times/loopRequest';
import type { LoopAsk } from '../../../../src/plan';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makePerson, makePlan, NOW } from '../../models/makers';

const STAGES = ['phone-screen', 'coding', 'system-design', 'collaboration'];
const { ports } = makeMemoryPorts(
  { people: [makePerson()], candidates: [makeCandidate({ id: 'ada' })], interviews: [], cards: [] },
  NOW,
  2,
  { busy: new Map(), claimed: [] },
);

test.each<[string, Pick<LoopAsk, 'order' | 'mostDays'>, number]>([
  ['a whole loop has at most three sessions a day', { order: 'rounds', mostDays: null }, 2],
  ['sessions in any order may each have a day', { order: 'free', mostDays: null }, 4],
  ['the recruiter may want it all on one day', { order: 'rounds', mostDays: 1 }, 1],
  ['the recruiter may allow more days', { order: 'rounds', mostDays: 3 }, 3],
])('%s', async (_, wanted, mostDays) => {
  const { ask, ...plan } = makePlan();
  if (!ask) throw new Error('No ask');
  const search = { ...plan, ask: { ...ask, candidateId: 'ada', stageKeys: STAGES, ...wanted } };
  expect((await makeLoopRequest(ports, search)).mostDays).toBe(mostDays);
});
