/**
 * Every date and time that Slack shows. A date token lets each reader see their own zone; where it cannot be drawn
 * (some notifications) its fallback shows the zone it was given, by name.
 * Tokens: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
import { tz } from '@date-fns/tz';
import { format } from 'date-fns';
import type { CandidateProps } from './props';
import { firstName, inline, plainName } from './text';

/** "Thu 3 Dec, 14:00" on the clock of `zone`. */
function wall(at: Date, zone: string): string {
  return format(at, 'EEE d MMM, HH:mm', { in: tz(zone) });
}

/** "14:00" on the clock of `zone`. */
export function wallTime(at: Date, zone: string): string {
  return format(at, 'HH:mm', { in: tz(zone) });
}

/** "2026-12-03": the day of `at` in `zone`. */
export function wallDay(at: Date, zone: string): string {
  return format(at, 'yyyy-MM-dd', { in: tz(zone) });
}

/** "Thu 3 Dec": the day of `at` in `zone`. */
export function wallDayName(at: Date, zone: string): string {
  return format(at, 'EEE d MMM', { in: tz(zone) });
}

/** The place people know a zone by: "New York" for America/New_York. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** "Thu 3 Dec, 14:00 in Berlin": plain, for a dialog or an option, which draw no tokens. */
export function plainWhen(at: Date, zone: string): string {
  return `${wall(at, zone)} in ${placeOf(zone)}`;
}

/** "Thu 3 Dec, 14:00 (Ada: 09:00)": plain, for an option; the candidate's day where it is another. */
export function plainMoment(at: Date, candidate: CandidateProps, zone: string): string {
  const sameDay = wallDay(at, candidate.zone) === wallDay(at, zone);
  const theirs = sameDay ? wallTime(at, candidate.zone) : wall(at, candidate.zone);
  return `${wall(at, zone)} (${plainName(firstName(candidate.name), 20)}: ${theirs})`;
}

/** A day and time, the day in words where it is near: "tomorrow, 15:00". */
export function moment(at: Date, zone: string): string {
  return token(at, '{date_short_pretty}, {time}', plainWhen(at, zone));
}

/** A day, in full: the heading over its times. */
export function day(at: Date, zone: string): string {
  return token(at, '{date_long}', `${wallDayName(at, zone)} in ${placeOf(zone)}`);
}

/** "14:00-15:00", for what stands under its day. */
export function times(startsAt: Date, endsAt: Date, zone: string): string {
  return `${token(startsAt, '{time}', wallTime(startsAt, zone))}-${token(endsAt, '{time}', `${wallTime(endsAt, zone)} in ${placeOf(zone)}`)}`;
}

/** "tomorrow, 14:00-17:30"; "tomorrow, 14:00 to Dec 4, 11:00" where it ends on another day. */
export function shortSpan(startsAt: Date, endsAt: Date, zone: string): string {
  const end =
    wallDay(startsAt, zone) === wallDay(endsAt, zone)
      ? `-${token(endsAt, '{time}', `${wallTime(endsAt, zone)} in ${placeOf(zone)}`)}`
      : ` to ${moment(endsAt, zone)}`;
  return `${token(startsAt, '{date_short_pretty}, {time}', wall(startsAt, zone))}${end}`;
}

/** "Thu 3 Dec, 14:00-17:30": plain, for an option; the day of the end where it is another. */
export function plainSpan(startsAt: Date, endsAt: Date, zone: string): string {
  const sameDay = wallDay(startsAt, zone) === wallDay(endsAt, zone);
  return `${wall(startsAt, zone)}${sameDay ? `-${wallTime(endsAt, zone)}` : ` to ${wall(endsAt, zone)}`}`;
}

/** A day and its times: "Thursday, December 3rd, 2026, 14:00-15:00". */
export function span(startsAt: Date, endsAt: Date, zone: string): string {
  const start = token(startsAt, '{date_long}, {time}', wall(startsAt, zone));
  return `${start}-${token(endsAt, '{time}', `${wallTime(endsAt, zone)} in ${placeOf(zone)}`)}`;
}

/** The same with the candidate's own time beside it: "... (Ada: 09:00 in New York)". */
export function whenLine(
  interview: { startsAt: Date; endsAt: Date; candidate: CandidateProps },
  zone: string,
): string {
  const { startsAt, endsAt, candidate } = interview;
  return `${span(startsAt, endsAt, zone)} (${candidateTime(startsAt, candidate, zone)})`;
}

/** "Ada: 09:00 in New York"; with the day where it is another than the reader's. */
export function candidateTime(at: Date, candidate: CandidateProps, readerZone: string): string {
  const sameDay = wallDay(at, candidate.zone) === wallDay(at, readerZone);
  const time = sameDay ? wallTime(at, candidate.zone) : wall(at, candidate.zone);
  return `${inline(firstName(candidate.name), 30)}: ${time} in ${placeOf(candidate.zone)}`;
}

/** How long ago, in the largest unit that says enough: "12 min", "2 h", "3 days". */
export function since(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1440)} days`;
}

/** "just now", "20 min ago", "3 days ago". */
export function ago(at: Date, now: Date): string {
  return now.getTime() - at.getTime() < 60_000 ? 'just now' : `${since(at, now)} ago`;
}

/** An amount of minutes as people say it: "10 min", "24 h", "90 min", "2 h 30 min". */
export function minutesText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (rest === 0 && hours > 0) return `${hours} h`;
  return hours < 2 ? `${minutes} min` : `${hours} h ${rest} min`;
}

function token(at: Date, pattern: string, fallback: string): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^${pattern}|${fallback}>`;
}
