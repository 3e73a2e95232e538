import type { Ports } from '../../ports';
import { changeInterview, refuseOver, withHistory } from './changeInterview';

/**
 * Takes what a room's calendar says. A decline gives the room's time back at once, and the recruiter is told and offered
 * others; like a person's it is final. An answer of a room that the interview has left, or the same twice, is nothing.
 */
export async function answerForRoom(
  ports: Ports,
  interviewId: string,
  { roomId, answer }: { roomId: string; answer: 'accepted' | 'declined' },
): Promise<void> {
  const now = ports.clock.now();
  await changeInterview(
    ports,
    interviewId,
    { byId: null, verb: `room.${answer}` },
    async (interview, stores) => {
      const { room } = interview;
      if (room?.roomId !== roomId || room.answer === answer || room.answer === 'declined') return null;
      const over = refuseOver(interview, now);
      if (over) return over;
      const answered = { ...interview, room: { roomId, answer } };
      if (answer === 'accepted') return answered;
      await stores.claims.release(interviewId, roomId);
      return withHistory(answered, { at: now, what: 'room declined', roomId });
    },
  );
}
