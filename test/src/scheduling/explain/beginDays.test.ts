import fc from 'fast-check';
import { explain } from '../../../../src/scheduling/explain/explain';
import { listLoopDays } from '../../../../src/scheduling/proposeLoops';
import type { LoopRequest } from '../../../../src/scheduling/types';
import { listLoops } from '../loopOracle';
import { at, makeCandidate, makeInterviewer, makeSeat, makeSession } from '../makers';
import { propertyRuns } from '../propertyRuns';
import { smallLoop } from '../smallRequests';

jest.setTimeout(24 * 60 * 60_000);

/** Two sessions that must both have Priya, who may sit so often a day; Omar and Chi could take either. */
function makeTwiceRequired(capPerDay: number): LoopRequest {
  const session = (id: string) =>
    makeSession({ id, panel: { seats: [makeSeat(), makeSeat({ id: 'second' })], required: ['priya'] } });
  return {
    now: at('2026-11-30T08:00Z'),
    interviewers: [
      makeInterviewer({ capPerDay }),
      makeInterviewer({ id: 'omar' }),
      makeInterviewer({ id: 'chi' }),
      makeInterviewer({ id: 'dev' }),
    ],
    candidate: makeCandidate(),
    sessions: [session('one'), session('two')],
    order: 'free',
    breaks: { leastMinutes: 0 },
    mostDays: 1,
  };
}

describe('the days on which a loop can begin', () => {
  test('are those of an exhaustive search', () => {
    fc.assert(
      fc.property(smallLoop, (request) => {
        const days = new Set(listLoops(request).map(({ day }) => day));
        expect(listLoopDays(request)).toEqual([...days].sort());
      }),
      propertyRuns(100),
    );
  });

  test('are as many as planning finds once people repeat, also for somebody required in two sessions', () => {
    const removes = [1, 2].map(
      (cap) =>
        explain(makeTwiceRequired(cap)).obstacles.find(({ constraint }) => constraint === 'nobodyTwice')
          ?.removes,
    );
    expect(removes).toEqual([undefined, 1]);
    expect([1, 2].map((cap) => listLoopDays({ ...makeTwiceRequired(cap), mayRepeatPeople: true }))).toEqual([
      [],
      ['2026-12-01'],
    ]);
  });
});
