import { type DayGrid, makeDayGrid, NEVER } from './dayGrid';
import { DayReach } from './dayReach';
import { Effort } from './effort';
import { type LoopModel, makePlain } from './loopModel';
import { LoopTree } from './loopTree';
import { listSittings } from './panel';
import { Repeats } from './repeats';
import { canSeatAll } from './seatAll';
import { isLegal } from './sessionTable';
import { type DayShare, ShareTable } from './shareOut';

/** A date on which sessions fit into the days; `isSure` where people for them were found too. */
interface Candidate {
  readonly date: number;
  readonly isSure: boolean;
}

/**
 * The positions of the dates on which a loop can begin, of those that are asked about, ascending. Where the effort runs
 * out, dates that could not be proven either way are left out.
 */
export function listPossibleDates(
  model: LoopModel,
  isAsked: (date: number) => boolean,
  effort: Effort = new Effort(),
): number[] {
  return listCandidates(model, isAsked)
    .filter(({ date, isSure }) => isSure || hasAnyLoop(model, date, effort))
    .map(({ date }) => date);
}

/** True where there is any loop at all. */
export function isLoopPossible(model: LoopModel): boolean {
  const candidates = listCandidates(model, () => true);
  return (
    candidates.some(({ isSure }) => isSure) ||
    (candidates.length > 0 && hasAnyLoop(model, null, new Effort()))
  );
}

function listCandidates(model: LoopModel, isAsked: (date: number) => boolean): Candidate[] {
  const reach = new DayReach(model);
  const table = new ShareTable(model);
  const grids: DayGrid[] = [];
  const full = (1 << model.tables.length) - 1;
  const candidates: Candidate[] = [];
  for (let at = model.dates.length - 1; at >= 0; at--) {
    const date = model.dates[at];
    if (!date || (model.mostDays === 1 && !isAsked(at))) continue;
    const grid = makeDayGrid(model, date);
    grids[at] = grid;
    const fits = reach.fill(date, grid);
    const { points, set } = table.leastOf(fits, full, model.mostDays, 0);
    if (points < NEVER && isAsked(at)) {
      candidates.push({ date: at, isSure: hasPeople(model, reach, grids, table.trace(at, set)) });
    }
    table.add(at, { any: fits, opening: fits }, 0);
  }
  return candidates.reverse();
}

function hasAnyLoop(model: LoopModel, begin: number | null, effort: Effort): boolean {
  return new LoopTree(makePlain(model), new Repeats(model.plan.weights), { begin }).hasAny(effort);
}

/** True where the sessions of one way through the dates can all have people, each somebody else. */
function hasPeople(
  model: LoopModel,
  reach: DayReach,
  grids: readonly DayGrid[],
  shares: readonly DayShare[],
): boolean {
  if (model.tables.some(({ required, apart }) => required.length > 0 || apart.length > 0)) return false;
  const choices: number[][] = [];
  let end = 0;
  for (const { date, set } of shares) {
    const [own, grid] = [model.dates[date], grids[date]];
    if (!own || !grid) return false;
    reach.fill(own, grid);
    for (const { session, start } of reach.trace(own, grid, set)) {
      const tick = own.starts[session]?.[start] ?? 0;
      // A session that runs past midnight may lie over the next date's first one.
      if (tick < end) return false;
      end = tick + (model.tables[session]?.ticks ?? 0);
      choices.push(...listChoices(model, session, tick));
    }
  }
  return canSeatAll(choices);
}

/** By sitting of the session: who can take it at the tick. */
function listChoices(model: LoopModel, session: number, tick: number): number[][] {
  const table = model.tables[session];
  if (!table) return [];
  return listSittings(table).map((seat) =>
    (table.seats[seat]?.able ?? [])
      .filter((row) => isLegal(table, row, tick))
      .map((row) => table.people[row] ?? -1),
  );
}
