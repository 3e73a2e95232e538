import { unableOf } from '../../../../src/flows/times/listLoopChoices';
import type { Constraint, ReplacementAnswer } from '../../../../src/scheduling/answers';

const answer = (unable: [string, Constraint[]][]): ReplacementAnswer => ({
  ...{ replacements: [], offers: [] },
  unable: unable.map(([personId, constraints]) => ({ personId, constraints })),
});

test('who cannot sit is told with what their own time says, not with the pool of another seat', () => {
  const lead = answer([
    ['emily', ['pool']],
    ['ines', ['conflict']],
    ['li', ['pool']],
  ]);
  const second = answer([
    ['emily', ['busy', 'notice']],
    ['ines', ['conflict']],
    ['li', ['pool']],
  ]);
  const told = Object.fromEntries(unableOf([lead, second]).map((each) => [each.personId, each.constraints]));
  expect(told).toEqual({ emily: ['busy', 'notice'], ines: ['conflict'], li: ['pool'] });
});
