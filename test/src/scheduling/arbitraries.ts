import fc from 'fast-check';
import type {
  BookedInterview,
  BusyInterval,
  HoursWindow,
  Interviewer,
  Panel,
  SkillLevel,
  SlotRequest,
  WeeklyHours,
} from '../../../src/scheduling/types';

/** A date near which something happens to a clock or a calendar, with zones that meet there. */
interface Scene {
  readonly date: string;
  /** Another one in the same range. */
  readonly until?: string;
  readonly zones: readonly string[];
}

const SCENES: readonly Scene[] = [
  { date: '2026-03-08', zones: ['America/New_York', 'America/Los_Angeles', 'Europe/Lisbon'] },
  { date: '2026-11-01', zones: ['America/New_York', 'America/Los_Angeles', 'Asia/Kolkata'] },
  { date: '2026-03-29', zones: ['Europe/Berlin', 'Europe/Lisbon', 'Asia/Kathmandu'] },
  { date: '2026-10-25', zones: ['Europe/Berlin', 'Europe/London', 'America/St_Johns'] },
  { date: '2026-04-05', zones: ['Australia/Lord_Howe', 'Pacific/Chatham', 'America/Santiago'] },
  { date: '2026-10-04', zones: ['Australia/Lord_Howe', 'Australia/Sydney', 'Asia/Kolkata'] },
  { date: '2026-09-06', zones: ['America/Santiago', 'Pacific/Easter', 'Europe/Madrid'] },
  { date: '2026-04-24', zones: ['Africa/Cairo', 'Asia/Beirut', 'Europe/Berlin'] },
  { date: '2026-02-15', zones: ['Africa/Casablanca', 'Europe/Madrid', 'Asia/Tehran'] },
  { date: '2026-12-31', zones: ['Pacific/Kiritimati', 'Pacific/Honolulu', 'Pacific/Auckland'] },
  { date: '2027-01-01', zones: ['Pacific/Pago_Pago', 'Pacific/Tongatapu', 'UTC'] },
  { date: '2011-12-30', zones: ['Pacific/Apia', 'Pacific/Auckland', 'Pacific/Honolulu'] },
  // Clocks go forward in one zone and back in another, and both ways in one.
  {
    date: '2026-03-29',
    until: '2026-04-05',
    zones: ['Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata'],
  },
  { date: '2026-10-25', until: '2026-11-01', zones: ['Europe/Lisbon', 'America/New_York', 'UTC'] },
  {
    date: '2026-02-15',
    until: '2026-03-22',
    zones: ['Africa/Casablanca', 'America/New_York', 'Europe/Madrid'],
  },
];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const time = (minutes: number): string => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

const hoursWindow = fc
  .tuple(fc.integer({ min: 0, max: 280 }), fc.integer({ min: 3, max: 150 }), fc.boolean())
  .map(([from, length, odd]): HoursWindow => {
    const start = from * 5 + (odd ? 2 : 0);
    return { from: time(start), to: time(Math.min(1440, start + length * 5)) };
  });

const windows = fc.oneof(
  { weight: 9, arbitrary: fc.constant([{ from: '00:00', to: '24:00' }]) },
  { weight: 3, arbitrary: fc.constant([{ from: '09:00', to: '17:00' }]) },
  { weight: 3, arbitrary: fc.array(hoursWindow, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant([]) },
);

const week: fc.Arbitrary<WeeklyHours> = fc
  .tuple(windows, windows, windows)
  .map(([a, b, c]) => ({ mon: a, tue: b, wed: a, thu: c, fri: b, sat: c, sun: a }));

/** Instants within a day and a half of the scene's date. */
function instantNear(date: string): fc.Arbitrary<number> {
  const middle = Date.parse(`${date}T12:00:00Z`);
  return fc.oneof(
    fc.integer({ min: -36 * 12, max: 36 * 12 }).map((ticks) => middle + ticks * 5 * MINUTE),
    fc.integer({ min: -36 * 3600, max: 36 * 3600 }).map((seconds) => middle + seconds * 1000),
  );
}

function instantIn({ date, until }: Scene): fc.Arbitrary<number> {
  return until ? fc.oneof(instantNear(date), instantNear(until)) : instantNear(date);
}

export function intervalIn(scene: Scene): fc.Arbitrary<BusyInterval> {
  const minutes = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 5, 15, 30, 60) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 600 }) },
  );
  return fc.tuple(instantIn(scene), minutes, fc.boolean()).map(([start, length, iso]) => {
    const end = start + length * MINUTE;
    return iso
      ? { start: new Date(start).toISOString(), end: new Date(end).toISOString() }
      : { startsAt: new Date(start), endsAt: new Date(end) };
  });
}

/** Some end where the next begins. */
function busyIn(scene: Scene): fc.Arbitrary<BusyInterval[]> {
  return fc
    .tuple(fc.array(intervalIn(scene), { maxLength: 3 }), fc.constantFrom(0, 0, 30))
    .map(([all, minutes]) => {
      const [first] = all;
      if (!first || minutes === 0) return all;
      const startsAt = 'endsAt' in first ? first.endsAt : new Date(first.end);
      return [...all, { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE) }];
    });
}

export function bookedIn(scene: Scene): fc.Arbitrary<Omit<BookedInterview, 'id'>> {
  const ago = fc.constantFrom(0, 0, 0, 1, 2, 7, 14, 21, 35);
  const minutes = fc.constantFrom(0, 30, 45, 60);
  return fc.tuple(instantIn(scene), minutes, ago).map(([start, length, days]) => {
    const startsAt = new Date(start - days * 24 * HOUR);
    return { startsAt, endsAt: new Date(startsAt.getTime() + length * MINUTE) };
  });
}

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}

