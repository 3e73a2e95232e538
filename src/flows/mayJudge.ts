import type { Candidate, Person } from '../entities';
import { type Refusal, refuse } from '../refusal';
import { isCandidate } from './scheduleRequest';

/** A refusal for those who may never see a candidate's cards: the candidate, the referrer, a declared conflict. */
export function refuseConflict(person: Person, candidate: Candidate): Refusal | null {
  if (isCandidate(person, candidate)) return refuse({ code: 'concerns yourself' });
  if (candidate.referrerId === person.id || candidate.conflictIds.includes(person.id)) {
    return refuse({ code: 'conflict of interest' });
  }
  return null;
}
