import type { Interview, Person, Seat } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { Relaxation } from '../../scheduling/answers';
import { refuseUnless } from '../requireRole';
import { listAgreed, listSeatChoices, type SeatChoices } from '../times/seatRequests';
import { refuseOver, withHistory } from './changeInterview';
import { changeClaimed, claimSeat } from './claims';
import { refuseSeat } from './refuseSeat';

/** Who learns this stage and could come along, those who only watch first, and who cannot, and why. @throws OutsideError */
export function listShadows(
  ports: Ports,
  interview: Interview,
  agreedIds: readonly string[] = [],
): Promise<SeatChoices> {
  return listSeatChoices(ports, interview, [{ part: 'shadow' }, { part: 'reverse shadow' }], agreedIds);
}

/** Adds somebody who listens in: claimed and asked like the others, never counted. */
export async function addShadow(
  ports: Ports,
  by: Person,
  interviewId: string,
  personId: string,
  agreedIds: readonly string[] = [],
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const now = ports.clock.now();
  const relaxations = await listAgreedFor(ports, interviewId, personId, agreedIds);
  const unfit = await refuseJoining(ports, interviewId, personId, relaxations);
  if (unfit) return unfit;
  return changeClaimed(
    ports,
    interviewId,
    { byId: by.id, verb: 'interview.add-shadow' },
    async (interview, stores) => {
      const over = refuseOver(interview, now);
      if (over) return over;
      if (interview.panel.some((seat) => seat.personId === personId)) return null;
      const person = await stores.people.getPerson(personId);
      if (!person.active) return refuse({ code: 'person left', personId });
      const part = partOf(person, interview);
      await claimSeat(stores.claims, interview, person, relaxations);
      const seat: Seat = { personId, part, answer: 'waiting', askedAt: now };
      return withHistory(
        { ...interview, panel: [...interview.panel, seat] },
        { at: now, what: 'added', byId: by.id, aboutId: personId },
      );
    },
  );
}

async function listAgreedFor(
  ports: Ports,
  interviewId: string,
  personId: string,
  agreedIds: readonly string[],
): Promise<Relaxation[]> {
  const interview = await ports.db.interviews.getInterview(interviewId);
  const person = await ports.db.people.getPerson(personId);
  return listAgreed(ports, interview, { part: partOf(person, interview) }, personId, agreedIds);
}

/** Null also where they sit there already, or nobody can be added any more: then the change itself tells. */
async function refuseJoining(
  ports: Ports,
  interviewId: string,
  personId: string,
  relaxations: readonly Relaxation[],
): Promise<Refusal | null> {
  const interview = await ports.db.interviews.getInterview(interviewId);
  const isIn = interview.panel.some((seat) => seat.personId === personId);
  if (refuseOver(interview, ports.clock.now()) || isIn) return null;
  const person = await ports.db.people.getPerson(personId);
  return refuseSeat(ports, interview, { part: partOf(person, interview) }, personId, relaxations);
}

function partOf({ interviewer }: Person, { stageKey }: Interview): 'shadow' | 'reverse shadow' {
  return interviewer?.skills[stageKey] === 'reverse shadow' ? 'reverse shadow' : 'shadow';
}