export function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

export function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}

function interviewerIn(scene: Scene, id: string): fc.Arbitrary<Interviewer> {
  const { date, until = date } = scene;
  const dates = fc
    .tuple(fc.constantFrom(date, until), fc.integer({ min: -1, max: 1 }))
    .map(([day, days]) => shiftDate(day, days));
  return fc
    .record({
      zone: fc.constantFrom(...scene.zones),
      weeklyHours: week,
      overrides: maybe(fc.array(fc.record({ date: dates, windows }), { maxLength: 2 })),
      daysOff: maybe(
        fc.array(
          dates.map((day) => ({ from: day, to: day })),
          { maxLength: 1 },
        ),
      ),
      busy: busyIn(scene),
      unknown: rarely(fc.array(intervalIn(scene), { maxLength: 2 })),
      booked: fc
        .array(bookedIn(scene), { maxLength: 3 })
        .map((all) => all.map((one, n): BookedInterview => ({ ...one, id: `${id}-${n}` }))),
      capPerDay: maybe(fc.constantFrom(0, 1, 1, 2, 2, 3)),
      capPerWeek: maybe(fc.constantFrom(0, 1, 2, 2, 3, 3, 4)),
      bufferMinutes: maybe(fc.constantFrom(0, 5, 10, 13, 15, 30)),
      leastNoticeMinutes: maybe(fc.constantFrom(0, 7, 60, 600)),
      pausedUntil: rarely(instantIn(scene).map((ms) => new Date(ms))),
      level: fc.constantFrom<SkillLevel>(...Array<SkillLevel>(7).fill('qualified'), 'shadow'),
      pools: fc.subarray(['core', 'platform', 'data'], { minLength: 1 }),
    })
    .map(({ level, ...rest }) => {
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      return { ...(given as typeof rest), id, skills: { design: level } } as Interviewer;
    });
}

export const IDS = ['ana', 'ben', 'chi', 'dev', 'eva'];

const pools = fc.subarray(['core', 'platform', 'data'], { maxLength: 2 });

const panel: fc.Arbitrary<Panel> = fc
  .record({
    lead: pools,
    second: maybe(fc.record({ pools, count: fc.constantFrom(1, 1, 2) })),
    named: rarely(fc.subarray(IDS, { minLength: 1, maxLength: 2 })),
    required: rarely(fc.constantFrom(['ana'], ['ana'], ['ben'], ['ana', 'ben'])),
    excluded: rarely(fc.subarray(IDS, { maxLength: 1 })),
    apart: maybe(fc.constant([['ana', 'ben'] as const])),
  })
  .map(({ lead, second, named, required, excluded, apart }) => ({
    seats: [
      { id: 'lead', part: 'lead', count: 1, pools: lead, ...(named ? { named } : {}) },
      ...(second ? [{ id: 'second', part: 'second', ...second } as const] : []),
    ],
    ...(required ? { required } : {}),
    ...(excluded ? { excluded } : {}),
    ...(apart ? { apart } : {}),
  }));

type Ask = Omit<SlotRequest, 'interviewers'>;

/** What somebody asks of the people of a scene. */
function askIn(scene: Scene): fc.Arbitrary<Ask> {
  const { date, until = date } = scene;
  const next = shiftDate(until, 1);
  return fc.record({
    now: fc.oneof(
      { weight: 2, arbitrary: fc.constant(new Date(`${shiftDate(date, -3)}T12:00:00Z`)) },
      { weight: 1, arbitrary: instantNear(shiftDate(date, -1)).map((ms) => new Date(ms)) },
    ),
    candidate: fc.record({
      id: fc.constant('ada'),
      zone: fc.constantFrom(...scene.zones),
      windows: fc.constantFrom(
        until === date ? [{ from: date, to: date }] : [date, until].map((day) => ({ from: day, to: day })),
        [{ from: until, to: until, hours: [{ from: '00:00', to: '24:00' }] }],
        [
          { from: date, to: date, hours: [{ from: '20:00', to: '24:00' }] },
          { from: next, to: next, hours: [{ from: '00:00', to: '03:00' }] },
        ],
      ),
      busy: fc.array(intervalIn(scene), { maxLength: 2 }),
      conflicts: fc
        .constantFrom([], [], [], ['ana'], ['ben'])
        .map((ids) => ids.map((personId) => ({ personId, kind: 'referrer' as const }))),
    }),
    rooms: fc
      .array(fc.array(intervalIn(scene), { maxLength: 3 }), { maxLength: 2 })
      .map((all) => all.map((busy, n) => ({ id: `room-${n}`, busy }))),
    stepMinutes: fc.constantFrom(5, 10, 15, 30),
    session: fc.record({
      id: fc.constant('design'),
      stageId: fc.constant('design'),
      minutes: fc.constantFrom(5, 30, 45, 60, 90),
      place: fc.constantFrom('link', 'link', 'link', 'room'),
      panel,
    }),
  }) as fc.Arbitrary<Ask>;
}

/** A single interview, with every rule now and then, on a day when clocks or calendars do something. */
export const slotRequest: fc.Arbitrary<SlotRequest> = fc.constantFrom(...SCENES).chain((scene) => {
  const people = fc
    .constantFrom(1, 2, 2, 3, 3, 4, 5)
    .chain((count) => fc.tuple(...IDS.slice(0, count).map((id) => interviewerIn(scene, id))));
  return fc.tuple(people, askIn(scene)).map(([interviewers, ask]): SlotRequest => ({ ...ask, interviewers }));
});
