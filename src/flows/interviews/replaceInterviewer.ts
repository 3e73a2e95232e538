import type { Interview, Person, Seat } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { Relaxation } from '../../scheduling/answers';
import { refuseUnless } from '../requireRole';
import { listAgreed, listSeatChoices, type SeatChoices } from '../times/seatRequests';
import { refuseOver, withHistory } from './changeInterview';
import { changeClaimed, claimSeat } from './claims';
import { refuseSeat } from './refuseSeat';

/** More is not read. */
const MOST_OFFERED = 5;

/** Who could take somebody's seat at the same time, best first, and who cannot, and why. @throws OutsideError when Google does not answer. */
export async function listReplacements(
  ports: Ports,
  interview: Interview,
  leaverId: string,
  agreedIds: readonly string[] = [],
): Promise<SeatChoices> {
  const choices = await listSeatChoices(ports, interview, [{ leaverId }], agreedIds);
  return { ...choices, replacements: choices.replacements.slice(0, MOST_OFFERED) };
}

/** Puts somebody in another's seat: claims follow, the one who leaves is told, the one who joins is asked. */
export async function replaceInterviewer(
  ports: Ports,
  by: Person,
  interviewId: string,
  swap: { outId: string; inId: string; agreedIds?: readonly string[] },
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const now = ports.clock.now();
  const relaxations = await listAgreedFor(ports, interviewId, swap);
  const unfit = await refuseJoining(ports, interviewId, swap, relaxations);
  if (unfit) return unfit;
  return changeClaimed(
    ports,
    interviewId,
    { byId: by.id, verb: 'interview.replace' },
    async (interview, stores) => {
      const over = refuseOver(interview, now);
      if (over) return over;
      if (interview.panel.some(({ personId }) => personId === swap.inId)) return null;
      const seat = interview.panel.find(({ personId }) => personId === swap.outId);
      if (!seat) return refuse({ code: 'not on the panel' });
      const joining = await stores.people.getPerson(swap.inId);
      if (!joining.active) return refuse({ code: 'person left', personId: joining.id });
      await stores.claims.release(interviewId, swap.outId);
      await claimSeat(stores.claims, interview, joining, relaxations);
      return swapped(interview, seat, swap.inId, by, now);
    },
  );
}

async function listAgreedFor(
  ports: Ports,
  interviewId: string,
  { outId, inId, agreedIds = [] }: { outId: string; inId: string; agreedIds?: readonly string[] },
): Promise<Relaxation[]> {
  const interview = await ports.db.interviews.getInterview(interviewId);
  return listAgreed(ports, interview, { leaverId: outId }, inId, agreedIds);
}

/** Null also where the swap was made already, or can no longer be: then the change itself tells. */
async function refuseJoining(
  ports: Ports,
  interviewId: string,
  { outId, inId }: { outId: string; inId: string },
  relaxations: readonly Relaxation[],
): Promise<Refusal | null> {
  const interview = await ports.db.interviews.getInterview(interviewId);
  const sits = (id: string) => interview.panel.some(({ personId }) => personId === id);
  if (refuseOver(interview, ports.clock.now()) || sits(inId) || !sits(outId)) return null;
  return refuseSeat(ports, interview, { leaverId: outId }, inId, relaxations);
}

function swapped(interview: Interview, seat: Seat, inId: string, by: Person, now: Date): Interview {
  const joining: Seat = { personId: inId, part: seat.part, answer: 'waiting', askedAt: now };
  const why = seat.answer === 'declined' ? 'declined' : 'replaced';
  return withHistory(
    {
      ...interview,
      panel: interview.panel.map((other) => (other.personId === seat.personId ? joining : other)),
      formerPanel: [
        ...interview.formerPanel.filter((former) => former.personId !== inId),
        { personId: seat.personId, why },
      ],
    },
    { at: now, what: 'replaced', byId: by.id, aboutId: inId, leftId: seat.personId },
  );
}
