import { civilDay, instantOf, isoWeek, mondayOf, shiftDay } from '../../src/civil';

describe('civil days', () => {
  test.each([
    ['2026-12-03T23:30:00Z', 'Europe/Lisbon', '2026-12-03'],
    ['2026-12-03T23:30:00Z', 'Asia/Kolkata', '2026-12-04'],
    ['2026-12-03T23:30:00Z', 'America/New_York', '2026-12-03'],
    ['2026-12-31T13:00:00Z', 'Pacific/Auckland', '2027-01-01'],
  ])('%s is the day on the wall in %s', (instant, zone, day) => {
    expect(civilDay(new Date(instant), zone)).toBe(day);
  });

  test.each([
    ['2026-12-06T23:30:00Z', 'UTC', '2026-W49'],
    ['2026-12-06T23:30:00Z', 'Asia/Kolkata', '2026-W50'],
    ['2027-01-01T12:00:00Z', 'UTC', '2026-W53'],
  ])('%s lies in the ISO week of %s', (instant, zone, week) => {
    expect(isoWeek(new Date(instant), zone)).toBe(week);
  });

  test.each([
    ['2026-12-03', '09:30', 'Asia/Kolkata', '2026-12-03T04:00:00.000Z'],
    ['2026-07-03', '09:30', 'America/New_York', '2026-07-03T13:30:00.000Z'],
    // Lord Howe moves its clocks by half an hour.
    ['2026-12-03', '09:30', 'Australia/Lord_Howe', '2026-12-02T22:30:00.000Z'],
    // 02:30 does not exist on this morning; the clock shows 03:30.
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('%s %s in %s is one instant', (day, wall, zone, instant) => {
    expect(instantOf(day, wall, zone).toISOString()).toBe(instant);
  });

  test('days shift over months and years, and weeks begin on Monday', () => {
    expect(shiftDay('2026-12-30', 3)).toBe('2027-01-02');
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
    expect([mondayOf('2026-12-06'), mondayOf('2026-12-07')]).toEqual(['2026-11-30', '2026-12-07']);
  });
});
