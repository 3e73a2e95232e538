import { createHash } from 'node:crypto';
import type { Candidate, Person } from '../../entities';
import type { BatchAsk, BatchPlan, BatchSitting, Plan } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { BatchAnswer } from '../../scheduling/answers';
import type { BatchRequest } from '../../scheduling/types';
import { getStage } from '../loadFacts';
import { refuseUnless } from '../requireRole';
import { listUnread } from './readRooms';
import { refuseSilence } from './refuseSilence';
import { listAskable, rangeOf, readCalendars, readCandidate, sessionOf } from './scheduleRequest';
import { wholeSpan } from './wholeSpan';

/** A search for several candidates with its answer; candidates as they were asked for. */
export interface FoundBatch {
  ok: true;
  plan: Plan & { batch: BatchPlan };
  candidates: Candidate[];
}

/**
 * Searches one time for each of several candidates, so that all can be booked together: nobody twice, caps counted together.
 * Keeps the answer. Refuses when Google does not answer; what was asked is kept then too.
 */
export async function findBatch(
  ports: Ports,
  by: Person,
  planId: string,
  wish: { ask?: BatchAsk } = {},
): Promise<FoundBatch | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const earlier = await ports.db.plans.findPlan(planId);
  const ask = wish.ask ?? earlier?.batch?.ask;
  if (!earlier || !ask) return refuse({ code: 'plan expired' });
  const asked = { ...earlier, batch: { ask, id: '', sittings: [], exact: true } };
  await ports.db.plans.savePlan(asked);
  const candidates = await listInOrder(ports, ask.candidateIds);
  const request = await makeBatchRequest(ports, ask, candidates).catch((error: unknown) =>
    refuseSilence(ports, planId, error),
  );
  if ('ok' in request) return request;
  const answer = await ports.planner.batch(request);
  if (!answer) return refuse({ code: 'search too long' });
  const sittings = keptSittings(answer, candidates);
  const [first] = request.requests;
  const plan = {
    ...asked,
    batch: { ask, id: idOf(sittings), sittings, exact: answer.exact },
    unreadRoomIds: first ? listUnread(first) : [],
  };
  await ports.db.plans.savePlan(plan);
  return { ok: true, plan, candidates };
}

/** The plan of a batch that is looked at, and for whom it is. */
export async function openBatch(ports: Ports, by: Person, planId: string): Promise<FoundBatch | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const plan = await ports.db.plans.findPlan(planId);
  if (!plan?.batch) return refuse({ code: 'plan expired' });
  const candidates = await listInOrder(ports, plan.batch.ask.candidateIds);
  return { ok: true, plan: { ...plan, batch: plan.batch }, candidates };
}

function listInOrder({ db }: Ports, ids: string[]): Promise<Candidate[]> {
  return Promise.all(ids.map((id) => db.candidates.getCandidate(id)));
}

/** All are asked of the same people, read once for the days of all. @throws OutsideError when Google does not answer. */
async function makeBatchRequest(ports: Ports, ask: BatchAsk, candidates: Candidate[]): Promise<BatchRequest> {
  const people = await listAskable(ports, [ask.stageKey], []);
  const range = wholeSpan(candidates.map((candidate) => rangeOf(ask, candidate, 0)));
  const calendars = await readCalendars(ports, people, ask.roomIds, { range });
  const common = { now: ports.clock.now(), ...calendars, knownUntil: range.endsAt };
  const requests = candidates.map(async (candidate) => ({
    ...common,
    candidate: await readCandidate(ports, ask, candidate, people, { range }),
    session: sessionOf(getStage(ports, candidate.roleKey, ask.stageKey), ask, people),
  }));
  return { requests: await Promise.all(requests) };
}

function keptSittings({ proposals }: BatchAnswer, candidates: Candidate[]): BatchSitting[] {
  const sittings = candidates.flatMap(({ id }, at) => {
    const proposal = proposals[at];
    if (!proposal) return [];
    const { startsAt, endsAt, seats, roomId, reasons } = proposal;
    return [{ candidateId: id, startsAt, endsAt, seats: [...seats], roomId, reasons: [...reasons] }];
  });
  return sittings.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function idOf(sittings: BatchSitting[]): string {
  const said = sittings.map(({ candidateId, startsAt, seats, roomId }) =>
    [candidateId, startsAt.getTime(), ...seats.map(({ personId }) => personId), roomId ?? ''].join('.'),
  );
  return createHash('sha256').update(said.join('/')).digest('hex').slice(0, 20);
}
