import fc from 'fast-check';
import type { SlotProposal } from '../../../src/scheduling/answers';
import { feasibleStarts } from '../../../src/scheduling/people/feasible';
import { indexRequest, makePlan } from '../../../src/scheduling/people/plan';
import { proposeSlots } from '../../../src/scheduling/proposeSlots';
import { listBits } from '../../../src/scheduling/time/bits';
import { instantOf } from '../../../src/scheduling/time/horizon';
import type { SlotRequest } from '../../../src/scheduling/types';
import { whoIsFree } from '../../../src/scheduling/whoIsFree';
import { anySlotRequest } from './anySlotRequest';
import { slotRequest } from './arbitraries';
import { waitPoints } from './costOracle';
import { type Choice, leastTotals } from './greedy';
import { listOptions } from './loopOracle';
import { Oracle, wallAt } from './oracle';
import { propertyRuns } from './propertyRuns';

jest.setTimeout(24 * 60 * 60_000);

const MINUTE = 60_000;

/** Every start at which the oracle finds a panel. */
function listLegalStarts(request: SlotRequest): number[] {
  const oracle = new Oracle(request);
  return oracle
    .listOpenStarts(request.session)
    .filter((start) => oracle.listPanels(request.session, start).length > 0)
    .map((start) => start * MINUTE);
}

/** Everybody who can sit in a lead or second seat, by start. */
function listFree(request: SlotRequest): [number, string[]][] {
  const oracle = new Oracle(request);
  const { session } = request;
  const able = oracle.listAble(session);
  return oracle.listOpenStarts(session).flatMap((start): [number, string[]][] => {
    const ids = able.filter((person) => oracle.canSit(person, start, session.minutes)).map(({ id }) => id);
    return ids.length > 0 ? [[start * MINUTE, ids]] : [];
  });
}

function listChoices(oracle: Oracle, request: SlotRequest): Choice[] {
  return listOptions(oracle, request.session).map(({ start, end, people, points, day }) => ({
    points: points + waitPoints(oracle, start),
    people,
    day,
    key: start,
    from: start,
    to: end,
  }));
}

function asChoice({ startsAt, endsAt, seats, cost }: SlotProposal, request: SlotRequest): Choice {
  const from = startsAt.getTime() / MINUTE;
  return {
    points: cost.total - cost.repeat,
    people: seats.map(({ personId }) => personId),
    day: wallAt(request.candidate.zone, from).date,
    key: from,
    from,
    to: endsAt.getTime() / MINUTE,
  };
}

describe('single interviews, against a minute-by-minute oracle', () => {
  test('every legal start is offered and every offered start is legal', () => {
    fc.assert(
      fc.property(anySlotRequest, (request) => {
        const index = indexRequest(request);
        const [table] = makePlan(request, [request.session], index).tables;
        const ticks = table ? listBits(feasibleStarts(table), 0, index.horizon.words) : [];
        const offered = ticks.map((tick) => instantOf(index.horizon, tick).getTime());
        const legal = listLegalStarts(request);
        const { total } = proposeSlots({ ...request, k: 0 }, index);
        // As one text: many times as quick to compare as so many numbers, and as easily told apart.
        expect([total, ...offered].join('\n')).toBe([legal.length, ...legal].join('\n'));
      }),
      propertyRuns(10_000),
    );
  });

  test('who is free is everybody who could sit in some seat, at each start, and nobody else', () => {
    fc.assert(
      fc.property(anySlotRequest, (request) => {
        const free = whoIsFree(request)
          .list()
          .map(({ startsAt, personIds }) => [startsAt.getTime(), personIds]);
        expect(free).toEqual(listFree(request));
      }),
      propertyRuns(1000),
    );
  });

  test('each of the k costs is the least of all starts with every panel', () => {
    fc.assert(
      fc.property(slotRequest, (any) => {
        const request: SlotRequest = { ...any, stepMinutes: 30 };
        const oracle = new Oracle(request);
        const { proposals } = proposeSlots({ ...request, k: 4 });
        const proposed = proposals.map((proposal) => asChoice(proposal, request));
        const totals = proposals.map(({ cost }) => cost.total);
        expect(totals).toEqual(leastTotals(listChoices(oracle, request), proposed, 4, true));
      }),
      propertyRuns(40),
    );
  });
});
