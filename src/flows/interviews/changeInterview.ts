import type { HistoryLine, Interview } from '../../entities';
import { StaleError } from '../../errors';
import type { Ports, Stores } from '../../ports';
import { type Refusal, refuse } from '../../refusal';

/** How an interview becomes another, inside a transaction; null leaves it as it is. */
export type InterviewChange = (
  interview: Interview,
  stores: Stores,
) => Promise<Interview | Refusal | null> | Interview | Refusal | null;

const TRIES = 3;

/**
 * Changes a stored interview in one transaction with its audit line and the wish to show it. When somebody else was
 * faster, reads again and decides anew. Gives the interview as it then stands, or the change's refusal.
 */
export async function changeInterview(
  ports: Ports,
  interviewId: string,
  audit: { byId: string | null; verb: string },
  change: InterviewChange,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  for (let attempt = 1; ; attempt++) {
    try {
      const outcome = await ports.db.transact((stores) =>
        changeOnce(ports, stores, interviewId, audit, change),
      );
      if (outcome.ok) ports.errands.soon('interview', interviewId);
      return outcome;
    } catch (error) {
      if (!(error instanceof StaleError) || attempt === TRIES) throw error;
    }
  }
}

async function changeOnce(
  ports: Ports,
  stores: Stores,
  interviewId: string,
  audit: { byId: string | null; verb: string },
  change: InterviewChange,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const interview = await stores.interviews.getInterview(interviewId);
  const next = await change(interview, stores);
  if (next === null) return { ok: true, interview };
  if ('ok' in next) return next;
  const now = ports.clock.now();
  const stored = { ...next, revision: interview.revision + 1 };
  await stores.interviews.updateInterview(stored);
  await stores.audit.append({ at: now, ...audit, aboutId: interviewId });
  await stores.wants.want('interview', interviewId, now);
  return { ok: true, interview: stored };
}

/** The interview with one more line in its story. */
export function withHistory(interview: Interview, line: HistoryLine): Interview {
  return { ...interview, history: [...interview.history, line] };
}

/** A refusal when the interview can no longer be changed: it began, was cancelled or did not happen. */
export function refuseOver(interview: Interview, now: Date): Refusal | null {
  if (interview.status !== 'booked') return refuse({ code: 'interview over', status: interview.status });
  if (interview.startsAt <= now) return refuse({ code: 'interview over', status: 'started' });
  return null;
}
