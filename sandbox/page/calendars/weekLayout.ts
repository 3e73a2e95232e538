import type { OfficeEvent } from '../../google/officeTypes';
import { addDays, type Day, instantOf, wallOf } from '../blockkit/wallTime';

/** Where an event stands in a day's column. */
export interface PlacedEvent {
  event: OfficeEvent;
  /** Minutes since the midnight of the viewer's day, cut to the day. */
  fromMinute: number;
  toMinute: number;
  /** The lane it stands in, of so many beside each other. */
  lane: number;
  lanes: number;
}

const DAY_MINUTES = 24 * 60;
const LEAST_MINUTES = 15;

/** The events of one day as the viewer's wall shows it; those that overlap stand beside each other. */
export function placeDay(events: OfficeEvent[], day: Day, zone: string): PlacedEvent[] {
  const placed = events
    .filter((event) => !event.allDay)
    .flatMap((event) => {
      const part = minutesOn(day, event, zone);
      return part ? [{ event, ...part, lane: 0, lanes: 1 }] : [];
    })
    .sort((a, b) => a.fromMinute - b.fromMinute || b.toMinute - a.toMinute);
  for (const cluster of clustersOf(placed)) spread(cluster);
  return placed;
}

/** Events that stand over a whole day. */
export function allDayOn(events: OfficeEvent[], day: Day, zone: string): OfficeEvent[] {
  return events.filter((event) => {
    if (!event.allDay) return false;
    const from = wallOf(new Date(event.startAt), zone).day;
    const to = wallOf(new Date(Date.parse(event.endAt) - 1), zone).day;
    return from <= day && day <= to;
  });
}

function minutesOn(day: Day, event: OfficeEvent, zone: string) {
  const from = wallOf(new Date(event.startAt), zone);
  const to = wallOf(new Date(event.endAt), zone);
  const beginsBefore = from.day < day;
  const endsAfter = to.day > day;
  if (from.day > day || to.day < day) return null;
  const fromMinute = beginsBefore ? 0 : from.minutes;
  const toMinute = endsAfter ? DAY_MINUTES : to.minutes;
  if (toMinute === 0 && beginsBefore) return null;
  return { fromMinute, toMinute: Math.max(toMinute, fromMinute + LEAST_MINUTES) };
}

function clustersOf(sorted: PlacedEvent[]): PlacedEvent[][] {
  const clusters: PlacedEvent[][] = [];
  let end = -1;
  for (const placed of sorted) {
    if (placed.fromMinute >= end) clusters.push([]);
    clusters.at(-1)?.push(placed);
    end = Math.max(end, placed.toMinute);
  }
  return clusters;
}

function spread(cluster: PlacedEvent[]): void {
  const laneEnds: number[] = [];
  for (const placed of cluster) {
    const free = laneEnds.findIndex((end) => end <= placed.fromMinute);
    placed.lane = free < 0 ? laneEnds.length : free;
    laneEnds[placed.lane] = placed.toMinute;
  }
  for (const placed of cluster) placed.lanes = laneEnds.length;
}

/** The days of a week that starts on `monday`. */
export const weekDays = (monday: Day, count = 7): Day[] =>
  Array.from({ length: count }, (_none, at) => addDays(monday, at));

/** `14:05` of minutes since midnight; a day before or after wraps round. */
export function clockOf(minutes: number): string {
  const inDay = (minutes + DAY_MINUTES) % DAY_MINUTES;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

/** The start moved on the viewer's wall, so that 14:00 stays 14:00 over a clock change. */
export function movedStart(event: OfficeEvent, days: number, minutes: number, zone: string): Date {
  const wall = wallOf(new Date(event.startAt), zone);
  const total = wall.minutes + minutes;
  const day = addDays(wall.day, days + Math.floor(total / DAY_MINUTES));
  return instantOf(day, clockOf(total), zone);
}
