import { planLoops } from '../../../src/scheduling/planLoops';
import type { LoopRequest, Session } from '../../../src/scheduling/types';
import { makeInterviewers } from '../../bench/scheduling/workload';
import { makeCandidate, makeSeat, makeSession } from './makers';

const SESSIONS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** Twelve people for eleven seats of six sessions, on at most two of ten days: no search compares all of that. */
function crowded(): LoopRequest {
  const people = makeInterviewers({ people: 12, days: 10 }, 1).map((person, p) => ({
    ...person,
    busy: person.busy.filter((_, n) => n % 3 === p % 3),
    skills: { design: 'qualified' as const },
  }));
  const ids = people.map(({ id }) => id);
  const some = (from: number, step: number) => ids.filter((_, p) => (p * step + from) % 5 < 3);
  const session = (id: string, s: number): Session => {
    const lead = makeSeat({ named: some(s, 2) });
    const second = makeSeat({ id: 'second', part: 'second', named: some(s + 1, 3) });
    return makeSession({ id, minutes: 45, panel: { seats: s < 5 ? [lead, second] : [lead] } });
  };
  return {
    now: new Date('2026-10-15T10:00Z'),
    interviewers: people,
    candidate: makeCandidate({
      zone: 'Europe/Berlin',
      windows: [{ from: '2026-10-19', to: '2026-10-28', hours: [{ from: '09:00', to: '18:00' }] }],
    }),
    sessions: SESSIONS.map(session),
    order: 'free',
    breaks: { leastMinutes: 15, mostMinutes: 120 },
    mostDays: 2,
  };
}

describe('a loop that takes nearly everybody', () => {
  it('is planned with what was found by then, and says that not everything was compared', () => {
    const { proposals, shortage, more } = planLoops(crowded(), 4);
    expect(proposals).toHaveLength(4);
    expect([shortage, more]).toEqual([null, true]);
    expect(proposals.at(-1)?.reasons).toContainEqual({ kind: 'unproven' });
    for (const { sessions } of proposals) {
      const people = sessions.flatMap(({ seats }) => seats.map(({ personId }) => personId));
      expect([sessions.length, people.length, new Set(people).size]).toEqual([6, 11, 11]);
    }
    expect(new Set(proposals.map(({ sessions }) => sessions[0]?.startsAt.getTime())).size).toBe(4);
  });
});
