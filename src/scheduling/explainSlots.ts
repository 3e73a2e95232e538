import { applyRelaxation } from './applyRelaxation';
import { type Bits, countBits } from './bits';
import { type CalendarIndex, indexCalendars } from './calendars';
import { listRelaxations, MOST_EXTRA_DAYS } from './catalogue';
import { feasibleStarts } from './feasible';
import { horizonOf } from './horizon';
import { drawLegalStarts } from './legal';
import { makePlan } from './plan';
import { priceOf } from './prices';
import type { SessionTable } from './sessionTable';
import type { Constraint, Explanation, Obstacle, Relaxation, RelaxationOffer, SlotRequest } from './types';

/** The rules that can stand between a single interview and more starts. */
const CONSTRAINTS: readonly Constraint[] = [
  'candidateHours',
  'candidateBusy',
  'workingHours',
  'busy',
  'unknown',
  'buffer',
  'capPerDay',
  'capPerWeek',
  'notice',
  'paused',
  'skill',
  'pool',
  'required',
  'excluded',
  'apart',
  'conflict',
  'room',
];
/** How many offers are worth reading. */
export const MOST_OFFERS = 8;
/** Pairs of changes are tried cheapest first, and no more than this many. */
const MOST_PAIRS = 300;

/** What is in the way of a single interview, and the cheapest changes that open starts, each counted by planning again. */
export function explainSlots(request: SlotRequest): Explanation {
  const wide = applyRelaxation(request, { kind: 'moreDays', days: MOST_EXTRA_DAYS });
  const horizon = horizonOf(request.candidate.zone, wide.candidate.windows);
  const index = indexCalendars(request.interviewers, horizon, request);
  const table = tableOf(request, index);
  const feasible = feasibleStarts(table);
  return {
    unit: 'starts',
    legal: countBits(feasible, 0, horizon.words),
    obstacles: listObstacles(request, index, table, feasible),
    offers: listOffers(request, index, table, feasible),
  };
}

function tableOf(
  request: SlotRequest,
  index: CalendarIndex,
  without: Constraint | null = null,
): SessionTable {
  const [table] = makePlan(request, [request.session], index, without).tables;
  if (!table) throw new Error('a plan of one session has one table');
  return table;
}

function listObstacles(
  request: SlotRequest,
  index: CalendarIndex,
  table: SessionTable,
  feasible: Bits,
): Obstacle[] {
  const { words } = index.horizon;
  const legal = countBits(feasible, 0, words);
  return CONSTRAINTS.map((constraint): Obstacle => {
    const without = tableOf(request, index, constraint);
    const removes = countBits(feasibleStarts(without), 0, words) - legal;
    return { constraint, removes, people: countByPerson(table, without) };
  })
    .filter(({ removes, people }) => removes > 0 || people.length > 0)
    .sort((a, b) => b.removes - a.removes || sumRemoved(b) - sumRemoved(a));
}

function sumRemoved(obstacle: Obstacle): number {
  return obstacle.people.reduce((sum, { removes }) => sum + removes, 0);
}

/** The starts, of those the candidate has, that each person could take without the constraint and cannot with it. */
function countByPerson(table: SessionTable, without: SessionTable): Obstacle['people'] {
  const { words } = table.index.horizon;
  const rowOf = new Map(table.people.map((p, row) => [p, row]));
  return without.people
    .map((p, row) => {
      const own = rowOf.get(p);
      const gained = new Uint32Array(words);
      for (let w = 0; w < words; w++) {
        const had = own === undefined ? 0 : (table.legal[own * words + w] ?? 0);
        gained[w] = (without.legal[row * words + w] ?? 0) & ~had & (table.open[w] ?? 0);
      }
      return { personId: table.index.people[p]?.id ?? '', removes: countBits(gained, 0, words) };
    })
    .filter(({ removes }) => removes > 0)
    .sort((a, b) => b.removes - a.removes);
}

