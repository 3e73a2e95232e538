import type { Interviewer, LoopRequest, Seat, Session, SkillLevel } from '../../../src/scheduling/types';
import { makeCommon, makeRandom, makeRooms, STAGES } from './workload';

/** Five sessions; session s draws from the first `pools[s]` of the people that are its own share. */
export function makeLoopRequest(
  interviewers: readonly Interviewer[],
  days: number,
  pools: readonly number[],
  seed = 1,
): LoopRequest {
  const random = makeRandom(seed * 7919);
  const named = pools.map((count) => {
    const ids = interviewers.map(({ id }) => id);
    for (let i = ids.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [ids[i], ids[j]] = [ids[j] ?? '', ids[i] ?? ''];
    }
    return ids.slice(0, count);
  });
  return {
    ...makeCommon(interviewers, days),
    sessions: STAGES.map((stage, s) => ({
      id: stage,
      stageId: stage,
      minutes: 45,
      place: 'link',
      panel: { seats: [{ id: 'lead', part: 'lead', count: 1, pools: [], named: named[s] ?? [] }] },
    })),
    order: 'free',
    breaks: { leastMinutes: 15, mostMinutes: 120, lunch: { from: '11:30', to: '14:00', minutes: 30 } },
    mostDays: 1,
    k: 10,
  };
}

/**
 * The same with every rule that a loop can have: rooms for all but the last session, an order, seats for trainees, somebody
 * required, a pair apart, somebody excluded, and levels: three of ten are no equals in a stage. Where `seconds` are asked
 * for, two people sit in two of the sessions.
 */
export function withEveryRule(loop: LoopRequest, days: number, seconds: boolean): LoopRequest {
  const interviewers = loop.interviewers.map((person, p) => ({ ...person, skills: makeSkills(p) }));
  const [first] = loop.sessions;
  return {
    ...loop,
    interviewers,
    rooms: makeRooms(days),
    order: 'partial',
    sessions: loop.sessions.map((session, s) => ({
      ...session,
      place: s < loop.sessions.length - 1 ? ('room' as const) : ('link' as const),
      after: s === 0 || !first ? [] : [first.id],
      panel: {
        seats: [...session.panel.seats, ...(seconds && (s === 1 || s === 2) ? [SECOND] : []), ...TRAINEES],
        required: s === 2 ? findEqual(session, interviewers) : [],
        apart: [['person-10', 'person-12'] as const],
        excluded: ['person-4'],
      },
    })),
  };
}

const SECOND: Seat = { id: 'second', part: 'second', count: 1, pools: ['pool-1'] };
const TRAINEES = (['shadow', 'reverse shadow'] as const).map(
  (part): Seat => ({ id: part, part, count: 1, pools: [] }),
);
const LEVELS: readonly (SkillLevel | null)[] = ['shadow', 'reverse shadow', null];

function makeSkills(p: number): Record<string, SkillLevel> {
  return Object.fromEntries(
    STAGES.flatMap((stage, s) => {
      const place = (p + 3 * s) % 10;
      const level = place < 7 ? 'qualified' : LEVELS[place - 7];
      return level ? [[stage, level] as const] : [];
    }),
  );
}

/** The first who may lead the session, whom no conflict keeps out. */
function findEqual({ stageId, panel }: Session, interviewers: readonly Interviewer[]): string[] {
  const named = panel.seats[0]?.named ?? [];
  const isEqual = ({ id, skills }: Interviewer) => named.includes(id) && skills[stageId] === 'qualified';
  return interviewers
    .filter((person) => isEqual(person) && person.id !== 'person-3' && person.id !== 'person-4')
    .slice(0, 1)
    .map(({ id }) => id);
}
