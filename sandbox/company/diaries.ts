import { DateTime } from 'luxon';
import type { EventBody } from '../google/eventBody';
import { dateOf, instantAt, minutesOf, WORKDAYS, wallOf, weekdayOf } from './civilDays';
import { pick, roll } from './dice';
import { ENGINEERS, type Engineer } from './engineers';
import { emailOf } from './ids';

/** Events by the address of the calendar that organises them. */
export type Diaries = Map<string, EventBody[]>;

interface Series {
  summary: string;
  organizer: string;
  guests: string[];
  wall: string;
  minutes: number;
  zone: string;
  /** Days of the first week, Monday being 0. */
  days: number[];
  eventType?: 'focusTime';
  transparency?: 'transparent';
}

const MEETINGS: readonly [summary: string, minutes: number][] = [
  ['Design review', 60],
  ['Pairing', 60],
  ['Incident review', 45],
  ['1:1', 30],
  ['Roadmap questions', 30],
  ['Onboarding chat', 30],
  ['Query tuning', 45],
  ['Hand-over', 30],
  ['Data migration', 45],
  ['Code walk-through', 30],
  ['Release check', 30],
  ['Customer question', 30],
];

const FEWEST_A_DAY = 4;
/** Lisbon's wall times, at which all four zones are awake; the day of the week counts from Monday (0). */
const TEAMS: Record<
  Engineer['team'],
  { name: string; standUp: string; planning: [number, string]; review: string }
> = {
  core: { name: 'Core', standUp: '14:30', planning: [0, '15:30'], review: '15:00' },
  payments: { name: 'Payments', standUp: '14:00', planning: [1, '14:30'], review: '14:30' },
  platform: { name: 'Platform', standUp: '15:00', planning: [2, '14:00'], review: '14:30' },
};

/** What fills Fernhill's calendars in the three weeks from the anchor's Monday: series, days off, and each day's own meetings. */
export function makeDiaries(anchorAt: Date): Diaries {
  const diaries: Diaries = new Map(ENGINEERS.map(({ name }) => [emailOf(name), []]));
  const taken = new Taken(anchorAt);
  const add = (organizer: string, event: EventBody) => diaries.get(organizer)?.push(event);

  for (const engineer of ENGINEERS) {
    for (const [from, to] of engineer.daysOff ?? []) {
      add(emailOf(engineer.name), dayOff(anchorAt, from, to));
      for (let day = from; day <= to; day += 1) taken.takeDay(engineer, day);
    }
  }
  for (const series of [...teamSeries(), ...ENGINEERS.flatMap(ownSeries)]) {
    add(series.organizer, seriesEvent(anchorAt, series));
    taken.takeSeries(series);
  }
  for (const day of WORKDAYS) {
    for (const engineer of ENGINEERS) {
      for (const { organizer, event } of dayMeetings(day, engineer, taken)) add(organizer, event);
    }
  }
  return diaries;
}

/** Stand-ups, plannings and reviews. */
function teamSeries(): Series[] {
  return (['core', 'payments', 'platform'] as const).flatMap((team) => {
    const [lead, ...others] = ENGINEERS.filter((engineer) => engineer.team === team).map(({ name }) =>
      emailOf(name),
    );
    if (!lead) return [];
    const { name, standUp, planning, review } = TEAMS[team];
    const shared = { organizer: lead, guests: others, zone: 'Europe/Lisbon' };
    return [
      { ...shared, summary: `${name} stand-up`, wall: standUp, minutes: 15, days: [0, 1, 2, 3, 4] },
      { ...shared, summary: `${name} planning`, wall: planning[1], minutes: 45, days: [planning[0]] },
      { ...shared, summary: `${name} review`, wall: review, minutes: 30, days: [4] },
    ];
  });
}

/** Lunch every day, and two focus blocks a week. */
function ownSeries({ key, name, zone, weeklyHours }: Engineer): Series[] {
  const organizer = emailOf(name);
  const starts = minutesOf(weeklyHours.mon?.[0]?.from ?? '09:00');
  const own = { organizer, guests: [], zone };
  const focusDay = roll(3, 'focus', key);
  // New York meets Europe in the morning, the others among themselves later: focus is at the other end.
  const focusAt = starts + (zone === 'America/New_York' ? 300 : 60);
  return [
    { ...own, summary: 'Lunch', wall: wallOf(starts + 210), minutes: 45, days: [0, 1, 2, 3, 4] },
    {
      ...own,
      ...{ summary: 'Focus time', wall: wallOf(focusAt), minutes: 90, eventType: 'focusTime' },
      days: [focusDay, focusDay + 2],
    },
  ];
}

function seriesEvent(anchorAt: Date, series: Series): EventBody {
  const { zone, wall, minutes, days } = series;
  const firstDay = Math.min(...days);
  const startAt = instantAt(anchorAt, firstDay, wall, zone);
  const untilAt = instantAt(anchorAt, 20, '23:59', zone);
  const byDay = days.map((day) => weekdayOf(day).slice(0, 2).toUpperCase());
  const until = DateTime.fromJSDate(untilAt, { zone: 'utc' }).toFormat("yyyyMMdd'T'HHmmss'Z'");
  return {
    ...event(series.summary, startAt, minutes, zone, series.guests),
    recurrence: [`RRULE:FREQ=WEEKLY;BYDAY=${byDay.join(',')};UNTIL=${until}`],
    ...(series.eventType ? { eventType: series.eventType } : {}),
  };
}

