import { DateTime } from 'luxon';
import { civilDate, weekdayIndex } from '../../../../src/scheduling/time/civil';
import { horizonOf, instantOf } from '../../../../src/scheduling/time/horizon';
import { civilDayOf, minuteOfDayAt, ZoneClock } from '../../../../src/scheduling/time/zoneClock';

const AROUND = [
  ['America/New_York', '2026-03-08'],
  ['Europe/Berlin', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Pacific/Chatham', '2026-09-27'],
  ['America/Santiago', '2026-09-06'],
  ['Africa/Cairo', '2026-04-24'],
  ['Asia/Kathmandu', '2026-12-31'],
  ['Pacific/Kiritimati', '2026-12-31'],
  ['Pacific/Apia', '2011-12-30'],
] as const;

test.each(AROUND)('the clock of %s around %s shows at every tick what luxon reads', (zone, date) => {
  const horizon = horizonOf('UTC', [{ from: date, to: date }]);
  const clock = new ZoneClock(zone, horizon);
  const ticks = Array.from({ length: horizon.words * 32 }, (_, tick) => tick);
  const shown = ticks.map((tick) => {
    const day = clock.firstDay + (clock.dayOf[tick] ?? 0);
    const inside = civilDayOf(clock, instantOf(horizon, tick).getTime()) === day;
    return [civilDate(day), weekdayIndex(day) + 1, minuteOfDayAt(clock, horizon, tick), inside];
  });
  const read = ticks.map((tick) => {
    const wall = DateTime.fromJSDate(instantOf(horizon, tick), { zone });
    return [wall.toISODate(), wall.weekday, wall.hour * 60 + wall.minute, true];
  });
  expect(shown).toEqual(read);
});

test.each(AROUND)(
  'days and weeks of %s around %s begin at the ticks at which their date does',
  (zone, date) => {
    const horizon = horizonOf('UTC', [{ from: date, to: date }]);
    const clock = new ZoneClock(zone, horizon);
    const dates = Array.from({ length: horizon.words * 32 }, (_, tick) =>
      DateTime.fromJSDate(instantOf(horizon, tick), { zone }).toISODate(),
    );
    const weekOf = (day: number) =>
      DateTime.fromISO(civilDate(day), { zone: 'utc' }).startOf('week').toISODate();
    for (let day = 0; day < clock.days; day++) {
      const own = dates.indexOf(civilDate(clock.firstDay + day));
      const skipped = clock.dayStart[day + 1];
      expect(clock.dayStart[day]).toBe(own < 0 ? skipped : own);
      const sameWeek = clock.weekOfDay[day] === clock.weekOfDay[0];
      expect(sameWeek).toBe(weekOf(clock.firstDay + day) === weekOf(clock.firstDay));
    }
    expect(clock.dayStart[clock.days]).toBe(dates.length);
  },
);
