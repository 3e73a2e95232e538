import { addHours } from 'date-fns';
import type { HistoryLine, Interview, Person } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { changeInterview, withHistory } from '../interviews/changeInterview';
import { sittingPanel } from '../loadFacts';
import { refuseUnless } from '../requireRole';

/** Whoever was nudged gets half a working day before the next one, whoever it is from. */
const PAUSE_HOURS = 4;

/** Somebody asked for a card that is missing. */
export interface Nudge {
  at: Date;
  byId?: string;
  /** Nobody nudges this person for this card before then. */
  againAt: Date;
}

/** The last time that somebody was nudged for their card of an interview, or null. */
export function findNudge({ history }: Pick<Interview, 'history'>, personId: string): Nudge | null {
  const line = history.findLast(({ what, aboutId }) => what === 'nudged' && aboutId === personId);
  return line ? nudgeOf(line) : null;
}

/** The nudge that a line of an interview's story tells. */
export function nudgeOf({ at, byId }: HistoryLine): Nudge {
  return { at, ...(byId && { byId }), againAt: addHours(at, PAUSE_HOURS) };
}

/**
 * Asks somebody once more for a card that is missing, and keeps who did so when. Refused while the last nudge is fresh: of
 * two people who tap at once, one is told of the other. A card that came in meanwhile needs no nudge.
 */
export async function nudge(
  ports: Ports,
  by: Person,
  about: { interviewId: string; personId: string },
): Promise<{ ok: true; isIn: boolean } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'committee', 'admin');
  if (refusal) return refusal;
  const { interviewId, personId } = about;
  const audit = { byId: by.id, verb: 'scorecard.nudge' };
  let isIn = false;
  const outcome = await changeInterview(ports, interviewId, audit, async (interview, stores) => {
    const now = ports.clock.now();
    const over = refuseNudge(interview, personId, now);
    if (over) return over;
    const card = await stores.scorecards.findScorecard(interviewId, personId);
    isIn = card?.status === 'submitted';
    if (isIn) return null;
    const last = findNudge(interview, personId);
    if (last && last.againAt > now) {
      const { at, againAt, byId = null } = last;
      const isOwn = byId === by.id;
      return refuse({ code: 'nudged already', personId, at, againAt, byId: isOwn ? null : byId });
    }
    await stores.wants.want('candidate', interview.candidateId, now);
    return withHistory(interview, { at: now, what: 'nudged', byId: by.id, aboutId: personId });
  });
  return outcome.ok ? { ok: true, isIn } : outcome;
}

function refuseNudge(interview: Interview, personId: string, now: Date): Refusal | null {
  if (interview.status !== 'booked') return refuse({ code: 'interview over', status: interview.status });
  if (interview.endsAt > now) return refuse({ code: 'not yet held' });
  const sits = sittingPanel(interview).some((seat) => seat.personId === personId);
  return sits ? null : refuse({ code: 'not on the panel' });
}
