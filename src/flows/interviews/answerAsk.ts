import type { Interview, Person, Seat } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { changeInterview, refuseOver, withHistory } from './changeInterview';

/**
 * Takes somebody's answer to an ask. A decline gives their time back at once; the recruiter is told and offered
 * replacements. The same answer twice is once; an answer to an older time is refused.
 */
export function answerAsk(
  ports: Ports,
  by: Person,
  interviewId: string,
  reply: { answer: 'accepted' | 'declined'; reason?: string },
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const now = ports.clock.now();
  return changeInterview(
    ports,
    interviewId,
    { byId: by.id, verb: `ask.${reply.answer}` },
    async (interview, stores) => {
      const seat = interview.panel.find(({ personId }) => personId === by.id);
      if (!seat) return refuse({ code: 'not on the panel' });
      const over = refuseOver(interview, now);
      if (over) return over;
      if (seat.answer === reply.answer) return null;
      if (seat.answer === 'declined') return refuse({ code: 'not on the panel' });
      if (reply.answer === 'declined') await stores.claims.release(interview.id, by.id);
      const answered: Seat = {
        ...seat,
        answer: reply.answer,
        answeredAt: now,
        ...(reply.reason && { declineReason: reply.reason }),
      };
      return withHistory(
        { ...interview, panel: interview.panel.map((other) => (other === seat ? answered : other)) },
        { at: now, what: reply.answer, byId: by.id, ...(reply.reason && { note: reply.reason }) },
      );
    },
  );
}
