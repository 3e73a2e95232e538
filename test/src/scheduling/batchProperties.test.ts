import fc from 'fast-check';
import { proposeBatch } from '../../../src/scheduling/proposeBatch';
import type { BatchRequest, Interviewer } from '../../../src/scheduling/types';
import { smallBatch } from './arbitraries';
import { waitPoints } from './costOracle';
import { listOptions, type Option } from './loopOracle';
import { listBookedDates, Oracle, wallAt } from './oracle';
import { propertyRuns } from './propertyRuns';

jest.setTimeout(24 * 60 * 60_000);

interface Best {
  readonly placed: number;
  readonly points: number;
}

/** The most candidates that can be booked together and the least that costs, by trying every combination. */
function bestSet({ requests }: BatchRequest): Best {
  const people = requests[0]?.interviewers ?? [];
  const options = requests.map((request) => {
    const oracle = new Oracle(request);
    return listOptions(oracle, request.session).map((option) => ({
      ...option,
      points: option.points + waitPoints(oracle, option.start),
    }));
  });
  let best: Best = { placed: 0, points: 0 };
  const chosen: Option[] = [];
  const choose = (at: number): void => {
    const next = options[at];
    if (!next) {
      const points = chosen.reduce((sum, option) => sum + option.points, 0);
      const better = chosen.length > best.placed || (chosen.length === best.placed && points < best.points);
      if (better && people.every((person) => keepsCaps(person, chosen)))
        best = { placed: chosen.length, points };
      return;
    }
    for (const option of next) {
      if (chosen.some((other) => clash(people, other, option))) continue;
      chosen.push(option);
      choose(at + 1);
      chosen.pop();
    }
    choose(at + 1);
  };
  choose(0);
  return best;
}

function clash(people: readonly Interviewer[], a: Option, b: Option): boolean {
  const near = (minutes: number) => a.start < b.end + minutes && b.start < a.end + minutes;
  if (a.session.place === 'room' && b.session.place === 'room' && near(0)) return true;
  return people.some(
    ({ id, bufferMinutes = 0 }) => a.people.includes(id) && b.people.includes(id) && near(bufferMinutes),
  );
}

function keepsCaps(person: Interviewer, chosen: readonly Option[]): boolean {
  const { capPerDay = 99, capPerWeek = 99, zone } = person;
  const dates = chosen
    .filter(({ people }) => people.includes(person.id))
    .map(({ start }) => wallAt(zone, start).date);
  const all = [...listBookedDates(person), ...dates];
  const week = (date: string) => Math.floor((Date.parse(date) / 86_400_000 + 3) / 7);
  return dates.every(
    (date) =>
      all.filter((other) => other === date).length <= capPerDay &&
      all.filter((other) => week(other) === week(date)).length <= capPerWeek,
  );
}

describe('a batch, against every combination', () => {
  test('as many candidates as possible are placed, at the least cost there is', () => {
    fc.assert(
      fc.property(smallBatch, (batch) => {
        const { proposals, totalCost, exact } = proposeBatch(batch);
        const placed = proposals.filter((proposal) => proposal !== null).length;
        expect(exact).toBe(true);
        expect({ placed, points: totalCost }).toEqual(bestSet(batch));
      }),
      propertyRuns(40),
    );
  });
});
