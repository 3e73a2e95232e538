import type { OfficeEvent } from '../../../sandbox/google/officeTypes';
import { allDayOn, clockOf, movedStart, placeDay } from '../../../sandbox/page/calendars/weekLayout';

const makeEvent = (overrides: Partial<OfficeEvent> = {}): OfficeEvent => ({
  calendarId: 'priya@fernhill.example',
  eventId: 'e1',
  recurringEventId: null,
  summary: 'Design review',
  description: '',
  location: '',
  startAt: '2026-12-02T12:00:00Z',
  endAt: '2026-12-02T13:00:00Z',
  allDay: false,
  status: 'confirmed',
  busy: true,
  responseStatus: null,
  organizerEmail: 'priya@fernhill.example',
  attendees: [],
  meetUrl: null,
  madeBy: 'person',
  ...overrides,
});

const at = (from: string, to: string, eventId: string) =>
  makeEvent({ startAt: `2026-12-02T${from}:00Z`, endAt: `2026-12-02T${to}:00Z`, eventId });

const shown = (events: OfficeEvent[], day = '2026-12-02', zone = 'UTC') =>
  placeDay(events, day, zone).map((each) => [
    each.event.eventId,
    each.fromMinute,
    each.toMinute,
    `${each.lane}/${each.lanes}`,
  ]);

test('events stand at their wall time in the viewer’s zone', () => {
  expect(shown([makeEvent()], '2026-12-02', 'Asia/Kolkata')).toEqual([['e1', 1050, 1110, '0/1']]);
});

test('events that overlap stand beside each other; those that only touch do not', () => {
  const events = [at('09:00', '10:00', 'a'), at('09:30', '10:30', 'b'), at('10:00', '11:00', 'c')];
  const later = at('11:00', '12:00', 'd');
  expect(shown([...events, later])).toEqual([
    ['a', 540, 600, '0/2'],
    ['b', 570, 630, '1/2'],
    ['c', 600, 660, '0/2'],
    ['d', 660, 720, '0/1'],
  ]);
});

test('an event over midnight is cut to each of its days', () => {
  const night = makeEvent({ startAt: '2026-12-02T22:00:00Z', endAt: '2026-12-03T02:00:00Z' });
  expect(shown([night], '2026-12-02')).toEqual([['e1', 1320, 1440, '0/1']]);
  expect(shown([night], '2026-12-03')).toEqual([['e1', 0, 120, '0/1']]);
  expect(shown([night], '2026-12-04')).toEqual([]);
});

test('an event that ends at midnight does not reach into the next day', () => {
  const evening = makeEvent({ startAt: '2026-12-02T22:00:00Z', endAt: '2026-12-03T00:00:00Z' });
  expect(shown([evening], '2026-12-03')).toEqual([]);
});

test('an all-day event covers its days and no hours', () => {
  const away = makeEvent({ allDay: true, startAt: '2026-12-02T00:00:00Z', endAt: '2026-12-04T00:00:00Z' });
  const covered = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'].filter(
    (day) => allDayOn([away], day, 'UTC').length > 0,
  );
  expect(covered).toEqual(['2026-12-02', '2026-12-03']);
  expect(shown([away])).toEqual([]);
});

test.each([
  ['a quarter later', 0, 15, '2026-10-23T12:15:00.000Z'],
  ['over midnight', 0, 11 * 60, '2026-10-23T23:00:00.000Z'],
  ['past the clock change, at the same wall time', 3, 0, '2026-10-26T13:00:00.000Z'],
  ['a day back', -1, 0, '2026-10-22T12:00:00.000Z'],
])('an event is moved %s', (_words, days, minutes, expected) => {
  const event = makeEvent({ startAt: '2026-10-23T12:00:00Z' });
  expect(movedStart(event, days, minutes, 'Europe/Berlin').toISOString()).toBe(expected);
});

test('minutes are shown as a clock shows them', () => {
  expect([clockOf(0), clockOf(845), clockOf(1455), clockOf(-15)]).toEqual([
    '00:00',
    '14:05',
    '00:15',
    '23:45',
  ]);
});
