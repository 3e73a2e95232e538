import type { Room } from '../../src/entities';
import type { CalendarSeed } from '../google/calendarSeed';
import type { EventBody } from '../google/eventBody';
import { instantAt, WORKDAYS, wallOf } from './civilDays';
import { pick, roll } from './dice';
import { TEAM_ID } from './ids';

const LISBON = { address: 'Rua da Prata 80, Lisbon', zone: 'Europe/Lisbon' };
const BERLIN = { address: 'Köpenicker Straße 10, Berlin', zone: 'Europe/Berlin' };

const ROOMS = [
  { key: 'graca', name: 'Graça', seats: 4, ...LISBON },
  { key: 'estrela', name: 'Estrela', seats: 6, ...LISBON },
  { key: 'spree', name: 'Spree', seats: 8, ...BERLIN },
] as const;
/** Known to Google only: an admin may register it. */
const UNREGISTERED = { key: 'tejo', name: 'Tejo', seats: 10, ...LISBON } as const;

const MEETINGS: readonly [summary: string, minutes: number][] = [
  ['Visitors', 60],
  ['Workshop', 90],
  ['Sales call', 45],
  ['Works council', 60],
  ['Team lunch', 60],
  ['Supplier', 30],
];
/** Half days of a room, in minutes after midnight: where a meeting of its own may begin. */
const HALVES = [
  { from: 9 * 60, halfHours: 5 },
  { from: 13 * 60, halfHours: 8 },
];

const calendarIdOf = (key: string): string => `c_188${key}@resource.calendar.google.com`;

/** Fernhill's meeting rooms, as an admin registered them. */
export function makeRooms(): Room[] {
  return ROOMS.map(({ key, name, address, seats }) => ({
    ...{ id: `room-${key}`, teamId: TEAM_ID, name, address, seats },
    calendarId: calendarIdOf(key),
    active: true,
  }));
}

/** Their calendars in Google, each with a meeting of others on most half days. */
export function makeRoomCalendars(anchorAt: Date): CalendarSeed[] {
  return [...ROOMS, UNREGISTERED].map(({ key, name, seats, address, zone }) => ({
    ...{ id: calendarIdOf(key), name, kind: 'room', sharing: 'reader' },
    ...{ timeZone: zone, note: `${address.split(', ').at(-1)}, ${seats} seats` },
    events: WORKDAYS.flatMap((day) => meetingsOf(anchorAt, day, key, zone)),
  }));
}

function meetingsOf(anchorAt: Date, day: number, key: string, zone: string): EventBody[] {
  return HALVES.flatMap(({ from, halfHours }, half) => {
    if (roll(4, 'empty', key, day, half) === 0) return [];
    const [summary, minutes] = pick(MEETINGS, 'what', key, day, half);
    const wall = wallOf(from + 30 * roll(halfHours, 'when', key, day, half));
    const startAt = instantAt(anchorAt, day, wall, zone);
    const timeOf = (at: Date) => ({ dateTime: at.toISOString(), timeZone: zone });
    const endAt = new Date(startAt.getTime() + minutes * 60_000);
    return [{ summary, start: timeOf(startAt), end: timeOf(endAt) }];
  });
}
