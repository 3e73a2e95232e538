import fc from 'fast-check';
import type {
  BatchRequest,
  BookedInterview,
  HoursWindow,
  Interviewer,
  LoopRequest,
  Room,
  Session,
} from '../../../src/scheduling/types';
import { bookedIn, IDS, intervalIn, rarely, shiftDate } from './arbitraries';

const OFFICE: readonly HoursWindow[] = [{ from: '09:00', to: '19:00' }];

function loopInterviewer(date: string, id: string): fc.Arbitrary<Interviewer> {
  return fc
    .record({
      zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
      busy: fc.array(intervalIn({ date, zones: [] }), { maxLength: 2 }),
      booked: fc
        .array(bookedIn({ date, zones: [] }), { maxLength: 3 })
        .map((all) => all.map((one, n): BookedInterview => ({ ...one, id: `${id}-${n}` }))),
      capPerDay: fc.constantFrom(1, 2, 3),
      capPerWeek: fc.constantFrom(2, 3, 4),
      bufferMinutes: fc.constantFrom(0, 15, 30),
      stages: fc.subarray(['code', 'design', 'talk'], { minLength: 1 }),
    })
    .map(({ stages, ...rest }) => ({
      ...rest,
      id,
      weeklyHours: {
        mon: OFFICE,
        tue: OFFICE,
        wed: OFFICE,
        thu: OFFICE,
        fri: OFFICE,
        sat: OFFICE,
        sun: OFFICE,
      },
      skills: Object.fromEntries(stages.map((stage) => [stage, 'qualified' as const])),
      pools: [],
    }));
}

/** A loop of two or three sessions small enough to try every way: few starts, few people, one or two days. */
export const smallLoop: fc.Arbitrary<LoopRequest> = fc
  .constantFrom('2026-10-25', '2026-11-01', '2026-12-31')
  .chain((date) =>
    fc.record({
      now: fc.constant(new Date(`${shiftDate(date, -1)}T09:00:00Z`)),
      interviewers: fc
        .integer({ min: 3, max: 5 })
        .chain((count) => fc.tuple(...IDS.slice(0, count).map((id) => loopInterviewer(date, id)))),
      candidate: fc.record({
        id: fc.constant('ada'),
        zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
        windows: fc.constantFrom(
          [{ from: date, to: date, hours: [{ from: '10:00', to: '15:00' }] }],
          [{ from: date, to: shiftDate(date, 1), hours: [{ from: '11:00', to: '14:30' }] }],
          [{ from: date, to: date, hours: [{ from: '14:30', to: '19:30' }] }],
        ),
      }),
      stepMinutes: fc.constant(30),
      sessions: fc.shuffledSubarray(['code', 'design', 'talk'], { minLength: 2 }).chain((stages) =>
        fc.tuple(
          ...stages.map((stage) =>
            smallSession(
              stage,
              stages.filter((other) => other < stage),
            ),
          ),
        ),
      ),
      order: fc.constantFrom('fixed', 'partial', 'free'),
      breaks: fc.record(
        {
          leastMinutes: fc.constantFrom(0, 15, 30),
          mostMinutes: fc.constantFrom(30, 60, 120),
          lunch: fc.constantFrom(
            { from: '12:00', to: '13:30', minutes: 30 },
            { from: '11:45', to: '13:00', minutes: 45 },
            { from: '11:00', to: '15:30', minutes: 30 },
          ),
        },
        { requiredKeys: ['leastMinutes'] },
      ),
      mostDays: fc.constantFrom(1, 1, 2),
      mayRepeatPeople: fc.boolean(),
      k: fc.constantFrom(1, 3, 6),
    }),
  ) as fc.Arbitrary<LoopRequest>;

function smallSession(stage: string, earlier: readonly string[]): fc.Arbitrary<Session> {
  return fc.record({
    id: fc.constant(stage),
    stageId: fc.constant(stage),
    minutes: fc.constantFrom(30, 45, 60),
    place: fc.constant('link' as const),
    after: fc.subarray([...earlier]),
    panel: fc
      .tuple(fc.constantFrom(1, 1, 2), rarely(fc.constantFrom('ana', 'ben')), rarely(fc.constant(null)))
      .map(([count, required, apart]) => ({
        seats: [{ id: 'lead', part: 'lead' as const, count, pools: [] }],
        ...(required === undefined ? {} : { required: [required] }),
        ...(apart === undefined ? {} : { apart: [['ana', 'ben'] as const] }),
      })),
  });
}

/** Each is taken for an hour or two of the day or of the next, or not at all. */
export function roomsIn(date: string): fc.Arbitrary<Room>[] {
  const busy = fc.array(
    fc.tuple(
      fc.constantFrom(date, shiftDate(date, 1)),
      fc.integer({ min: 11, max: 20 }),
      fc.constantFrom(1, 2),
    ),
    { maxLength: 3 },
  );
  return ['lake', 'pond'].map((id) =>
    busy.map((taken) => ({
      id,
      busy: taken.map(([day, hour, hours]) => ({
        startsAt: new Date(`${day}T${hour}:00:00Z`),
        endsAt: new Date(`${day}T${hour + hours}:00:00Z`),
      })),
    })),
  );
}

/** Two or three candidates, sometimes asking for the same, who compete for the same few people and rooms. */
export const smallBatch: fc.Arbitrary<BatchRequest> = fc
  .tuple(fc.constantFrom('2026-10-25', '2026-12-31'), fc.integer({ min: 2, max: 3 }))
  .chain(([date, count]) =>
    fc
      .record({
        interviewers: fc.tuple(...IDS.slice(0, 3).map((id) => loopInterviewer(date, id))),
        rooms: fc.constantFrom(1, 1, 2).chain((rooms) => fc.tuple(...roomsIn(date).slice(0, rooms))),
        isOneAsk: fc.boolean(),
        asks: fc.array(
          fc.record({
            zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
            days: fc.constantFrom(0, 1),
            stage: fc.constantFrom('code', 'design', 'talk'),
            minutes: fc.constantFrom(30, 60),
            seats: fc.constantFrom(1, 1, 2),
            place: fc.constantFrom('link' as const, 'room' as const),
          }),
          { minLength: count, maxLength: count },
        ),
      })
      .map(({ isOneAsk, asks, ...rest }) => ({
        ...rest,
        asks: asks.map((ask) => (isOneAsk && asks[0]) || ask),
      }))
      .map(({ interviewers, rooms, asks }) => ({
        requests: asks.map(({ zone, days, stage, minutes, seats, place }, n) => ({
          now: new Date(`${shiftDate(date, -1)}T09:00:00Z`),
          interviewers,
          rooms,
          stepMinutes: 30 as const,
          candidate: {
            id: `candidate-${n}`,
            zone,
            windows: [
              {
                from: shiftDate(date, days),
                to: shiftDate(date, days),
                hours: [{ from: '13:00', to: '15:00' }],
              },
            ],
          },
          session: {
            id: stage,
            stageId: stage,
            minutes,
            place,
            panel: { seats: [{ id: 'lead', part: 'lead' as const, count: seats, pools: [] }] },
          },
        })),
      })),
  );
