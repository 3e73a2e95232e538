import fc from 'fast-check';
import type { BatchRequest, Interviewer, SlotRequest } from '../../../src/scheduling/types';
import { bookedIn, IDS, intervalIn, rarely, shiftDate } from './arbitraries';
import { roomsIn } from './smallRequests';

const ALL_DAY = [{ from: '00:00', to: '24:00' }];
const EVERY_DAY = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
};
const DATE = '2026-12-31';

/** With little left of a day's and a week's cap. */
function busyInterviewer(id: string): fc.Arbitrary<Interviewer> {
  const scene = { date: DATE, zones: [] };
  return fc
    .record({
      zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Auckland'),
      busy: fc.array(intervalIn(scene), { maxLength: 1 }),
      booked: fc.array(bookedIn(scene), { maxLength: 2 }),
      capPerDay: fc.constantFrom(1, 2, 2, 3),
      capPerWeek: fc.constantFrom(1, 2, 2, 3, 4),
      bufferMinutes: fc.constantFrom(0, 0, 15, 30),
    })
    .map(({ booked, ...rest }) => ({
      ...rest,
      id,
      booked: booked.map((one, n) => ({ ...one, id: `${id}-${n}` })),
      weeklyHours: EVERY_DAY,
      skills: { talk: 'qualified' as const },
      pools: [],
    }));
}

/** A few starts on one day, or on two. */
const ask = fc
  .record({
    zone: fc.constantFrom('UTC', 'Europe/Berlin'),
    hours: fc.constantFrom(['13:00', '14:00'], ['16:30', '18:00'], ['09:00', '10:30']),
    hoursTomorrow: fc.constantFrom(undefined, ['13:00', '14:00'], ['00:00', '01:00']),
    minutes: fc.constantFrom(30, 30, 60),
    seats: fc.constantFrom(1, 2, 2),
    place: fc.constantFrom('link' as const, 'link' as const, 'room' as const),
    conflict: rarely(fc.constantFrom('ana', 'ben')),
  })
  .map(({ zone, hours, hoursTomorrow, minutes, seats, place, conflict }) => {
    const onDate = (date: string, [from = '', to = '']: readonly string[]) => ({
      from: date,
      to: date,
      hours: [{ from, to }],
    });
    return {
      now: new Date(`${shiftDate(DATE, -1)}T09:00:00Z`),
      stepMinutes: 30 as const,
      candidate: {
        zone,
        windows: [onDate(DATE, hours), ...(hoursTomorrow ? [onDate(shiftDate(DATE, 1), hoursTomorrow)] : [])],
        conflicts: conflict ? [{ personId: conflict, kind: 'declared' as const }] : [],
      },
      session: {
        id: 'talk',
        stageId: 'talk',
        minutes,
        place,
        panel: { seats: [{ id: 'lead', part: 'lead' as const, count: seats, pools: [] }] },
      },
    };
  });

/** Three or four candidates with two asks between them, too many for the few people; one may be an interviewer too. */
export const crowdedBatch: fc.Arbitrary<BatchRequest> = fc
  .record({
    interviewers: fc
      .integer({ min: 3, max: 4 })
      .chain((count) => fc.tuple(...IDS.slice(0, count).map(busyInterviewer))),
    rooms: fc.constantFrom(1, 2, 2).chain((count) => fc.tuple(...roomsIn(DATE).slice(0, count))),
    asks: fc.tuple(ask, ask),
    whose: fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 4 }),
    colleague: fc.constantFrom(undefined, undefined, 'ana', 'ben'),
  })
  .map(({ interviewers, rooms, asks, whose, colleague }) => ({
    requests: whose.map((which, n): SlotRequest => {
      const { candidate, ...rest } = asks[which] ?? asks[0];
      const id = n === 0 && colleague ? colleague : `candidate-${n}`;
      return { ...rest, interviewers, rooms, candidate: { ...candidate, id } };
    }),
  }));
