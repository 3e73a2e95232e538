import fc from 'fast-check';
import { applyRelaxation } from '../../../src/scheduling/explain/applyRelaxation';
import { listRelaxations } from '../../../src/scheduling/explain/catalogue';
import { explain } from '../../../src/scheduling/explain/explain';
import { proposeBatch } from '../../../src/scheduling/proposeBatch';
import { listLoopDays, proposeLoops } from '../../../src/scheduling/proposeLoops';
import { proposeSlots } from '../../../src/scheduling/proposeSlots';
import type { SlotRequest } from '../../../src/scheduling/types';
import { whoIsFree } from '../../../src/scheduling/whoIsFree';
import { slotRequest } from './arbitraries';
import { propertyRuns } from './propertyRuns';
import { smallBatch, smallLoop } from './smallRequests';

jest.setTimeout(24 * 60 * 60_000);

/** Everything in it refuses to be changed; a Date, which cannot be frozen, refuses its setters. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Date) {
    const refuse = () => {
      throw new Error('a date of the request was changed');
    };
    Object.defineProperties(value, { setTime: { value: refuse }, setUTCHours: { value: refuse } });
  }
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

const QUESTIONS = [
  ['proposeSlots', slotRequest, proposeSlots],
  ['whoIsFree', slotRequest, (request: SlotRequest) => whoIsFree(request).list()],
  ['explain, of a single interview', slotRequest, explain],
  ['proposeLoops', smallLoop, proposeLoops],
  ['listLoopDays', smallLoop, listLoopDays],
  ['explain, of a loop', smallLoop, explain],
  ['proposeBatch', smallBatch, proposeBatch],
] as unknown as readonly (readonly [string, fc.Arbitrary<object>, (request: object) => unknown])[];

describe.each(QUESTIONS)('%s', (_, requests, ask) => {
  test('changes nothing of what it is asked, and answers equal questions alike', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const before = structuredClone(request);
        const answer = ask(freeze(request));
        expect(request).toEqual(before);
        expect(ask(request)).toEqual(answer);
        expect(ask(before)).toEqual(answer);
      }),
      propertyRuns(10),
    );
  });
});

describe('applyRelaxation', () => {
  test('leaves the request as it was', () => {
    fc.assert(
      fc.property(slotRequest, (request) => {
        const before = structuredClone(request);
        freeze(request);
        for (const change of listRelaxations(request)) applyRelaxation(request, change);
        expect(request).toEqual(before);
      }),
      propertyRuns(10),
    );
  });
});
