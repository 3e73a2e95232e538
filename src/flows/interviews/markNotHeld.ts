import type { Interview, Person } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { sittingPanel } from '../loadFacts';
import { changeInterview, withHistory } from './changeInterview';

/** Records that a booked interview did not happen: no card is due, its stage is open again. Refused once a card is in. */
export function markNotHeld(
  ports: Ports,
  by: Person,
  interviewId: string,
  reason: string,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const now = ports.clock.now();
  return changeInterview(
    ports,
    interviewId,
    { byId: by.id, verb: 'interview.not-held' },
    async (interview, stores) => {
      if (interview.status === 'did not happen') return null;
      if (interview.status === 'cancelled') return refuse({ code: 'interview over', status: 'cancelled' });
      if (interview.startsAt > now) return refuse({ code: 'not yet held' });
      const sits = sittingPanel(interview).some((seat) => seat.personId === by.id);
      if (!sits && by.id !== interview.recruiterId) return refuse({ code: 'not on the panel' });
      const cards = await stores.scorecards.listScorecards({ interviewIds: [interviewId] });
      if (cards.some(({ status }) => status === 'submitted')) return refuse({ code: 'cards are in' });
      return withHistory(
        { ...interview, status: 'did not happen' },
        { at: now, what: 'did not happen', byId: by.id, ...(reason && { note: reason }) },
      );
    },
  );
}
