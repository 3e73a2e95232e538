import type { CivilDay } from './civil';
import type { Explanation, Relaxation, SlotProposal } from './scheduling/types';

/** What a recruiter asks for: complete and checked. */
export interface ScheduleAsk {
  candidateId: string;
  stageKey: string;
  /** Civil days in the candidate's zone, both included. */
  from: CivilDay;
  to: CivilDay;
  /** The candidate's hours, `09:00` to `17:00`, in the candidate's zone. */
  hoursFrom: string;
  hoursTo: string;
  /** Who must sit on the panel; empty for the best of the pool. */
  chosenIds: string[];
  note: string;
}

/** A search for a time, kept so that a modal left open for an hour loses nothing. */
export interface Plan {
  id: string;
  teamId: string;
  recruiterId: string;
  createdAt: Date;
  ask: ScheduleAsk;
  /** The interview that is being moved, when this is a reschedule. */
  movesInterviewId?: string;
  /** Changes the recruiter agreed to, in order. */
  relaxations: Relaxation[];
  /** People the recruiter wants left out ("other people"). */
  excludedIds: string[];
  /** The last answer, best first. */
  proposals: SlotProposal[];
  total: number;
  shortage: Explanation | null;
}
