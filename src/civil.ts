import { TZDate, tz } from '@date-fns/tz';
import { addDays, format, parseISO, startOfISOWeek } from 'date-fns';

/** A civil day, `2026-12-03`: a day on somebody's wall, meaningless without a zone. */
export type CivilDay = string;

/** The civil day of an instant in an IANA zone. */
export function civilDay(at: Date, zone: string): CivilDay {
  return format(at, 'yyyy-MM-dd', { in: tz(zone) });
}

/** The ISO week of an instant in an IANA zone, `2026-W49`; weeks begin on Monday. */
export function isoWeek(at: Date, zone: string): string {
  return format(at, "RRRR-'W'II", { in: tz(zone) });
}

/** The instant at which a civil day and wall time (`09:30`) occur in an IANA zone; a time skipped by DST gives the one after the gap. */
export function instantOf(day: CivilDay, wall: string, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = wall.split(':').map(Number);
  return new Date(new TZDate(year, month - 1, date, hours, minutes, zone).getTime());
}

/** The civil day `days` later (or earlier, when negative). */
export function shiftDay(day: CivilDay, days: number): CivilDay {
  return format(addDays(parseISO(day), days), 'yyyy-MM-dd');
}

/** The Monday of the ISO week that a civil day lies in. */
export function mondayOf(day: CivilDay): CivilDay {
  return format(startOfISOWeek(parseISO(day)), 'yyyy-MM-dd');
}
