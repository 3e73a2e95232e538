import type { Interview, Person } from '../../entities';
import type { Ports } from '../../ports';
import type { Refusal } from '../../refusal';
import { refuseUnless } from '../requireRole';
import { changeInterview, refuseOver, withHistory } from './changeInterview';
import { withoutDrift } from './drift';

/** Cancels a booked interview: the time is free again, the panel and the candidate are told. Twice is once. */
export async function cancelInterview(
  ports: Ports,
  by: Person,
  interviewId: string,
  reason: string,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const now = ports.clock.now();
  return changeInterview(
    ports,
    interviewId,
    { byId: by.id, verb: 'interview.cancel' },
    async (interview, stores) => {
      if (interview.status === 'cancelled') return null;
      const over = refuseOver(interview, now);
      if (over) return over;
      await stores.claims.release(interview.id);
      return withHistory(
        { ...interview, status: 'cancelled', calendar: withoutDrift(interview.calendar) },
        { at: now, what: 'cancelled', byId: by.id, ...(reason && { note: reason }) },
      );
    },
  );
}
