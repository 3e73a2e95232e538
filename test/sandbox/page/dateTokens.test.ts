import { agoText, type DateReader, formatSlackDate } from '../../../sandbox/page/text/dateTokens';

const NOW = new Date('2026-12-02T10:00:00Z');
const at = (iso: string) => Date.parse(iso) / 1000;
const reader = (overrides: Partial<DateReader> = {}): DateReader => ({
  zone: 'Europe/Berlin',
  now: NOW,
  hour12: false,
  ...overrides,
});

describe('date tokens are filled in the reader’s zone', () => {
  test.each([
    ['{date_num}', '2014-02-18'],
    ['{date_slash}', '18/02/2014'],
    ['{date}', 'February 18th, 2014'],
    ['{date_pretty}', 'February 18th, 2014'],
    ['{date_short}', 'Feb 18, 2014'],
    ['{date_short_pretty}', 'Feb 18, 2014'],
    ['{date_long}', 'Tuesday, February 18th, 2014'],
    ['{date_long_pretty}', 'Tuesday, February 18th, 2014'],
    ['{date_long_full}', 'February 18, 2014'],
    ['{day_divider_pretty}', 'Tuesday, February 18th, 2014'],
    ['{time}', '15:39'],
    ['{time_secs}', '15:39:45'],
    ['{ago}', '12 years ago'],
  ])('%s of an old date is %s', (token, expected) => {
    expect(formatSlackDate(token, at('2014-02-18T14:39:45Z'), reader())).toBe(expected);
  });

  test.each([
    ['{date} at {time}', '2026-12-03T13:00:00Z', 'December 3rd at 14:00'],
    ['{date_short_pretty} at {time}', '2026-12-03T13:00:00Z', 'Tomorrow at 14:00'],
    ['Due {date_short_pretty}', '2026-12-03T13:00:00Z', 'Due tomorrow'],
    ['{date_long_pretty}', '2026-12-01T23:30:00Z', 'Today'],
    ['{date_pretty}', '2026-12-01T22:30:00Z', 'Yesterday'],
    ['{day_divider_pretty}', '2026-12-11T12:00:00Z', 'Friday, December 11th'],
    ['{date}', '2027-07-01T12:00:00Z', 'July 1st, 2027'],
  ])('%s of %s is %s', (format, iso, expected) => {
    expect(formatSlackDate(format, at(iso), reader())).toBe(expected);
  });

  test('midnight is 00:00, and a half-hour zone is honoured', () => {
    const kolkata = reader({ zone: 'Asia/Kolkata' });
    expect(formatSlackDate('{time}', at('2026-12-02T18:30:00Z'), kolkata)).toBe('00:00');
  });

  test('a reader with a 12-hour clock sees AM and PM', () => {
    expect(formatSlackDate('{time}', at('2026-12-02T13:05:00Z'), reader({ hour12: true }))).toBe('2:05 PM');
  });

  test.each([
    ['{nonsense}', at('2026-12-02T13:05:00Z')],
    ['{time}', Number.NaN],
    ['{time}', 1e15],
  ])('%s of %d falls back', (format, seconds) => {
    expect(formatSlackDate(format, seconds, reader())).toBeNull();
  });
});

test.each([
  ['2026-12-02T09:59:50Z', 'just now'],
  ['2026-12-02T09:57:00Z', '3 minutes ago'],
  ['2026-12-02T12:30:00Z', 'in 2 hours'],
  ['2026-11-30T09:00:00Z', '2 days ago'],
])('%s is %s', (iso, expected) => {
  expect(agoText(new Date(iso), NOW)).toBe(expected);
});
