import type { Rubric } from '../../../scorecards/rubric';
import type { Candidate, Person } from '../../entities';
import type { LoopAsk, Plan, SettledSession } from '../../plan';
import type { Ports } from '../../ports';
import type { LoopRequest, Seat, Session } from '../../scheduling/types';
import { getStage } from '../loadFacts';
import { relaxed } from './findTimes';
import { agreedDays, listAskable, readAvailability, sessionOf } from './scheduleRequest';

/** Time to breathe and to change the call. */
const LEAST_BREAK_MINUTES = 15;
/** What a candidate can give their best in on one day. */
const MOST_SESSIONS_A_DAY = 3;
/** On the candidate's clock. */
export const LUNCH = { from: '12:00', to: '13:30', minutes: 30 };
/** A loop of more than half a working day needs a lunch. */
const HALF_DAY_MINUTES = 240;

/** A search for a loop, with what the recruiter agreed to. */
export type LoopSearch = Pick<Plan, 'relaxations' | 'excludedIds'> & { ask: LoopAsk };

/**
 * Everything scheduling needs to plan a loop, relaxed as agreed. Where people were chosen, only they are asked.
 * @throws OutsideError when Google does not answer.
 */
export async function makeLoopRequest(ports: Ports, search: LoopSearch): Promise<LoopRequest> {
  const { ask, relaxations } = search;
  const candidate = await ports.db.candidates.getCandidate(ask.candidateId);
  const people = (await listAskable(ports, ask.stageKeys, [])).filter(
    ({ id }) => ask.chosenIds.length === 0 || ask.chosenIds.includes(id),
  );
  const sessions = makeSessions(ports, candidate, people, search);
  const available = await readAvailability(ports, ask, candidate, people, {
    moreDays: agreedDays(relaxations),
  });
  return relaxed(
    {
      ...available,
      sessions,
      order: ask.order === 'rounds' ? 'partial' : 'free',
      breaks: breaksFor(sessions),
      mostDays: ask.mostDays ?? daysFor(ask),
    },
    search,
  );
}

function makeSessions(
  ports: Ports,
  candidate: Candidate,
  people: Person[],
  { ask, excludedIds }: LoopSearch,
): Session[] {
  const rubric = ports.rubrics.current(candidate.roleKey);
  return ask.stageKeys.map((stageKey) => {
    const session = sessionOf(getStage(ports, candidate.roleKey, stageKey), ask, people);
    return {
      ...session,
      panel: { ...session.panel, excluded: [...ask.leftOutIds, ...excludedIds] },
      after: stagesBefore(rubric, stageKey).filter((earlier) => ask.stageKeys.includes(earlier)),
    };
  });
}

/** The stages of every earlier round. */
function stagesBefore(rubric: Rubric, stageKey: string): string[] {
  const { rounds } = rubric.plan;
  const round = rounds.findIndex(({ stages }) => stages.includes(stageKey));
  return rounds.slice(0, Math.max(round, 0)).flatMap(({ stages }) => stages);
}

function daysFor({ order, stageKeys }: LoopAsk): number {
  return order === 'rounds' ? Math.ceil(stageKeys.length / MOST_SESSIONS_A_DAY) : stageKeys.length;
}

function breaksFor(sessions: readonly Session[]): LoopRequest['breaks'] {
  const minutes = sessions.reduce((sum, session) => sum + session.minutes + LEAST_BREAK_MINUTES, 0);
  return { leastMinutes: LEAST_BREAK_MINUTES, ...(minutes > HALF_DAY_MINUTES && { lunch: LUNCH }) };
}

/** The request with sessions settled by hand: their start, and who sits where one was named. */
export function settle(request: LoopRequest, settled: readonly SettledSession[]): LoopRequest {
  const sessions = request.sessions.map((session) => {
    const fixed = settled.find(({ stageKey }) => stageKey === session.id);
    return fixed ? settledSession(session, fixed) : session;
  });
  return { ...request, sessions };
}

function settledSession(session: Session, { startsAt, seats }: SettledSession): Session {
  const named = (seat: Seat): Seat => ({
    ...seat,
    named: (seats ?? []).filter(({ seatId }) => seatId === seat.id).map(({ personId }) => personId),
  });
  const panel = seats ? { ...session.panel, seats: session.panel.seats.map(named) } : session.panel;
  return { ...session, panel, pinnedAt: startsAt };
}
