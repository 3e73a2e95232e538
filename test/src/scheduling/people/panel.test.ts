import fc from 'fast-check';
import { cheapestPanel, isApart, listSittings } from '../../../../src/scheduling/people/panel';
import { indexRequest, makePlan } from '../../../../src/scheduling/people/plan';
import { isLegal, type SessionTable } from '../../../../src/scheduling/people/sessionTable';
import { listBits } from '../../../../src/scheduling/time/bits';
import { NO_WEIGHTS } from '../../../../src/scheduling/weights';
import { makeInterviewer, makeSeat, makeSession, makeSlotRequest } from '../makers';
import { propertyRuns } from '../propertyRuns';

const PEOPLE = ['ana', 'ben', 'chi', 'dee', 'eva', 'fay', 'gus'];
const somebody = fc.constantFrom(...PEOPLE);

/** Panels of one to four whose people cost what they are charged, with people required and pairs apart. */
const crowded = fc.record({
  seats: fc.array(
    fc.record({
      count: fc.constantFrom(1, 1, 2),
      named: fc.subarray(PEOPLE, { minLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  required: fc.uniqueArray(somebody, { maxLength: 2 }),
  apart: fc.array(fc.tuple(somebody, somebody), { maxLength: 2 }),
  charges: fc.tuple(...PEOPLE.map(() => fc.nat(30))),
});

function makeTable(
  seats: readonly { count: number; named: readonly string[] }[],
  required: readonly string[],
  apart: readonly (readonly [string, string])[],
): { table: SessionTable; tick: number } {
  const request = makeSlotRequest({
    interviewers: PEOPLE.map((id) => makeInterviewer({ id })),
    weights: NO_WEIGHTS,
    session: makeSession({
      panel: { seats: seats.map((seat, n) => makeSeat({ id: `seat-${n}`, ...seat })), required, apart },
    }),
  });
  const plan = makePlan(request, [request.session], indexRequest(request));
  const [table] = plan.tables;
  if (!table) throw new Error('no table');
  const starts = listBits(table.open, 0, plan.index.horizon.words);
  const tick = starts.find((start) => table.people.every((_, row) => isLegal(table, row, start)));
  if (tick === undefined) throw new Error('no start at which everybody is free');
  return { table, tick };
}

/** The least that any way to fill the seats is charged. */
function leastOf(table: SessionTable, charges: readonly number[], rows: readonly number[] = []): number {
  const sittings = listSittings(table);
  if (rows.length === sittings.length) {
    const holdsAll = table.required.every((row) => rows.includes(row));
    return holdsAll
      ? rows.reduce((sum, row) => sum + (charges[table.people[row] ?? -1] ?? 0), 0)
      : Number.NaN;
  }
  const able = table.seats[sittings[rows.length] ?? 0]?.able ?? [];
  return able
    .filter((row) => !rows.includes(row) && !isApart(table, rows, row))
    .map((row) => leastOf(table, charges, [...rows, row]))
    .reduce((least, points) => (points < least || Number.isNaN(least) ? points : least), Number.NaN);
}

test('the cheapest panel costs the least of all ways to fill the seats, with who is required and without pairs apart', () => {
  fc.assert(
    fc.property(crowded, ({ seats, required, apart, charges }) => {
      const { table, tick } = makeTable(seats, required, apart);
      const surcharge = new Map(charges.map((points, p) => [p, points]));
      const found = cheapestPanel(table, tick, surcharge);
      const least = table.impossible ? Number.NaN : leastOf(table, charges);
      expect(found?.points ?? Number.NaN).toBe(least);
    }),
    propertyRuns(300),
  );
});
