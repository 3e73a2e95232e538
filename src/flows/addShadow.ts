import type { Interview, Person, Seat } from '../entities';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import { refuseOver, withHistory } from './changeInterview';
import { changeClaimed, claimSeat } from './claims';
import { refuseConflict } from './mayJudge';
import { refuseUnless } from './requireRole';

/** People who learn this stage, may see this candidate and are free at the interview's time; by name. @throws OutsideError */
export async function listShadows(ports: Ports, interview: Interview): Promise<string[]> {
  const candidate = await ports.db.candidates.getCandidate(interview.candidateId);
  const people = await ports.db.people.listPeople({ role: 'interviewer' });
  const learners = people.filter(
    (person) =>
      person.active &&
      ['shadow', 'reverse shadow'].includes(person.interviewer?.skills[interview.stageKey] ?? '') &&
      !interview.panel.some((seat) => seat.personId === person.id) &&
      !refuseConflict(person, candidate),
  );
  const busy = await ports.calendar.busy(
    learners.flatMap((person) => person.interviewer?.calendarId ?? []),
    interview,
  );
  const isFree = (person: Person) => {
    const answer = busy.get(person.interviewer?.calendarId ?? '');
    return (
      answer?.known &&
      answer.busy.every((span) => span.endsAt <= interview.startsAt || span.startsAt >= interview.endsAt)
    );
  };
  return learners
    .filter(isFree)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((person) => person.id);
}

/** Adds somebody who listens in: claimed and asked like the others, never counted. */
export async function addShadow(
  ports: Ports,
  by: Person,
  interviewId: string,
  personId: string,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const now = ports.clock.now();
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
      const part =
        person.interviewer?.skills[interview.stageKey] === 'reverse shadow' ? 'reverse shadow' : 'shadow';
      await claimSeat(stores.claims, interview, person);
      const seat: Seat = { personId, part, answer: 'waiting', askedAt: now };
      return withHistory(
        { ...interview, panel: [...interview.panel, seat] },
        { at: now, what: 'added', byId: by.id, aboutId: personId },
      );
    },
  );
}
