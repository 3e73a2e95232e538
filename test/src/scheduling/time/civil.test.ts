import { civilDate, findDayNumber, findMinuteOfDay, wallTime } from '../../../../src/scheduling/time/civil';

test.each([
  ['00:00', 0],
  ['09:05', 545],
  ['24:00', 1440],
  ['24:01', null],
  ['08:60', null],
  ['08:75', null],
  ['8:00', null],
  ['08.00', null],
  ['0a:00', null],
  ['08:0 ', null],
  ['', null],
])('%p is a time of the day, or none', (time, minutes) => {
  expect(findMinuteOfDay(time)).toBe(minutes);
});

test.each([
  '2026-02-29',
  '2100-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026/01/01',
  '2026-1-01',
  '20x6-01-01',
  '2026-01-01T',
  '',
])('%p is no date', (date) => {
  expect(findDayNumber(date)).toBeNull();
});

test.each(['0000-03-01', '1600-02-29', '1969-12-31', '1970-01-01', '2000-02-29', '2026-12-03', '9999-12-31'])(
  '%s is as many days after 1970 as its midnight in UTC says, and back',
  (date) => {
    const day = findDayNumber(date);
    expect(day).toBe(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
    expect(civilDate(day ?? 0)).toBe(date);
  },
);

test('every minute of the day is written as it is read', () => {
  const minutes = Array.from({ length: 1441 }, (_, minute) => minute);
  expect(minutes.map((minute) => findMinuteOfDay(wallTime(minute)))).toEqual(minutes);
});
