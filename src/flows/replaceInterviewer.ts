import { civilDay } from '../civil';
import type { Interview, Person, Seat } from '../entities';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import type { Replacement } from '../scheduling/answers';
import { proposeReplacements } from '../scheduling/proposeReplacements';
import { refuseOver, withHistory } from './changeInterview';
import { changeClaimed, claimSeat } from './claims';
import { refuseUnless } from './requireRole';
import { makeScheduleRequest } from './scheduleRequest';

/** Who could take somebody's seat at the same time, best first. @throws OutsideError when Google does not answer. */
export async function listReplacements(
  ports: Ports,
  interview: Interview,
  leaverId: string,
): Promise<Replacement[]> {
  const candidate = await ports.db.candidates.getCandidate(interview.candidateId);
  const day = civilDay(interview.startsAt, candidate.zone);
  const request = await makeScheduleRequest(ports, {
    ask: {
      candidateId: interview.candidateId,
      stageKey: interview.stageKey,
      from: day,
      to: day,
      hoursFrom: '00:00',
      hoursTo: '24:00',
      chosenIds: [],
      note: '',
    },
    movesInterviewId: interview.id,
    excludedIds: interview.formerPanel.map((former) => former.personId),
  });
  const answer = proposeReplacements({
    ...request,
    k: 5,
    interviewId: interview.id,
    startsAt: interview.startsAt,
    leaverId,
    seats: interview.panel.map((seat) => ({
      personId: seat.personId,
      part: seat.part,
      seatId: request.session.panel.seats.find(({ part }) => part === seat.part)?.id ?? seat.part,
    })),
  });
  return [...answer.replacements];
}

/** Puts somebody in another's seat: claims follow, the one who leaves is told, the one who joins is asked. */
export async function replaceInterviewer(
  ports: Ports,
  by: Person,
  interviewId: string,
  swap: { outId: string; inId: string },
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const now = ports.clock.now();
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
      await claimSeat(stores.claims, interview, joining);
      return swapped(interview, seat, swap.inId, by, now);
    },
  );
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