function listOffers(
  request: SlotRequest,
  index: CalendarIndex,
  table: SessionTable,
  feasible: Bits,
): RelaxationOffer[] {
  const changes = listRelaxations(request);
  const count = (tried: readonly Relaxation[]) => countOpened(request, index, table, feasible, tried);
  const singles = changes
    .map((change) => offerOf([change], count([change])))
    .filter(({ opens }) => opens > 0);
  return sortOffers(singles.length > 0 ? singles : tryPairs(changes, count)).slice(0, MOST_OFFERS);
}

export function offerOf(changes: readonly Relaxation[], opens: number): RelaxationOffer {
  return { changes, opens, price: changes.reduce((sum, change) => sum + priceOf(change), 0) };
}

export function sortOffers(offers: readonly RelaxationOffer[]): RelaxationOffer[] {
  return [...offers].sort((a, b) => a.price - b.price || b.opens - a.opens);
}

/** Pairs in order of price, until enough of them open something. */
export function tryPairs(
  changes: readonly Relaxation[],
  count: (pair: readonly Relaxation[]) => number,
): RelaxationOffer[] {
  const pairs: RelaxationOffer[] = [];
  changes.forEach((one, at) => {
    for (const other of changes.slice(at + 1)) {
      if (one.kind !== other.kind) pairs.push(offerOf([one, other], 0));
    }
  });
  const offers: RelaxationOffer[] = [];
  for (const pair of sortOffers(pairs).slice(0, MOST_PAIRS)) {
    const opens = count(pair.changes);
    if (opens > 0) offers.push({ ...pair, opens });
    if (offers.length === MOST_OFFERS) break;
  }
  return offers;
}

/** Starts that are legal with the changes and were not without them. */
function countOpened(
  request: SlotRequest,
  index: CalendarIndex,
  table: SessionTable,
  feasible: Bits,
  changes: readonly Relaxation[],
): number {
  const { words } = index.horizon;
  const changed = changes.reduce<SlotRequest>(applyRelaxation, request);
  const next = retable(request, changed, index, table);
  if (!next) return 0;
  const fresh = next.open.map((word, w) => word & ~(feasible[w] ?? 0));
  return countBits(feasibleStarts(next, fresh), 0, words);
}

/** The table of the changed request, of which only what changed is computed; null where nothing can open. */
function retable(
  request: SlotRequest,
  changed: SlotRequest,
  index: CalendarIndex,
  table: SessionTable,
): SessionTable | null {
  const people = changed.interviewers.flatMap((person, p) => (person === request.interviewers[p] ? [] : [p]));
  const onlyPeople =
    changed.session === request.session &&
    changed.candidate === request.candidate &&
    changed.stepMinutes === request.stepMinutes;
  if (people.length === 0) return tableOf(changed, index);
  const patch = indexCalendars(
    people.map((p) => changed.interviewers[p] ?? failMissing(p)),
    index.horizon,
    request,
  );
  const base = onlyPeople ? table : tableOf(changed, index);
  return withLegalRows(base, people, patch, request.now);
}

function failMissing(p: number): never {
  throw new RangeError(`no interviewer ${p}`);
}

function withLegalRows(
  table: SessionTable,
  people: readonly number[],
  patch: CalendarIndex,
  now: Date,
): SessionTable | null {
  const { words } = table.index.horizon;
  const legal = table.legal.slice();
  let grew = false;
  people.forEach((p, at) => {
    const row = table.people.indexOf(p);
    if (row < 0) return;
    drawLegalStarts(legal, row * words, patch, at, table.ticks, now, null);
    for (let w = 0; w < words && !grew; w++) {
      const gained = (legal[row * words + w] ?? 0) & ~(table.legal[row * words + w] ?? 0);
      grew = (gained & (table.open[w] ?? 0)) !== 0;
    }
  });
  return grew ? { ...table, legal } : null;
}
