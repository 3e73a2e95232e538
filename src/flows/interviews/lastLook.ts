import type { Interview, Person, Room } from '../../entities';
import { OutsideError } from '../../errors';
import type { Busy, Ports, Span } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { Relaxation } from '../../scheduling/answers';
import { sittingPanel } from '../loadFacts';
import { refuseTogether } from '../team/apart';
import { listHeld, listOffered } from '../times/readRooms';
import { wholeSpan } from '../times/wholeSpan';
import { followPerson } from './followAccount';

/** A time and who would sit in it. */
export interface Sitting extends Span {
  seats: readonly { personId: string }[];
  /** Missing or null: no room. */
  roomId?: string | null;
}

/**
 * A last look before booking: somebody has left the workspace, two are kept apart, a room is offered no more, or a calendar
 * filled up or became unreadable since the search. The claims still referee among interviews, so an unanswering Slack or Google
 * keeps nobody from booking. The times of `moved` are not in the way of those who sit in it, nor of its room.
 */
export async function lastLook(
  ports: Ports,
  sittings: readonly Sitting[],
  { moved = null, relaxations = [] }: { moved?: Interview | null; relaxations?: readonly Relaxation[] } = {},
): Promise<Refusal | null> {
  const ids = sittings.flatMap(({ seats }) => seats.map(({ personId }) => personId));
  const people = await ports.db.people.listPeople({ ids: [...new Set(ids)] });
  const left = await findLeaver(ports, people);
  if (left) return refuse({ code: 'person left', personId: left.id });
  const together = refuseTogether(people, sittings, relaxations);
  if (together) return together;
  const roomIds = [...new Set(sittings.flatMap(({ roomId }) => roomId ?? []))];
  const rooms = await listOffered(ports, roomIds);
  const gone = roomIds.find((id) => !rooms.some((room) => room.id === id));
  if (gone) return refuse({ code: 'room gone', roomId: gone });
  const calendars = await readCalendars(ports, sittings, people, rooms);
  if (!calendars) return null;
  const look = { sittings, calendars, moved };
  return (await refuseBusy(ports, people, look)) ?? refuseFull(ports, rooms, look);
}

interface Look {
  sittings: readonly Sitting[];
  calendars: ReadonlyMap<string, Busy>;
  moved: Interview | null;
}

async function refuseBusy(
  ports: Ports,
  people: Person[],
  { sittings, calendars, moved }: Look,
): Promise<Refusal | null> {
  const busy = people.find(({ id, interviewer }) => {
    const theirs = sittings.filter((sitting) => sitsIn(sitting, id));
    const own = moved && sittingPanel(moved).some(({ personId }) => personId === id) ? moved : null;
    return isTaken(calendars.get(interviewer?.calendarId ?? ''), theirs, own);
  });
  if (!busy) return null;
  return refuse({ code: 'time taken', personId: busy.id, ...(await otherInterview(ports, sittings, busy)) });
}

async function refuseFull(
  ports: Ports,
  rooms: Room[],
  { sittings, calendars, moved }: Look,
): Promise<Refusal | null> {
  const heldIn = ({ id }: Room) => sittings.filter(({ roomId }) => roomId === id);
  const full = rooms.find((room) => {
    const own = moved?.room?.roomId === room.id && moved.room.answer !== 'declined' ? moved : null;
    return isTaken(calendars.get(room.calendarId), heldIn(room), own);
  });
  if (!full) return null;
  const found = await Promise.all(heldIn(full).map((sitting) => listHeld(ports, [full.id], sitting)));
  const other = found.flat().find(({ id }) => id !== moved?.id);
  return refuse({ code: 'room taken', roomId: full.id, ...(other && { byInterviewId: other.id }) });
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
async function readCalendars(
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

function isTaken(calendar: Busy | undefined, sittings: readonly Sitting[], own: Span | null): boolean {
  if (!calendar?.known) return sittings.length > 0;
  const others = calendar.busy.filter((span) => !(own && meets(span, own)));
  return sittings.some((sitting) => others.some((span) => meets(span, sitting)));
}

function meets(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}
