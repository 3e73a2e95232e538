import fc from 'fast-check';
import { type Feasible, Retable } from '../../../../src/scheduling/explain/retable';
import { listWantedStarts } from '../../../../src/scheduling/explain/wantedStarts';
import { makeDayGrid, NEVER } from '../../../../src/scheduling/loops/dayGrid';
import { DayReach } from '../../../../src/scheduling/loops/dayReach';
import { makeLoopModel } from '../../../../src/scheduling/loops/loopModel';
import { indexRequest, makePlan, type Plan } from '../../../../src/scheduling/people/plan';
import { addBit, type Bits, isEmpty, listBits } from '../../../../src/scheduling/time/bits';
import type { LoopRequest } from '../../../../src/scheduling/types';
import { propertyRuns } from '../propertyRuns';
import { smallLoop } from '../smallRequests';

jest.setTimeout(24 * 60 * 60_000);

/** True where a day can hold all sessions, each at one of its own starts. */
function fits(request: LoopRequest, plan: Plan, starts: readonly Bits[]): boolean {
  const model = makeLoopModel(request, plan, { feasible: starts });
  return model.dates.some((date) => {
    const grid = makeDayGrid(model, date);
    const reach = new DayReach(model, date, grid);
    const full = (1 << starts.length) - 1;
    return (
      reach.fill(
        grid.cellOf.map((cells) => reach.bitsOf(cells)),
        full,
      )[full] !== NEVER
    );
  });
}

/** Tries the open starts of a session one by one. */
function tryStarts(request: LoopRequest, plan: Plan, base: readonly Feasible[], session: number): number[] {
  const open = base[session]?.table.open ?? new Uint32Array();
  return listBits(open, 0, open.length).filter((tick) => {
    const only = new Uint32Array(open.length);
    addBit(only, tick);
    const starts = base.map(({ starts }) => starts).with(session, only);
    return !starts.some(isEmpty) && fits(request, plan, starts);
  });
}

test('a session is wanted at every start around which the others fit as they stand, and at no other', () => {
  fc.assert(
    fc.property(smallLoop, (asked) => {
      const request = { ...asked, mostDays: 1, mayRepeatPeople: false };
      const plan = makePlan(request, request.sessions, indexRequest(request));
      const { base } = new Retable(request, plan);
      const { words } = plan.index.horizon;
      const wanted = listWantedStarts(request, plan, base, new Uint32Array(words).fill(-1));
      expect(wanted.map((ticks) => listBits(ticks, 0, words))).toEqual(
        base.map((_, session) => tryStarts(request, plan, base, session)),
      );
    }),
    propertyRuns(100),
  );
});
