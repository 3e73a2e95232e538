import { civilDay, isoWeek } from '../civil';
import type { Interview, Person } from '../entities';
import { ClaimTakenError } from '../errors';
import type { ClaimStore, Ports, Stores } from '../ports';
import { type Refusal, refuse } from '../refusal';
import type { Relaxation } from '../scheduling/answers';
import { changeInterview, type InterviewChange } from './changeInterview';
import { sittingPanel } from './loadFacts';

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

/** Claims the interview's time for the candidate: two recruiters cannot ask for them at once. @throws ClaimTakenError */
async function claimCandidate(
  claims: ClaimStore,
  { id, candidateId, startsAt, endsAt }: Pick<Interview, 'id' | 'candidateId' | 'startsAt' | 'endsAt'>,
): Promise<void> {
  try {
    await claims.take({
      personId: candidateId,
      interviewId: id,
      span: { startsAt, endsAt },
      bufferMinutes: 0,
      day: { key: civilDay(startsAt, 'UTC'), cap: UNCAPPED },
      week: { key: isoWeek(startsAt, 'UTC'), cap: UNCAPPED },
    });
  } catch (error) {
    if (!(error instanceof ClaimTakenError)) throw error;
    throw new ClaimTakenError(candidateId, 'candidate', error.byInterviewId);
  }
}

/** Claims the interview's time for the candidate and for everybody who sits. @throws ClaimTakenError */
export async function claimEverybody(
  stores: Stores,
  interview: Interview,
  relaxations: readonly Relaxation[] = [],
): Promise<void> {
  await claimCandidate(stores.claims, interview);
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
  if (error.why === 'candidate') {
    return refuse({
      code: 'candidate booked',
      candidateId: error.personId,
      ...(error.byInterviewId && { byInterviewId: error.byInterviewId }),
    });
  }
  if (error.why === 'cap') return refuse({ code: 'cap reached', personId: error.personId });
  return refuse({
    code: 'time taken',
    personId: error.personId,
    ...(error.byInterviewId && { byInterviewId: error.byInterviewId }),
  });
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
