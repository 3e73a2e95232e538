import fc from 'fast-check';
import type {
  BookedInterview,
  Candidate,
  HoursWindow,
  Interviewer,
  LoopRequest,
  Panel,
  SlotRequest,
} from '../../../src/scheduling/types';
import { IDS, rarely, shiftDate } from './arbitraries';
import { everyDay, makeSeat } from './makers';

const HOUR_MS = 3_600_000;

/** Hours of a few people that hardly meet: by day, and around midnight. */
const SHIFTS: readonly (readonly HoursWindow[])[] = [
  [{ from: '09:00', to: '11:00' }],
  [{ from: '10:30', to: '13:00' }],
  [
    { from: '09:00', to: '10:00' },
    { from: '12:00', to: '13:30' },
  ],
  [
    { from: '00:00', to: '01:30' },
    { from: '22:30', to: '24:00' },
  ],
];

function anybody(date: string, id: string): fc.Arbitrary<Interviewer> {
  const hour = fc.integer({ min: -30, max: 72 });
  return fc
    .record({
      zone: fc.constantFrom('Europe/Berlin', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
      shift: fc.constantFrom(...SHIFTS),
      off: rarely(fc.constantFrom(0, 1, 2)),
      booked: fc.array(hour, { maxLength: 3 }),
      capPerDay: rarely(fc.constant(1)),
      capPerWeek: rarely(fc.constantFrom(1, 2)),
      bufferMinutes: fc.constantFrom(0, 0, 45),
      leastNoticeMinutes: fc.constantFrom(0, 0, 2880),
      paused: rarely(hour),
    })
    .map(({ zone, shift, off, booked, paused, capPerDay, capPerWeek, ...rest }): Interviewer => {
      const midnight = Date.parse(`${date}T00:00:00Z`);
      const interviews = booked.map((hours, n): BookedInterview => {
        const start = midnight + hours * HOUR_MS;
        return { id: `${id}-${n}`, startsAt: new Date(start), endsAt: new Date(start + HOUR_MS / 2) };
      });
      const day = off === undefined ? null : shiftDate(date, off);
      return {
        id,
        zone,
        weeklyHours: everyDay(...shift),
        ...(day ? { daysOff: [{ from: day, to: day }] } : {}),
        ...(capPerDay === undefined ? {} : { capPerDay }),
        ...(capPerWeek === undefined ? {} : { capPerWeek }),
        ...(paused === undefined ? {} : { pausedUntil: new Date(midnight + paused * HOUR_MS) }),
        busy: [],
        booked: interviews,
        ...rest,
        skills: { code: 'qualified', design: 'qualified' },
        pools: [],
      };
    });
}

/** Two sessions on one or two of three days, with so few people that one change of somebody's rules often opens a day. */
export const scarceLoop: fc.Arbitrary<LoopRequest> = fc
  .constantFrom('2026-10-24', '2026-10-31', '2026-12-31')
  .chain((date) =>
    fc
      .tuple(
        fc.tuple(...IDS.slice(0, 3).map((id) => anybody(date, id))),
        fc.constantFrom(30, 60, 90),
        fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe'),
        fc.constantFrom<Panel>(
          { seats: [makeSeat()] },
          { seats: [makeSeat({ count: 2 })] },
          { seats: [makeSeat({ count: 2 })], required: ['ana'] },
          { seats: [makeSeat({ count: 2 })], apart: [['ana', 'ben']] },
        ),
        fc.constantFrom(1, 1, 2),
      )
      .map(
        ([interviewers, minutes, zone, panel, mostDays]): LoopRequest => ({
          now: new Date(`${shiftDate(date, -1)}T09:00:00Z`),
          interviewers,
          candidate: {
            id: 'ada',
            zone,
            windows: [{ from: date, to: shiftDate(date, 2), hours: [{ from: '00:00', to: '24:00' }] }],
          },
          stepMinutes: 30,
          sessions: ['code', 'design'].map((stage, n) => ({
            id: stage,
            stageId: stage,
            minutes,
            place: 'link',
            panel: n === 0 ? panel : { seats: [makeSeat()] },
          })),
          order: 'free',
          breaks: { leastMinutes: 0, mostMinutes: 60 },
          mostDays,
        }),
      ),
  );

/** Hours of a candidate that hardly anybody else has. */
const NARROW: readonly HoursWindow[] = [
  { from: '07:30', to: '09:00' },
  { from: '11:00', to: '12:00' },
  { from: '13:30', to: '15:00' },
];

/** Where mostly no single change helps: one session of such people, at hours that they hardly have. */
export const scarceSlot: fc.Arbitrary<SlotRequest> = fc
  .tuple(scarceLoop, fc.constantFrom(...NARROW))
  .map(([{ sessions, order: _, breaks: __, mostDays: ___, ...request }, hours]): SlotRequest => {
    const [session] = sessions;
    if (!session) throw new Error('no session');
    return { ...request, session, candidate: narrow(request.candidate, hours) };
  });

/** The same for both sessions. */
export const scarcerLoop: fc.Arbitrary<LoopRequest> = fc
  .tuple(scarceLoop, fc.constantFrom(...NARROW))
  .map(([request, hours]) => ({ ...request, candidate: narrow(request.candidate, hours) }));

function narrow(candidate: Candidate, hours: HoursWindow): Candidate {
  const [window] = candidate.windows;
  return window
    ? { ...candidate, windows: [{ from: window.from, to: window.from, hours: [hours] }] }
    : candidate;
}
