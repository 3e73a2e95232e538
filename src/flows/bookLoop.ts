import type { Candidate, Interview, Person } from '../entities';
import { AlreadyMadeError } from '../errors';
import type { LoopAsk, LoopPlan, Plan, PlannedLoop } from '../plan';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import { refuseTaken } from './claims';
import { findPlannedLoop, listStillOpen, openLoop } from './findLoop';
import { lastLook } from './lastLook';
import { insertInterview, newInterview } from './newInterview';

export type BookedLoop = { ok: true; interviews: Interview[] } | Refusal;

/**
 * Books a whole loop or nothing: every interview with its claims, audit lines and wishes in one transaction. The claims
 * referee a race; a second click on the same plan gives the interviews of the first.
 */
export async function bookLoop(
  ports: Ports,
  by: Person,
  choice: { planId: string; loopId: string },
): Promise<BookedLoop> {
  const opened = await openLoop(ports, by, choice.planId);
  if (!opened.ok) return opened;
  const { plan, candidate } = opened;
  const earlier = await listBooked(ports, plan);
  if (earlier.length > 0) return { ok: true, interviews: earlier };
  const loop = findPlannedLoop(plan, choice.loopId);
  if (!loop) return refuse({ code: 'answer gone' });
  const now = ports.clock.now();
  if (loop.sessions.some(({ startsAt }) => startsAt <= now)) return refuse({ code: 'time passed' });
  const booked =
    (await lookAgain(ports, plan.loop.ask, loop)) ??
    (await insertLoop(ports, plan, newInterviews(ports, by, plan, candidate, loop)));
  if (booked.ok) return booked;
  // A second click meets what the first one booked meanwhile.
  const meanwhile = await listBooked(ports, plan);
  return meanwhile.length > 0 ? { ok: true, interviews: meanwhile } : booked;
}

/** What has changed since the search. */
async function lookAgain(ports: Ports, ask: LoopAsk, loop: PlannedLoop): Promise<Refusal | null> {
  const open = await listStillOpen(ports, ask);
  if (open.length < ask.stageKeys.length) return refuse({ code: 'stage booked' });
  return lastLook(ports, loop.sessions);
}

/** One session of a plan is one interview, however often the plan is confirmed. */
function interviewIdOf(plan: Plan, stageKey: string): string {
  return `${plan.id}-${stageKey}`;
}

function newInterviews(
  ports: Ports,
  by: Person,
  plan: Plan & { loop: LoopPlan },
  candidate: Candidate,
  loop: PlannedLoop,
): Interview[] {
  const { note } = plan.loop.ask;
  return loop.sessions.map((session) =>
    newInterview(ports, by, { ...session, id: interviewIdOf(plan, session.stageKey), candidate, note }),
  );
}

async function insertLoop(
  ports: Ports,
  plan: Plan & { loop: LoopPlan },
  interviews: Interview[],
): Promise<BookedLoop> {
  try {
    await ports.db.transact(async (stores) => {
      for (const interview of interviews) await insertInterview(stores, interview, plan.relaxations);
    });
  } catch (error) {
    if (error instanceof AlreadyMadeError) return { ok: true, interviews: await listBooked(ports, plan) };
    return refuseTaken(error);
  }
  // In order of time, so that their cards stand in it.
  ports.errands.soon('interview', ...interviews.map(({ id }) => id));
  return { ok: true, interviews };
}

/** The interviews that this plan booked already, in order of time. */
async function listBooked(ports: Ports, plan: Plan & { loop: LoopPlan }): Promise<Interview[]> {
  const found = await Promise.all(
    plan.loop.ask.stageKeys.map((stageKey) =>
      ports.db.interviews.findInterview(interviewIdOf(plan, stageKey)),
    ),
  );
  return found
    .filter((interview) => interview !== null)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
