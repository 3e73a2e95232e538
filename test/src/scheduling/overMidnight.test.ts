import { listLoopDays, proposeLoops } from '../../../src/scheduling/proposeLoops';
import type { LoopRequest } from '../../../src/scheduling/types';
import { listLoops } from './loopOracle';
import { at, everyDay, makeCandidate, makeInterviewer, makeSeat, makeSession } from './makers';

/** Two sessions in the night from 30 November to 1 December; each date holds one, or one session runs into the next. */
function makeNight(minutes: number, overrides: Partial<LoopRequest> = {}): LoopRequest {
  const people = ['priya', 'omar'].map((id) =>
    makeInterviewer({
      id,
      weeklyHours: everyDay({ from: '00:00', to: '01:30' }, { from: '23:00', to: '24:00' }),
    }),
  );
  const session = (id: string) =>
    makeSession({ id, minutes, panel: { seats: [makeSeat({ named: [id === 'one' ? 'priya' : 'omar'] })] } });
  return {
    now: at('2026-11-29T12:00Z'),
    interviewers: people,
    candidate: makeCandidate({
      windows: [{ from: '2026-11-30', to: '2026-12-01', hours: [{ from: '00:00', to: '24:00' }] }],
      busy: [{ startsAt: at('2026-11-30T00:00Z'), endsAt: at('2026-11-30T23:00Z') }],
    }),
    stepMinutes: 30,
    sessions: [session('one'), session('two')],
    order: 'free',
    breaks: { leastMinutes: 0 },
    mostDays: 2,
    k: 6,
    ...overrides,
  };
}

const spans = (request: LoopRequest) =>
  proposeLoops(request).proposals.map(({ sessions }) =>
    sessions.map(({ startsAt, endsAt }) => [+startsAt, +endsAt]),
  );

describe('a loop over midnight', () => {
  it.each([60, 90, 30])('never begins a session of %i minutes before the last one ends', (minutes) => {
    const found = spans(makeNight(minutes));
    for (const [first, second] of found) expect(first?.[1]).toBeLessThanOrEqual(second?.[0] ?? 0);
  });

  it.each([60, 90, 30])('with sessions of %i minutes costs what an exhaustive search finds', (minutes) => {
    const request = makeNight(minutes, { k: 1 });
    const points = listLoops(request).map((loop) => loop.points);
    expect(proposeLoops(request).proposals.map(({ cost }) => cost.total)).toEqual(
      points.length > 0 ? [Math.min(...points)] : [],
    );
    expect(listLoopDays(request)).toEqual([...new Set(listLoops(request).map(({ day }) => day))].sort());
  });
});
