import type { Candidate, Interview, Person, Scorecard } from '../../entities';
import { type Refusal, refuse } from '../../refusal';
import { sittingPanel } from '../loadFacts';
import { isCandidate } from '../times/scheduleRequest';

/** A refusal for those who may never see a candidate's cards: the candidate, the referrer, a declared conflict. */
export function refuseConflict(person: Person, candidate: Candidate): Refusal | null {
  if (isCandidate(person, candidate)) return refuse({ code: 'concerns yourself' });
  if (candidate.referrerId === person.id || candidate.conflictIds.includes(person.id)) {
    return refuse({ code: 'conflict of interest' });
  }
  return null;
}

/**
 * Why somebody may not read a candidate's cards now, or null: the one place of the blind rule (scorecard law 2). Who sits,
 * or will sit, on a panel of theirs first hands in their own card for it; who never sat needs a role that reads.
 * @param interviews the candidate's booked interviews: all, or at least those with this person
 * @param cards the candidate's cards: all, or at least this person's
 */
export function refuseReader(
  by: Person,
  candidate: Candidate,
  interviews: readonly Interview[],
  cards: readonly Scorecard[],
): Refusal | null {
  const conflict = refuseConflict(by, candidate);
  if (conflict) return conflict;
  const seated = interviews.filter((interview) =>
    sittingPanel(interview).some((seat) => seat.personId === by.id),
  );
  const isIn = ({ id }: Interview) =>
    cards.some((card) => card.interviewId === id && card.personId === by.id && card.status === 'submitted');
  if (!seated.every(isIn)) return refuse({ code: 'own card first' });
  const reads = by.roles.some((role) => role === 'recruiter' || role === 'committee' || role === 'admin');
  return by.active && (seated.length > 0 || reads) ? null : refuse({ code: 'not on the panel' });
}
