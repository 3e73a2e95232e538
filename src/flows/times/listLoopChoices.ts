import { civilDay, instantOf } from '../../civil';
import type { Person } from '../../entities';
import type { LoopSession, PlannedLoop } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { Reason, ReplacementAnswer } from '../../scheduling/answers';
import type { LoopRequest } from '../../scheduling/types';
import { type LoopChange, type LoopPlace, settledAround } from './changeLoop';
import { type FoundLoop, findPlannedLoop, openLoop } from './findLoop';
import { makeLoopRequest, settle } from './loopRequest';
import { refuseSilence } from './refuseSilence';

/** Scheduling's own step. */
const STEP_MS = 15 * 60_000;
const SWAPS_A_SEAT = 4;
/** Whoever wants to change a session waits no longer to see which changes leave room for the rest. */
const TRIED_WITHIN_MS = 6_000;

/** Somebody for somebody else; `fromStageKey` where they sit in the loop already. */
interface Swap {
  outId: string;
  inId: string;
  reasons: readonly Reason[];
  fromStageKey: string | null;
}

/** Who else could sit in a session at its time, and when else it could be. */
export interface LoopChoices {
  ok: true;
  found: FoundLoop;
  session: LoopSession;
  swaps: Swap[];
  /** People who could sit there, but whose swap leaves the rest without times. */
  unfitIds: string[];
  /** People who may run the stage and cannot sit there then, with every rule that says so. */
  unable: ReplacementAnswer['unable'];
  /** Starts on the days of the loop, oldest first. */
  starts: Date[];
  /** False where it is not known yet whether the rest finds times then. */
  tried: boolean;
}

/** Looks for other people and other times of one session. Refuses when Google does not answer. */
export async function listLoopChoices(
  ports: Ports,
  by: Person,
  { planId, loopId, stageKey }: LoopPlace,
): Promise<LoopChoices | Refusal> {
  const found = await openLoop(ports, by, planId);
  if (!found.ok) return found;
  const loop = findPlannedLoop(found.plan, loopId);
  const session = loop?.sessions.find((each) => each.stageKey === stageKey);
  if (!loop || !session) return refuse({ code: 'answer gone' });
  const request = await makeLoopRequest(ports, { ...found.plan, ask: found.plan.loop.ask }).catch(
    (error: unknown) => refuseSilence(ports, planId, error),
  );
  if ('ok' in request) return request;
  const others = await askOthers(ports, request, session);
  const starts = others && (await listStarts(ports, request, loop, session));
  if (!others || !starts) return refuse({ code: 'search too long' });
  const swaps = swapsOf(others, loop, session);
  const changes = [
    ...swaps.map((swap) => ({ stageKey, ...swap })),
    ...starts.map((startsAt) => ({ stageKey, startsAt })),
  ];
  const canBe = await plannableChanges(ports, request, loop, session, changes);
  const fit = swaps.filter((_, at) => canBe?.[at] ?? true);
  return {
    ok: true,
    found: { ...found, shownId: loopId },
    session,
    swaps: bestOfEachSeat(fit),
    unfitIds: peopleOf(swaps).filter((id) => !peopleOf(fit).includes(id)),
    unable: unableOf(others).filter(({ personId }) => !peopleOf(swaps).includes(personId)),
    starts: starts.filter((_, at) => canBe?.[swaps.length + at] ?? true),
    tried: canBe !== null,
  };
}

/** For each change whether the rest can be planned around it; null where trying took too long: choosing tells. */
function plannableChanges(
  ports: Ports,
  request: LoopRequest,
  loop: PlannedLoop,
  session: LoopSession,
  changes: readonly LoopChange[],
): Promise<boolean[] | null> {
  return ports.planner.possible(
    request,
    changes.map((change) => settle(request, settledAround(loop, session, change)).sessions),
    TRIED_WITHIN_MS,
  );
}

/** For each seat of a session who could take it at its time; null where the search was stopped. */
async function askOthers(
  ports: Ports,
  request: LoopRequest,
  { stageKey: interviewId, startsAt, seats }: LoopSession,
): Promise<ReplacementAnswer[] | null> {
  const session = request.sessions.find(({ id }) => id === interviewId);
  if (!session) return [];
  return ports.planner.replacements(
    seats.map(({ personId: leaverId }) => ({ ...request, session, interviewId, startsAt, seats, leaverId })),
  );
}

/** Those who sit nowhere in the loop first. */
function swapsOf(others: ReplacementAnswer[], loop: PlannedLoop, { seats }: LoopSession): Swap[] {
  const swaps = others.flatMap(({ replacements }, at) =>
    replacements.map(({ personId: inId, reasons }) => ({
      ...{ outId: seats[at]?.personId ?? '', inId, reasons },
      fromStageKey: sittingsOf(loop, inId)[0]?.stageKey ?? null,
    })),
  );
  return swaps.toSorted((a, b) => Number(a.fromStageKey !== null) - Number(b.fromStageKey !== null));
}

/** Each person once, with what says no at a seat of their pool, where there is one: only there their own time is looked at. */
export function unableOf(others: readonly ReplacementAnswer[]): ReplacementAnswer['unable'] {
  const isElsewhere = ({ constraints }: ReplacementAnswer['unable'][number]) => constraints.includes('pool');
  const all = others
    .flatMap(({ unable }) => unable)
    .toSorted((a, b) => Number(isElsewhere(a)) - Number(isElsewhere(b)));
  return all.filter(({ personId }, at) => all.findIndex((each) => each.personId === personId) === at);
}

function sittingsOf({ sessions }: PlannedLoop, id: string): LoopSession[] {
  return sessions.filter(({ seats }) => seats.some(({ personId }) => personId === id));
}

function peopleOf(swaps: Swap[]): string[] {
  return [...new Set(swaps.map(({ inId }) => inId))];
}

function bestOfEachSeat(swaps: Swap[]): Swap[] {
  return swaps.filter(
    (swap, at) => swaps.slice(0, at).filter(({ outId }) => outId === swap.outId).length < SWAPS_A_SEAT,
  );
}

/** Starts on the loop's days at which the session alone could be held; null where the search was stopped. */
async function listStarts(
  ports: Ports,
  request: LoopRequest,
  loop: PlannedLoop,
  planned: LoopSession,
): Promise<Date[] | null> {
  const { zone } = request.candidate;
  const alone = request.sessions
    .filter(({ id }) => id === planned.stageKey)
    .map(({ after: _, ...session }) => session);
  const days = new Set(loop.sessions.map(({ startsAt }) => civilDay(startsAt, zone)));
  const starts = [...days]
    .flatMap((day) => quartersOf(request, day))
    .filter((startsAt) => startsAt.getTime() !== planned.startsAt.getTime());
  const possible = await ports.planner.possible(
    request,
    starts.map((pinnedAt) => alone.map((session) => ({ ...session, pinnedAt }))),
  );
  return possible && starts.filter((_, at) => possible[at]);
}

/** Every quarter of an hour inside the candidate's hours of one day. */
function quartersOf({ candidate }: LoopRequest, day: string): Date[] {
  const hours = candidate.windows[0]?.hours?.[0];
  if (!hours) return [];
  const from = instantOf(day, hours.from, candidate.zone).getTime();
  const until = instantOf(day, hours.to, candidate.zone).getTime();
  const count = Math.max(0, Math.ceil((until - from) / STEP_MS));
  return Array.from({ length: count }, (_, at) => new Date(from + at * STEP_MS));
}
