import {
  addDays,
  addMonths,
  instantOf,
  mondayOf,
  monthGrid,
  readDay,
  readTime,
  wallOf,
} from '../../../sandbox/page/blockkit/wallTime';

const TODAY = '2026-12-02';

describe('a typed day is read as people write it', () => {
  test.each([
    ['2026-12-03', '2026-12-03'],
    ['3 Dec', '2026-12-03'],
    ['3rd December 2027', '2027-12-03'],
    ['Dec 3, 2026', '2026-12-03'],
    ['3.12.2026', '2026-12-03'],
    ['1 Dec', '2027-12-01'],
    ['29 Feb 2028', '2028-02-29'],
    ['29 Feb 2027', null],
    ['2026-13-01', null],
    ['soon', null],
    ['', null],
  ])('%j is %s', (text, expected) => {
    expect(readDay(text, TODAY)).toBe(expected);
  });
});

describe('a typed time is read as people write it', () => {
  test.each([
    ['14:05', '14:05'],
    ['1405', '14:05'],
    ['9', '09:00'],
    ['2:05 pm', '14:05'],
    ['12am', '00:00'],
    ['12 p.m.', '12:00'],
    ['24:00', null],
    ['13 pm', null],
    ['9:7', null],
    ['noon', null],
  ])('%j is %s', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });
});

describe('days and walls', () => {
  test('a month is shown in whole weeks from Monday', () => {
    const weeks = monthGrid('2026-11-15');
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual(['2026-10-26', '2026-12-06']);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %d months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  test('a week begins on Monday, also seen from Sunday', () => {
    expect([mondayOf('2026-12-06'), mondayOf('2026-11-30')]).toEqual(['2026-11-30', '2026-11-30']);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  test.each([
    ['Europe/Berlin', '2026-12-03', '14:00', '2026-12-03T13:00:00.000Z'],
    ['Europe/Berlin', '2026-07-03', '14:00', '2026-07-03T12:00:00.000Z'],
    ['Asia/Kolkata', '2026-12-03', '00:15', '2026-12-02T18:45:00.000Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
  ])('in %s, %s %s is %s', (zone, day, time, expected) => {
    expect(instantOf(day, time, zone).toISOString()).toBe(expected);
  });

  test('a wall shows what its zone shows', () => {
    expect(wallOf(new Date('2026-12-02T18:45:00Z'), 'Asia/Kolkata')).toEqual({
      day: '2026-12-03',
      time: '00:15',
      minutes: 15,
    });
  });
});
