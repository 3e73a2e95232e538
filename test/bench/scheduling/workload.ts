import type {
  BookedInterview,
  Interviewer,
  IsoInterval,
  Panel,
  Room,
  Session,
  SkillLevel,
  SlotRequest,
} from '../../../src/scheduling/types';

/** Both clocks of the first two zones change inside the range, on different Sundays. */
export const ZONES = ['Europe/Berlin', 'America/New_York', 'Europe/Lisbon', 'Asia/Kolkata'] as const;
const FIRST_DAY = Date.parse('2026-10-19T00:00:00Z');
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
export const STAGES = ['screen', 'coding', 'design', 'data', 'operations'] as const;

/** mulberry32: a small generator whose whole state is the seed. */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface WorkloadSize {
  readonly people: number;
  readonly days: number;
  /** Events a day: 6-10 unless the growth run says otherwise. */
  readonly leastEvents?: number;
  readonly mostEvents?: number;
}

export function dateAfter(days: number): string {
  return new Date(FIRST_DAY + days * DAY_MS).toISOString().slice(0, 10);
}

/** So many interviewers with calendars as Google writes them and every personal rule in use. */
export function makeInterviewers(size: WorkloadSize, seed: number): Interviewer[] {
  const random = makeRandom(seed);
  return Array.from({ length: size.people }, (_, p) => makeInterviewer(p, size, random));
}

function makeInterviewer(p: number, size: WorkloadSize, random: () => number): Interviewer {
  const pick = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const office = [
    { from: '09:00', to: '12:30' },
    { from: '13:00', to: '18:00' },
  ];
  const busy: IsoInterval[] = [];
  for (let day = 0; day < size.days; day++) {
    const events = pick(size.leastEvents ?? 6, size.mostEvents ?? 10);
    for (let e = 0; e < events; e++) busy.push(makeEvent(day, pick));
  }
  const booked = Array.from({ length: pick(0, 6) }, (_, n): BookedInterview => {
    const start = FIRST_DAY + pick(-28, Math.min(20, size.days)) * DAY_MS + pick(96, 192) * 5 * MINUTE_MS;
    return { id: `booked-${p}-${n}`, startsAt: new Date(start), endsAt: new Date(start + 45 * MINUTE_MS) };
  });
  const off = dateAfter(pick(0, size.days - 1));
  return {
    id: `person-${p}`,
    zone: ZONES[p % ZONES.length] ?? 'UTC',
    weeklyHours: { mon: office, tue: office, wed: office, thu: office, fri: office },
    overrides: [{ date: dateAfter(pick(0, size.days - 1)), windows: [{ from: '10:00', to: '14:00' }] }],
    daysOff: [{ from: off, to: off }],
    busy,
    unknown: random() < 0.1 ? [makeEvent(pick(0, size.days - 1), pick)] : [],
    booked,
    capPerDay: pick(1, 2),
    capPerWeek: pick(1, 4),
    bufferMinutes: pick(0, 3) * 5,
    leastNoticeMinutes: pick(0, 2) * 720,
    ...(random() < 0.05 ? { pausedUntil: new Date(FIRST_DAY + 3 * DAY_MS) } : {}),
    skills: Object.fromEntries(STAGES.map((stage) => [stage, 'qualified' as const])),
    pools: [`pool-${p % 3}`],
  };
}

/** Meetings of 15 to 60 minutes, many of them outside this person's own hours, as calendars are. */
function makeEvent(day: number, pick: (least: number, most: number) => number): IsoInterval {
  const start = FIRST_DAY + day * DAY_MS + pick(72, 252) * 5 * MINUTE_MS;
  return {
    start: new Date(start).toISOString(),
    end: new Date(start + pick(3, 12) * 5 * MINUTE_MS).toISOString(),
  };
}

export function makeCommon(interviewers: readonly Interviewer[], days: number) {
  return {
    now: new Date(FIRST_DAY - DAY_MS / 2),
    interviewers,
    candidate: {
      id: 'ada',
      zone: 'Europe/Lisbon',
      windows: [{ from: dateAfter(0), to: dateAfter(days - 1) }],
      busy: [{ start: '2026-10-20T10:00:00.000Z', end: '2026-10-20T11:00:00.000Z' }],
      conflicts: [{ personId: 'person-3', kind: 'referrer' as const }],
    },
    stepMinutes: 15 as const,
  };
}

/** The stage of single interviews, which not everybody may sit in. */
const STAGE = 'pairing';

/**
 * One interview in a room, with so many seats and two for trainees. Every rule of a person, a panel and a room keeps
 * somebody from something, also where there are five people only.
 */
export function makeSlotRequest(interviewers: readonly Interviewer[], days: number, seats = 1): SlotRequest {
  return {
    ...makeCommon(interviewers.map(bindPerson), days),
    session: makeSession(seats),
    rooms: makeRooms(days),
  };
}

export function makeSession(seats: number): Session {
  return { id: STAGE, stageId: STAGE, minutes: 45, place: 'room', panel: makePanel(seats) };
}

function makePanel(seats: number): Panel {
  const filled = Array.from({ length: seats }, (_, s) => ({
    id: `seat-${s}`,
    part: s === 0 ? ('lead' as const) : ('second' as const),
    count: 1,
    pools: seats > 1 ? [`pool-${s % 3}`] : [],
  }));
  const trainees = (['shadow', 'reverse shadow'] as const).map((part) => ({
    id: part,
    part,
    count: 1,
    pools: [],
  }));
  const rules = { required: ['person-10'], apart: [['person-10', 'person-12'] as const] };
  return { seats: [...filled, ...trainees], excluded: ['person-4'], ...(seats > 1 ? rules : {}) };
}

/** Three of ten are no equals; the first has a full week, the second is away at first and cannot be read for a day. */
function bindPerson(person: Interviewer, p: number): Interviewer {
  const levels: readonly (SkillLevel | null)[] = ['shadow', 'reverse shadow', null];
  const level = p % 10 < 7 ? 'qualified' : levels[(p % 10) - 7];
  const skilled = { ...person, skills: level ? { ...person.skills, [STAGE]: level } : person.skills };
  if (p === 0) return { ...skilled, booked: makeFullWeek(person.capPerWeek ?? 0) };
  if (p !== 1) return skilled;
  const unknown = [{ startsAt: new Date(FIRST_DAY + DAY_MS), endsAt: new Date(FIRST_DAY + 2 * DAY_MS) }];
  return { ...skilled, unknown, pausedUntil: new Date(FIRST_DAY + DAY_MS / 2) };
}

/** So many interviews on the days of the first week, at noon in Lisbon. */
function makeFullWeek(count: number): BookedInterview[] {
  return Array.from({ length: count }, (_, n) => {
    const start = FIRST_DAY + n * DAY_MS + 11 * 60 * MINUTE_MS;
    return { id: `full-${n}`, startsAt: new Date(start), endsAt: new Date(start + 45 * MINUTE_MS) };
  });
}

/** Three rooms with meetings of their own, one of which nobody could read on the first day. */
export function makeRooms(days: number): Room[] {
  const random = makeRandom(days);
  const pick = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return Array.from({ length: 3 }, (_, r) => {
    const meetings = Array.from({ length: days }, (__, day) =>
      Array.from({ length: pick(1, 4) }, () => makeEvent(day, pick)),
    );
    const unread = { startsAt: new Date(FIRST_DAY), endsAt: new Date(FIRST_DAY + DAY_MS) };
    return { id: `room-${r}`, busy: meetings.flat(), ...(r === 0 ? { unknown: [unread] } : {}) };
  });
}
