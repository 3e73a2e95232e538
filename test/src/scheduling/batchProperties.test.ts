import fc from 'fast-check';
import type { SlotProposal } from '../../../src/scheduling/answers';
import { Effort } from '../../../src/scheduling/effort';
import { proposeBatch } from '../../../src/scheduling/proposeBatch';
import type { BatchRequest, Interviewer, Room } from '../../../src/scheduling/types';
import { waitPoints } from './costOracle';
import { crowdedBatch } from './crowdedBatch';
import { listOptions, type Option } from './loopOracle';
import { listBookedDates, Oracle, wallAt } from './oracle';
import { propertyRuns } from './propertyRuns';
import { smallBatch } from './smallRequests';

jest.setTimeout(24 * 60 * 60_000);

interface Best {
  readonly placed: number;
  readonly points: number;
}

/** Each way to place each candidate alone; who sits on which seat costs the same. */
function listChoices({ requests }: BatchRequest): Option[][] {
  return requests.map((request) => {
    const oracle = new Oracle(request);
    const choices = new Map<string, Option>();
    for (const option of listOptions(oracle, request.session)) {
      const points = option.points + waitPoints(oracle, option.start);
      choices.set(keyOf(option.start, option.people), { ...option, points });
    }
    return [...choices.values()].sort((a, b) => a.points - b.points);
  });
}

function keyOf(start: number, people: readonly string[]): string {
  return `${start} ${[...people].sort()}`;
}

/** The most candidates that can be booked together and the least that costs, by trying every combination that may be. */
function bestSet(batch: BatchRequest, choices: readonly (readonly Option[])[]): Best {
  const people = batch.requests[0]?.interviewers ?? [];
  let best: Best = { placed: 0, points: Number.POSITIVE_INFINITY };
  const chosen: Option[] = [];
  const choose = (at: number, points: number): void => {
    const atMost = chosen.length + choices.length - at;
    if (atMost < best.placed || (atMost === best.placed && points >= best.points)) return;
    const next = choices[at];
    if (!next) {
      if (canBeBooked(batch, chosen)) best = { placed: chosen.length, points };
      return;
    }
    for (const option of next) {
      if (chosen.some((other) => clash(people, other, option))) continue;
      chosen.push(option);
      choose(at + 1, points + option.points);
      chosen.pop();
    }
    choose(at + 1, points);
  };
  choose(0, 0);
  return best;
}

function canBeBooked({ requests }: BatchRequest, chosen: readonly Option[]): boolean {
  const { interviewers = [], rooms = [] } = requests[0] ?? {};
  const isApart = (one: Option, n: number) =>
    chosen.slice(n + 1).every((other) => !clash(interviewers, one, other));
  return (
    chosen.every(isApart) &&
    interviewers.every((person) => keepsCaps(person, chosen)) &&
    canHaveRooms(rooms, chosen)
  );
}

/** The proposals as the oracle knows them; throws where it does not. */
function readChosen(
  choices: readonly (readonly Option[])[],
  proposals: readonly (SlotProposal | null)[],
): Option[] {
  return proposals.flatMap((proposal, n) => {
    if (!proposal) return [];
    const people = proposal.seats.map(({ personId }) => personId);
    const key = keyOf(proposal.startsAt.getTime() / 60_000, people);
    const option = choices[n]?.find((choice) => keyOf(choice.start, choice.people) === key);
    if (!option) throw new Error(`candidate ${n} cannot be placed at ${key}`);
    return [option];
  });
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
  if (dates.length === 0) return true;
  const all = [...listBookedDates(person), ...dates];
  const weeks = all.map(weekOf);
  const count = <T>(values: readonly T[], wanted: T) => values.filter((value) => value === wanted).length;
  return dates.every((date) => count(all, date) <= capPerDay && count(weeks, weekOf(date)) <= capPerWeek);
}

function weekOf(date: string): number {
  return Math.floor((Date.parse(date) / 86_400_000 + 3) / 7);
}

describe('a batch, against every combination', () => {
  test.each([
    ['few candidates', smallBatch, 40],
    ['candidates who crowd', crowdedBatch, 300],
  ])('of %s as many as possible are placed, at the least cost there is', (_, batches, runs) => {
    fc.assert(
      fc.property(batches, (batch) => {
        const { proposals, totalCost, exact } = proposeBatch(batch);
        const choices = listChoices(batch);
        const chosen = readChosen(choices, proposals);
        expect(exact).toBe(true);
        expect({ placed: chosen.length, points: totalCost }).toEqual(bestSet(batch, choices));
        expect(canBeBooked(batch, chosen)).toBe(true);
        const hasty = proposeBatch(batch, new Effort(0));
        const isAnyPlaced = (all: readonly unknown[]) => all.some((proposal) => proposal !== null);
        expect(isAnyPlaced(hasty.proposals)).toBe(isAnyPlaced(proposals));
        expect(hasty.exact && hasty.totalCost !== totalCost).toBe(false);
        expect(canBeBooked(batch, readChosen(choices, hasty.proposals))).toBe(true);
        const rooms = proposals.flatMap((proposal) => (proposal?.roomId ? [proposal] : []));
        for (const { roomId, startsAt, endsAt } of rooms) {
          expect(
            rooms.filter(
              (other) => other.roomId === roomId && other.startsAt < endsAt && startsAt < other.endsAt,
            ),
          ).toHaveLength(1);
        }
      }),
      propertyRuns(runs),
    );
  });
});
