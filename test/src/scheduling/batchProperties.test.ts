import fc from 'fast-check';
import { proposeBatch } from '../../../src/scheduling/proposeBatch';
import type { BatchRequest, Interviewer, Room } from '../../../src/scheduling/types';
import { waitPoints } from './costOracle';
import { listOptions, type Option } from './loopOracle';
import { listBookedDates, Oracle, wallAt } from './oracle';
import { propertyRuns } from './propertyRuns';
import { smallBatch } from './smallRequests';

jest.setTimeout(24 * 60 * 60_000);

interface Best {
  readonly placed: number;
  readonly points: number;
}

/** The most candidates that can be booked together and the least that costs, by trying every combination. */
function bestSet({ requests }: BatchRequest): Best {
  const people = requests[0]?.interviewers ?? [];
  const rooms = requests[0]?.rooms ?? [];
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
      if (better && people.every((person) => keepsCaps(person, chosen)) && canHaveRooms(rooms, chosen))
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
  return people.some(
    ({ id, bufferMinutes = 0 }) => a.people.includes(id) && b.people.includes(id) && near(bufferMinutes),
  );
}

/** Tries every room for every slot that needs one. */
function canHaveRooms(rooms: readonly Room[], chosen: readonly Option[]): boolean {
  const slots = chosen.filter(({ session }) => session.place === 'room');
  const give = (at: number, taken: readonly { room: string; start: number; end: number }[]): boolean => {
    const slot = slots[at];
    if (!slot) return true;
    const { start, end } = slot;
    const busy = (room: Room) =>
      taken.some((other) => other.room === room.id && other.start < end && start < other.end) ||
      room.busy.some(
        (one) => 'startsAt' in one && +one.startsAt < end * 60_000 && start * 60_000 < +one.endsAt,
      );
    return rooms.some((room) => !busy(room) && give(at + 1, [...taken, { room: room.id, start, end }]));
  };
  return give(0, []);
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
        const rooms = proposals.flatMap((proposal) => (proposal?.roomId ? [proposal] : []));
        for (const { roomId, startsAt, endsAt } of rooms) {
          expect(
            rooms.filter(
              (other) => other.roomId === roomId && other.startsAt < endsAt && startsAt < other.endsAt,
            ),
          ).toHaveLength(1);
        }
      }),
      propertyRuns(40),
    );
  });
});
