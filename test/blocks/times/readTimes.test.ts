import { readTimes } from '../../../blocks/times/readTimes';

/** A Tuesday. */
const TODAY = '2026-12-01';
const CONTEXT = { today: TODAY, mostDays: 60, office: { from: '09:00', to: '17:00' } };

/** "2026-12-03 10:00-12:00 14:00-16:00", a line a day. */
function read(text: string): string[] {
  const found = readTimes(text, CONTEXT);
  if (!found.ok) return [found.message];
  return found.windows.map(
    ({ from, hours = [] }) => `${from} ${hours.map((window) => `${window.from}-${window.to}`).join(' ')}`,
  );
}

describe('times as people write them', () => {
  it.each<[string, string[]]>([
    ['Thu 3 Dec 10:00-12:00', ['2026-12-03 10:00-12:00']],
    ['Thu 3 Dec 10:00-12:00, 14-16', ['2026-12-03 10:00-12:00 14:00-16:00']],
    ['Thursday, December 3rd, 10am to 1pm', ['2026-12-03 10:00-13:00']],
    ['2026-12-03: 9.30–11.30', ['2026-12-03 09:30-11:30']],
    ['the 3rd of December, 0930-1130', ['2026-12-03 09:30-11:30']],
    ['Dec 3 2-4 pm', ['2026-12-03 14:00-16:00']],
    ['Dec 3 11-1pm', ['2026-12-03 11:00-13:00']],
    ['Dec 3 10am-2', ['2026-12-03 10:00-14:00']],
    ['Dec 3 from 12 pm to 1 pm', ['2026-12-03 12:00-13:00']],
    ['Dec 3 02:00-04:00', ['2026-12-03 02:00-04:00']],
    ['Dec 3 20-24', ['2026-12-03 20:00-24:00']],
    ['1 Dec 2000-2200', ['2026-12-01 20:00-22:00']],
    ['Thu after 14:00', ['2026-12-03 14:00-17:00']],
    ['Thu until noon', ['2026-12-03 09:00-12:00']],
    ['Thu before 12', ['2026-12-03 09:00-12:00']],
    ['Thu morning, Fri in the afternoon', ['2026-12-03 09:00-12:00', '2026-12-04 12:00-17:00']],
    ['Thu', ['2026-12-03 09:00-17:00']],
    ['Thu all day', ['2026-12-03 09:00-17:00']],
    ['today and tomorrow 15-17', ['2026-12-01 15:00-17:00', '2026-12-02 15:00-17:00']],
    ['Tue', ['2026-12-01 09:00-17:00']],
    ['Mon', ['2026-12-07 09:00-17:00']],
    ['next Thu 10-12', ['2026-12-10 10:00-12:00']],
    ['Wed-Fri 10-12', ['2026-12-02 10:00-12:00', '2026-12-03 10:00-12:00', '2026-12-04 10:00-12:00']],
    [
      'Fri to Mon',
      [
        '2026-12-04 09:00-17:00',
        '2026-12-05 09:00-17:00',
        '2026-12-06 09:00-17:00',
        '2026-12-07 09:00-17:00',
      ],
    ],
    ['Thu 10-12 and Fri 14-16', ['2026-12-03 10:00-12:00', '2026-12-04 14:00-16:00']],
    ['Thu, Fri 10-12', ['2026-12-03 10:00-12:00', '2026-12-04 10:00-12:00']],
    ['Fri 10-12\nThu 14-16\n\nFri 11-13', ['2026-12-03 14:00-16:00', '2026-12-04 10:00-13:00']],
    ['Thu\nFri 10-12', ['2026-12-03 09:00-17:00', '2026-12-04 10:00-12:00']],
    ['Mon 4 Jan 10-12', ['2027-01-04 10:00-12:00']],
  ])('%j', (text, days) => {
    expect(read(text)).toEqual(days.map((day) => (day.startsWith('“') ? expect.stringContaining(day) : day)));
  });
});

describe('what could be misread is asked about', () => {
  it.each<[string, string]>([
    ['', 'Write the days and hours'],
    ['10-12', 'Write the day before its hours'],
    ['10-12 on Thu', 'Write the day before its hours'],
    ['Thu 2-4', 'may be morning or afternoon'],
    ['Thu after 3', 'may be morning or afternoon'],
    ['Thu 9-5', 'may be morning or afternoon'],
    ['Thu 16-14', 'runs from 16:00 to 14:00'],
    ['Thu 14-14', 'runs from 14:00 to 14:00'],
    ['Thu after 18:00', 'runs from 18:00 to 17:00'],
    ['Thu 25-26', 'is no time of a day'],
    ['Thu 10:70-12', 'is no time of a day'],
    ['Thu 14-16 pm', 'is no time of a day'],
    ['Thu 10:00', '“10:00” could not be read'],
    ['Thu 10-12 CET', '“CET” could not be read'],
    ['1/12 10-12', '“1/12” could not be read'],
    ['Someday 10-12', '“Someday” could not be read'],
    ['Monkey 10-12', '“Monkey” could not be read'],
    ['Dec 1-3 10-12', '“-3” could not be read'],
    ['Wed 3 Dec 10-12', 'that day is a Thursday'],
    ['30 Feb 10-12', 'no day of the calendar'],
    ['2026-13-01 10-12', 'no day of the calendar'],
    ['2026-11-30 10-12', 'has passed'],
    ['30 Nov 10-12', 'too far away'],
    ['Mon 1 Mar 2027', 'too far away'],
    ['4 Dec - 2 Dec', 'ends before it begins'],
  ])('%j', (text, message) => {
    expect(read(text)).toEqual([expect.stringContaining(message)]);
  });
});