const dayOff = (anchorAt: Date, from: number, to: number): EventBody => ({
  summary: 'Out of office',
  start: { date: dateOf(anchorAt, from) },
  end: { date: dateOf(anchorAt, to + 1) },
  eventType: 'outOfOffice',
});

const event = (
  summary: string,
  startAt: Date,
  minutes: number,
  zone: string,
  guests: string[],
): EventBody => ({
  summary,
  start: { dateTime: startAt.toISOString(), timeZone: zone },
  end: { dateTime: new Date(startAt.getTime() + minutes * 60_000).toISOString(), timeZone: zone },
  ...(guests.length > 0
    ? { attendees: guests.map((email) => ({ email, responseStatus: 'accepted' as const })) }
    : {}),
});

/** Fills somebody's day up to what is usual with meetings of two, where both are free. */
function dayMeetings(day: number, engineer: Engineer, taken: Taken) {
  const wanted = FEWEST_A_DAY + roll(3, 'busy', engineer.key, day);
  const made: { organizer: string; event: EventBody }[] = [];
  for (let round = 0; round < 6 && taken.count(engineer, day) < wanted; round += 1) {
    const [summary, minutes] = pick(MEETINGS, 'what', engineer.key, day, round);
    const colleague = pick(ENGINEERS, 'who', engineer.key, day, round);
    if (colleague.key === engineer.key || taken.count(colleague, day) >= FEWEST_A_DAY + 3) continue;
    const startAt = taken.findStart(
      day,
      minutes,
      [engineer, colleague],
      roll(12, 'when', engineer.key, day, round),
    );
    if (!startAt) continue;
    for (const person of [engineer, colleague]) taken.take(person, day, startAt, minutes);
    const title =
      summary === '1:1' ? `1:1 ${engineer.name.split(' ')[0]} and ${colleague.name.split(' ')[0]}` : summary;
    made.push({
      organizer: emailOf(engineer.name),
      event: event(title, startAt, minutes, engineer.zone, [emailOf(colleague.name)]),
    });
  }
  // Nobody else was free: what is left of the usual day is work of one's own.
  while (taken.count(engineer, day) < FEWEST_A_DAY) {
    const startAt = taken.findStart(day, 30, [engineer], roll(12, 'own', engineer.key, day));
    if (!startAt) break;
    taken.take(engineer, day, startAt, 30);
    made.push({
      organizer: emailOf(engineer.name),
      event: event('Code reviews', startAt, 30, engineer.zone, []),
    });
  }
  return made;
}

/** Who has what when, while the diaries are being written. */
class Taken {
  private readonly spans = new Map<string, { fromMs: number; toMs: number }[]>();
  private readonly hours = new Map<string, { opensMs: number; closesMs: number }>();

  constructor(private readonly anchorAt: Date) {}

  take({ key }: Engineer, day: number, startAt: Date, minutes: number): void {
    const fromMs = startAt.getTime();
    this.of(key, day).push({ fromMs, toMs: fromMs + minutes * 60_000 });
  }

  takeDay(engineer: Engineer, day: number): void {
    this.take(engineer, day, instantAt(this.anchorAt, day, '00:00', engineer.zone), 24 * 60);
  }

  takeSeries(series: Series): void {
    const people = ENGINEERS.filter(({ name }) =>
      [series.organizer, ...series.guests].includes(emailOf(name)),
    );
    for (const day of WORKDAYS.filter((each) => series.days.includes(each % 7))) {
      const startAt = instantAt(this.anchorAt, day, series.wall, series.zone);
      for (const person of people) this.take(person, day, startAt, series.minutes);
    }
  }

  count({ key }: Engineer, day: number): number {
    return this.of(key, day).length;
  }

  /** The first half hour, from `offset` half hours into the day on, at which all are at work and free. */
  findStart(day: number, minutes: number, people: Engineer[], offset: number): Date | null {
    const dayStartAt = instantAt(this.anchorAt, day, '07:00', 'Europe/Lisbon').getTime();
    for (let step = 0; step < 26; step += 1) {
      const fromMs = dayStartAt + ((offset + step) % 26) * 30 * 60_000;
      const toMs = fromMs + minutes * 60_000;
      if (people.every((person) => this.isFree(person, day, fromMs, toMs))) return new Date(fromMs);
    }
    return null;
  }

  private isFree(person: Engineer, day: number, fromMs: number, toMs: number): boolean {
    const { opensMs, closesMs } = this.hoursOf(person, day);
    const clear = this.of(person.key, day).every((span) => span.toMs <= fromMs || span.fromMs >= toMs);
    return fromMs >= opensMs && toMs <= closesMs && clear;
  }

  private hoursOf({ key, zone, weeklyHours }: Engineer, day: number) {
    const name = `${key}|${day}`;
    const known = this.hours.get(name);
    if (known) return known;
    const [window = { from: '00:00', to: '00:00' }] = weeklyHours[weekdayOf(day)] ?? [];
    const hours = {
      opensMs: instantAt(this.anchorAt, day, window.from, zone).getTime(),
      closesMs: instantAt(this.anchorAt, day, window.to, zone).getTime(),
    };
    this.hours.set(name, hours);
    return hours;
  }

  private of(key: string, day: number) {
    const name = `${key}|${day}`;
    const spans = this.spans.get(name) ?? [];
    this.spans.set(name, spans);
    return spans;
  }
}
