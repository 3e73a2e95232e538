import { civilDay, isoWeek } from '../../civil';
import type { Interview, Person } from '../../entities';
import { ClaimTakenError } from '../../errors';
import type { ClaimStore, Ports, Span, Stores } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { Relaxation } from '../../scheduling/answers';
import { sittingPanel } from '../loadFacts';
import { changeInterview, type InterviewChange } from './changeInterview';

/** More interviews than a week has ticks: the place under a cap that nobody set. */
const UNCAPPED = 10_000;

/** Claims the interview's time for one person, with the caps and buffer as the recruiter relaxed them. @throws ClaimTakenError */
export async function claimSeat(
  claims: ClaimStore,
  interview: Pick<Interview, 'id' | 'startsAt' | 'endsAt'>,
  person: Person,
  relaxations: readonly Relaxation[] = [],
): Promise<void> {
  const { capPerDay, capPerWeek, bufferMinutes } = relaxedLimits(person, relaxations);
  await claims.take({
    personId: person.id,
    interviewId: interview.id,
    span: { startsAt: interview.startsAt, endsAt: interview.endsAt },
    bufferMinutes,
    day: { key: civilDay(interview.startsAt, person.zone), cap: capPerDay },
    week: { key: isoWeek(interview.startsAt, person.zone), cap: capPerWeek },
  });
}

/** Claims the interview's time for its room, where it has one that did not decline. @throws ClaimTakenError */
export async function claimRoom(
  claims: ClaimStore,
  { id, room, startsAt, endsAt }: Pick<Interview, 'id' | 'room' | 'startsAt' | 'endsAt'>,
): Promise<void> {
  if (!room || room.answer === 'declined') return;
  await claimTime(claims, 'room', { id: room.roomId, interviewId: id, startsAt, endsAt });
}

/** Claims time alone: nothing is kept free after it, and no cap counts it. @throws ClaimTakenError */
async function claimTime(
  claims: ClaimStore,
  why: 'candidate' | 'room',
  { id, interviewId, startsAt, endsAt }: Span & { id: string; interviewId: string },
): Promise<void> {
  try {
    await claims.take({
      personId: id,
      interviewId,
      span: { startsAt, endsAt },
      bufferMinutes: 0,
      day: { key: civilDay(startsAt, 'UTC'), cap: UNCAPPED },
      week: { key: isoWeek(startsAt, 'UTC'), cap: UNCAPPED },
    });
  } catch (error) {
    if (!(error instanceof ClaimTakenError)) throw error;
    throw new ClaimTakenError(id, why, error.byInterviewId);
  }
}

/** Claims the interview's time for the candidate, for its room and for everybody who sits. @throws ClaimTakenError */
export async function claimEverybody(
  stores: Stores,
  interview: Interview,
  relaxations: readonly Relaxation[] = [],
): Promise<void> {
  const { id: interviewId, candidateId, startsAt, endsAt } = interview;
  // Two recruiters cannot ask for the candidate at once.
  await claimTime(stores.claims, 'candidate', { id: candidateId, interviewId, startsAt, endsAt });
  await claimRoom(stores.claims, interview);
  const ids = sittingPanel(interview).map(({ personId }) => personId);
  for (const person of await stores.people.listPeople({ ids })) {
    await claimSeat(stores.claims, interview, person, relaxations);
  }
}

/** Changes an interview with the claims that this takes: whoever loses a race for somebody's time is told who has it. */
export async function changeClaimed(
  ports: Ports,
  interviewId: string,
  audit: { byId: string; verb: string },
  change: InterviewChange,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  try {
    return await changeInterview(ports, interviewId, audit, change);
  } catch (error) {
    return refuseTaken(error);
  }
}

/** A lost claim as the refusal to tell; any other fault is thrown on. */
export function refuseTaken(error: unknown): Refusal {
  if (!(error instanceof ClaimTakenError)) throw error;
  const { personId: id, why, byInterviewId } = error;
  const by = byInterviewId ? { byInterviewId } : {};
  if (why === 'candidate') return refuse({ code: 'candidate booked', candidateId: id, ...by });
  if (why === 'room') return refuse({ code: 'room taken', roomId: id, ...by });
  if (why === 'cap') return refuse({ code: 'cap reached', personId: id });
  return refuse({ code: 'time taken', personId: id, ...by });
}

function relaxedLimits(person: Person, relaxations: readonly Relaxation[]) {
  const profile = person.interviewer;
  const limits = {
    capPerDay: profile?.capPerDay ?? UNCAPPED,
    capPerWeek: profile?.capPerWeek ?? UNCAPPED,
    bufferMinutes: profile?.bufferMinutes ?? 0,
  };
  for (const change of relaxations) {
    if (change.kind === 'raiseCap' && change.personId === person.id) {
      if (change.per === 'day') limits.capPerDay = change.to;
      else limits.capPerWeek = change.to;
    }
    if (change.kind === 'shortenBuffer' && change.personId === person.id) limits.bufferMinutes = change.to;
  }
  return limits;
}
