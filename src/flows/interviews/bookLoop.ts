import type { Candidate, Interview, Person } from '../../entities';
import type { LoopPlan, LoopSession, Plan } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { findPlannedLoop, listStillOpen, openLoop } from '../times/findLoop';
import { bookDespiteTrainees } from '../times/trainees';
import { type BookedTogether, bookTogether } from './bookTogether';
import { lastLook } from './lastLook';
import { newInterview } from './newInterview';

/** Books a whole loop or nothing; a second click on the same plan gives the interviews of the first. */
export async function bookLoop(
  ports: Ports,
  by: Person,
  choice: { planId: string; loopId: string },
): Promise<BookedTogether> {
  const opened = await openLoop(ports, by, choice.planId);
  if (!opened.ok) return opened;
  const { plan, candidate } = opened;
  const ids = plan.loop.ask.stageKeys.map((stageKey) => interviewIdOf(plan, stageKey));
  const loop = findPlannedLoop(plan, choice.loopId);
  const seats = (loop?.sessions ?? []).flatMap((session) => session.seats);
  return bookDespiteTrainees(plan, seats, (asked) =>
    bookTogether(ports, ids, plan.relaxations, () => {
      const sessions = loop?.sessions.map((session) => ({ ...session, seats: asked(session.seats) }));
      return makeInterviews(ports, by, plan, candidate, sessions ?? null);
    }),
  );
}

/** One session of a plan is one interview, however often the plan is confirmed. */
function interviewIdOf(plan: Plan, stageKey: string): string {
  return `${plan.id}-${stageKey}`;
}

/** The loop as interviews, or what has changed since the search. */
async function makeInterviews(
  ports: Ports,
  by: Person,
  plan: Plan & { loop: LoopPlan },
  candidate: Candidate,
  sessions: LoopSession[] | null,
): Promise<Interview[] | Refusal> {
  if (!sessions) return refuse({ code: 'answer gone' });
  const now = ports.clock.now();
  if (sessions.some(({ startsAt }) => startsAt <= now)) return refuse({ code: 'time passed' });
  const { ask } = plan.loop;
  const open = await listStillOpen(ports, ask);
  if (open.length < ask.stageKeys.length) return refuse({ code: 'stage booked' });
  const changed = await lastLook(ports, sessions, { relaxations: plan.relaxations });
  return (
    changed ??
    sessions.map((session) =>
      newInterview(ports, by, {
        ...{ ...session, id: interviewIdOf(plan, session.stageKey), candidate },
        note: ask.note,
      }),
    )
  );
}
