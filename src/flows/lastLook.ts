import type { Interview, Person } from '../entities';
import { OutsideError } from '../errors';
import type { Busy, Ports, Span } from '../ports';
import { type Refusal, refuse } from '../refusal';
import { followPerson } from './followAccount';
import { wholeSpan } from './wholeSpan';

/** A time and who would sit in it. */
export interface Sitting extends Span {
  seats: readonly { personId: string }[];
}

/**
 * A last look before booking: somebody has left the workspace, or their calendar filled up or became unreadable since
 * the search. The claims still referee among interviews, so an unanswering Slack or Google keeps nobody from booking.
 * The times of `moved` are not in its own way.
 */
export async function lastLook(
  ports: Ports,
  sittings: readonly Sitting[],
  moved: Interview | null = null,
): Promise<Refusal | null> {
  const ids = sittings.flatMap(({ seats }) => seats.map(({ personId }) => personId));
  const people = await ports.db.people.listPeople({ ids: [...new Set(ids)] });
  const left = await findLeaver(ports, people);
  if (left) return refuse({ code: 'person left', personId: left.id });
  const busy = await findNewlyBusy(ports, sittings, people, moved);
  return (
    busy &&
    refuse({ code: 'time taken', personId: busy.id, ...(await otherInterview(ports, sittings, busy)) })
  );
}

/** The interview that takes somebody's time, where it is one of ours. */
async function otherInterview(
  ports: Ports,
  sittings: readonly Sitting[],
  { id }: Person,
): Promise<{ byInterviewId?: string }> {
  const theirs = sittings.filter(({ seats }) => seats.some(({ personId }) => personId === id));
  const found = await Promise.all(
    theirs.map((sitting) =>
      ports.db.interviews.listInterviews({ personIds: [id], overlaps: sitting, status: 'booked' }),
    ),
  );
  const [other] = found.flat();
  return other ? { byInterviewId: other.id } : {};
}

async function findLeaver(ports: Ports, people: Person[]): Promise<Person | null> {
  try {
    const followed = await Promise.all(people.map((person) => followPerson(ports, person)));
    return followed.find((person) => !person.active) ?? null;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ports.log.warn({ code: error.code }, 'Booking without a last look at the accounts');
    return people.find((person) => !person.active) ?? null;
  }
}

async function findNewlyBusy(
  ports: Ports,
  sittings: readonly Sitting[],
  people: Person[],
  moved: Interview | null,
): Promise<Person | null> {
  const calendarIds = people.flatMap((person) => person.interviewer?.calendarId ?? []);
  try {
    const busy = await ports.calendar.busy(calendarIds, wholeSpan(sittings));
    const isTaken = (person: Person) => {
      const theirs = sittings.filter(({ seats }) => seats.some(({ personId }) => personId === person.id));
      const calendar = busy.get(person.interviewer?.calendarId ?? '');
      return theirs.some((sitting) => isBusy(calendar, sitting, moved));
    };
    return people.find(isTaken) ?? null;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ports.log.warn({ code: error.code }, 'Booking without a last look at the calendars');
    return null;
  }
}

function isBusy(calendar: Busy | undefined, sitting: Sitting, moved: Interview | null): boolean {
  if (!calendar?.known) return true;
  return calendar.busy.some((span) => meets(span, sitting) && !(moved && meets(span, moved)));
}

function meets(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}
