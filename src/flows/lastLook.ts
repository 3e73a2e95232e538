import type { Interview, Person, Room } from '../entities';
import { OutsideError } from '../errors';
import type { Busy, Ports, Span } from '../ports';
import { type Refusal, refuse } from '../refusal';
import { followPerson } from './followAccount';
import { listOffered } from './readRooms';
import { wholeSpan } from './wholeSpan';

/** A time and who would sit in it. */
export interface Sitting extends Span {
  seats: readonly { personId: string }[];
  /** Missing or null: no room. */
  roomId?: string | null;
}

/**
 * A last look before booking: somebody has left the workspace, a room is offered no more, or a calendar filled up or became
 * unreadable since the search. The claims still referee among interviews, so an unanswering Slack or Google keeps nobody from booking.
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
  const roomIds = [...new Set(sittings.flatMap(({ roomId }) => roomId ?? []))];
  const rooms = await listOffered(ports, roomIds);
  const gone = roomIds.find((id) => !rooms.some((room) => room.id === id));
  if (gone) return refuse({ code: 'room gone', roomId: gone });
  const calendars = await lookAgain(ports, sittings, people, rooms);
  if (!calendars) return null;
  const taken = (calendarId: string | undefined, theirs: readonly Sitting[]) =>
    theirs.some((sitting) => isBusy(calendars.get(calendarId ?? ''), sitting, moved));
  const busy = people.find(({ id, interviewer }) =>
    taken(
      interviewer?.calendarId,
      sittings.filter((sitting) => sitsIn(sitting, id)),
    ),
  );
  if (busy)
    return refuse({
      code: 'time taken',
      personId: busy.id,
      ...(await otherInterview(ports, sittings, busy)),
    });
  const full = rooms.find(({ id, calendarId }) =>
    taken(
      calendarId,
      sittings.filter(({ roomId }) => roomId === id),
    ),
  );
  return full ? refuse({ code: 'room taken', roomId: full.id }) : null;
}

/** The interview that takes somebody's time, where it is one of ours. */
async function otherInterview(
  ports: Ports,
  sittings: readonly Sitting[],
  { id }: Person,
): Promise<{ byInterviewId?: string }> {
  const theirs = sittings.filter((sitting) => sitsIn(sitting, id));
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

/** What the calendars of people and rooms say now, read at once; null where Google does not answer. */
async function lookAgain(
  ports: Ports,
  sittings: readonly Sitting[],
  people: Person[],
  rooms: Room[],
): Promise<Map<string, Busy> | null> {
  const calendarIds = [
    ...people.flatMap(({ interviewer }) => interviewer?.calendarId ?? []),
    ...rooms.map(({ calendarId }) => calendarId),
  ];
  try {
    return await ports.calendar.busy(calendarIds, wholeSpan(sittings));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ports.log.warn({ code: error.code }, 'Booking without a last look at the calendars');
    return null;
  }
}

function sitsIn({ seats }: Sitting, id: string): boolean {
  return seats.some(({ personId }) => personId === id);
}

function isBusy(calendar: Busy | undefined, sitting: Sitting, moved: Interview | null): boolean {
  if (!calendar?.known) return true;
  return calendar.busy.some((span) => meets(span, sitting) && !(moved && meets(span, moved)));
}

function meets(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}
