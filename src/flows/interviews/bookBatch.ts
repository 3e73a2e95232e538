import type { Interview, Person } from '../../entities';
import type { Plan } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { type FoundBatch, openBatch } from '../times/findBatch';
import { bookDespiteTrainees } from '../times/trainees';
import { type BookedTogether, bookTogether } from './bookTogether';
import { lastLook } from './lastLook';
import { newInterview } from './newInterview';

/** Books the times of several candidates or none; a second click on the same plan gives the interviews of the first. */
export async function bookBatch(
  ports: Ports,
  by: Person,
  choice: { planId: string; setId: string },
): Promise<BookedTogether> {
  const opened = await openBatch(ports, by, choice.planId);
  if (!opened.ok) return opened;
  const { plan } = opened;
  const ids = plan.batch.ask.candidateIds.map((id) => interviewIdOf(plan, id));
  const seats = plan.batch.sittings.flatMap((sitting) => sitting.seats);
  return bookDespiteTrainees(plan, seats, (asked) =>
    bookTogether(ports, ids, [], () => {
      const sittings = plan.batch.sittings.map((sitting) => ({ ...sitting, seats: asked(sitting.seats) }));
      const chosen = { ...plan, batch: { ...plan.batch, sittings } };
      return makeInterviews(ports, by, { ...opened, plan: chosen }, choice.setId);
    }),
  );
}

/** One candidate of a plan has one interview, however often the plan is confirmed. */
function interviewIdOf(plan: Plan, candidateId: string): string {
  return `${plan.id}-${candidateId}`;
}

/** The set as interviews, or what has changed since the search. */
async function makeInterviews(
  ports: Ports,
  by: Person,
  { plan, candidates }: FoundBatch,
  setId: string,
): Promise<Interview[] | Refusal> {
  const { ask, id, sittings } = plan.batch;
  if (id !== setId || sittings.length === 0) return refuse({ code: 'answer gone' });
  const now = ports.clock.now();
  if (sittings.some(({ startsAt }) => startsAt <= now)) return refuse({ code: 'time passed' });
  const changed = (await refuseBookedSince(ports, plan)) ?? (await lastLook(ports, sittings));
  if (changed) return changed;
  const candidateOf = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  return sittings.flatMap((sitting) => {
    const candidate = candidateOf.get(sitting.candidateId);
    if (!candidate) return [];
    const interviewId = interviewIdOf(plan, candidate.id);
    return newInterview(ports, by, {
      ...{ ...sitting, id: interviewId, candidate },
      ...{ stageKey: ask.stageKey, note: '' },
    });
  });
}

/** Somebody else booked this stage for one of the candidates since the search began. */
async function refuseBookedSince(
  { db }: Ports,
  { batch: { ask, sittings }, createdAt }: FoundBatch['plan'],
): Promise<Refusal | null> {
  const booked = await db.interviews.listInterviews({
    candidateIds: sittings.map(({ candidateId }) => candidateId),
    status: 'booked',
  });
  const isTwin = ({ stageKey, bookedAt }: Interview) => stageKey === ask.stageKey && bookedAt > createdAt;
  return booked.some(isTwin) ? refuse({ code: 'stage booked' }) : null;
}
