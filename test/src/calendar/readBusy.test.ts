import { CHEN, OMAR, PRIYA } from '../../sandbox/google/office';
import { type CalendarOffice, openCalendarOffice } from './calendarOffice';

let office: CalendarOffice;
beforeEach(async () => {
  office = await openCalendarOffice();
});
afterEach(() => office.close());

const span = (from: string, to: string) => ({ startsAt: new Date(from), endsAt: new Date(to) });
const DAY = span('2026-12-03T00:00:00Z', '2026-12-04T00:00:00Z');
const meet = (calendarId: string, startAt: string, endAt: string) =>
  office.sandbox.office.create({ calendarId, summary: 'Busy', startAt, endAt });

describe('busy time', () => {
  it('is told for every calendar asked for', async () => {
    meet(PRIYA, '2026-12-03T10:00:00Z', '2026-12-03T11:00:00Z');
    const busy = await office.ours.busy([PRIYA, OMAR, PRIYA], DAY);
    expect([...busy.keys()]).toEqual([PRIYA, OMAR]);
    expect(busy.get(PRIYA)).toEqual({
      known: true,
      busy: [span('2026-12-03T10:00:00Z', '2026-12-03T11:00:00Z')],
    });
    expect(busy.get(OMAR)).toEqual({ known: true, busy: [] });
  });

  it('is unknown, never free, for a calendar that cannot be read', async () => {
    const busy = await office.ours.busy([CHEN, 'nobody@fernhill.test'], DAY);
    expect(busy.get(CHEN)).toEqual({ known: false, why: 'notFound' });
    expect(busy.get('nobody@fernhill.test')).toEqual({ known: false, why: 'notFound' });
  });

  it('is read for more calendars than Google takes at once', async () => {
    const many = Array.from({ length: 120 }, (_, index) => `person${index}@fernhill.test`);
    const busy = await office.ours.busy([...many, PRIYA], DAY);
    expect(busy.size).toBe(121);
    expect(busy.get(PRIYA)).toEqual({ known: true, busy: [] });
    expect(busy.get('person119@fernhill.test')).toEqual({ known: false, why: 'notFound' });
  });

  it('is read for longer than Google answers for, and joined where the parts meet', async () => {
    const long = span('2026-12-01T00:00:00Z', '2027-04-01T00:00:00Z');
    // 29 December is where the first four weeks end.
    meet(PRIYA, '2026-12-28T22:00:00Z', '2026-12-29T02:00:00Z');
    meet(PRIYA, '2027-03-20T10:00:00Z', '2027-03-20T11:00:00Z');
    expect((await office.ours.busy([PRIYA], long)).get(PRIYA)).toEqual({
      known: true,
      busy: [
        span('2026-12-28T22:00:00Z', '2026-12-29T02:00:00Z'),
        span('2027-03-20T10:00:00Z', '2027-03-20T11:00:00Z'),
      ],
    });
  });

  it('is a fault that passes when Google is out of reach', async () => {
    office.sandbox.faults.add({ kind: 'down', method: 'freebusy.query' });
    await expect(office.ours.busy([PRIYA], DAY)).rejects.toMatchObject({
      code: 'google_failed',
      retryable: true,
    });
  });
});
