import type { Ban } from './bans';
import { isBarred } from './bans';
import type { Clash } from './loopClash';
import type { LoopModel } from './loopModel';
import {
  cheapenDay,
  type DayState,
  dearerDay,
  type Placement,
  type Relaxed,
  type RelaxedPlacement,
} from './relaxation';

export interface FoundLoop {
  /** What resembling the loops before it costs included. */
  readonly points: number;
  readonly placements: readonly Placement[];
}

/** A set of loops that is still to be looked at; with a `leaf`, one loop found. */
export interface Region {
  /** The date on which its loops begin; null where any will do. */
  readonly begin: number | null;
  readonly bans: readonly Ban[];
  /** What asking for each person is priced at, by index of the interviewers; null where nobody has a price yet. */
  prices: Int32Array | null;
  /** True where, whatever the time, there are enough people for all sittings. */
  isSeatable: boolean;
  /** Never more than the cheapest loop here, what beginning on `begin` costs left out. */
  bound: number;
  /** The round of `days`; what resembling costs only grows, so an old bound stays true. */
  round: number;
  /** What is known of the days; null where nothing is. */
  days: readonly DayState[] | null;
  /** The cheapest loop here as if sessions did not know of each other; null where it is to be looked for. */
  relaxed: Relaxed | null;
  readonly leaf: FoundLoop | null;
}

export function makeRegion(begin: number | null, bound: number): Region {
  return {
    begin,
    bans: [],
    prices: null,
    isSeatable: false,
    bound,
    round: 0,
    days: null,
    relaxed: null,
    leaf: null,
  };
}

/** A region like it in all but what is given; it is still to be looked at. Regions are many, so all have one shape. */
export function changeRegion(
  { begin, bans, prices, isSeatable, bound, round, days, leaf }: Region,
  change: Partial<Pick<Region, 'bans' | 'prices' | 'bound' | 'days' | 'leaf'>>,
): Region {
  return {
    begin,
    bans: change.bans ?? bans,
    prices: change.prices ?? prices,
    isSeatable: isSeatable && !change.bans,
    bound: change.bound ?? bound,
    round,
    days: change.days === undefined ? days : change.days,
    relaxed: null,
    leaf: change.leaf ?? leaf,
  };
}

export function listSeated(model: LoopModel, placements: readonly Placement[]): number[] {
  const seated: number[] = [];
  for (const { session, rows } of placements) {
    for (const row of rows) seated.push(model.tables[session]?.people[row] ?? -1);
  }
  return seated;
}

/** Points of the sessions of a relaxed loop, without the prices in them. */
export function pointsWithoutPrices(
  model: LoopModel,
  { prices }: Region,
  placements: readonly RelaxedPlacement[],
): number {
  const paid = listSeated(model, placements).reduce((sum, p) => sum + (prices?.[p] ?? 0), 0);
  return placements.reduce((sum, { points }) => sum + points, 0) - paid;
}

/** The parts of a region of which every real loop is in one. */
export function cutRegion(model: LoopModel, region: Region, clash: Clash): Region[] {
  return clash.waysOut.map((fresh) => {
    const bans = [...region.bans, ...fresh];
    const touched = fresh.reduce((bits, { session }) => bits | (1 << session), 0);
    const days = (region.relaxed?.days ?? []).map((day) => dearerDay(day, touched));
    const part = changeRegion(region, { bans, days });
    return clash.person === null ? part : withoutNeedlessPrice(model, part, clash.person);
  });
}

/** Who can sit in one session at most needs no price to keep them out of a second. */
function withoutNeedlessPrice(model: LoopModel, region: Region, person: number): Region {
  const price = region.prices?.[person] ?? 0;
  if (!region.prices || price === 0) return region;
  const open = model.tables.flatMap(({ people }, session) =>
    people.includes(person) && !isBarred(region.bans, session, person) ? [session] : [],
  );
  if (open.length > 1) return region;
  const days = region.days?.map((day) =>
    open.reduce((cheaper, session) => cheapenDay(cheaper, session, price), day),
  );
  return changeRegion(region, { prices: region.prices.with(person, 0), days: days ?? null });
}

/** A price that nobody pays leaves the bound below the truth. */
export function withoutIdlePrices(model: LoopModel, region: Region, relaxed: Relaxed): Region {
  const seated = new Set(listSeated(model, relaxed.placements));
  const prices = region.prices?.map((price, p) => (seated.has(p) ? price : 0)) ?? null;
  return changeRegion(region, { prices, days: null });
}
