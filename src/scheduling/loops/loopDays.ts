import { Effort } from '../effort';
import { Repeats } from '../people/repeats';
import { NEVER } from './dayGrid';
import { FinderDays } from './finderDays';
import { LoopFinder } from './loopFinder';
import { type LoopModel, makePlain } from './loopModel';
import { LoopTree } from './loopTree';
import { ShareTable } from './shareOut';

/** A date on which sessions fit into the days; `isSure` where people for them were found too. */
interface Candidate {
  readonly date: number;
  readonly isSure: boolean;
}

/**
 * The positions of the dates on which a loop can begin, of those that are asked about, ascending. Where the effort runs
 * out, dates that could not be proven either way are left out. What is known of the days of a loop like it may be given.
 */
export function listPossibleDates(
  model: LoopModel,
  isAsked: (date: number) => boolean,
  effort: Effort = new Effort(),
  known: FinderDays = new FinderDays(),
): number[] {
  return listCandidates(model, isAsked, known)
    .filter(({ date, isSure }) => isSure || hasAnyLoop(model, date, effort))
    .map(({ date }) => date);
}

/** True where there is any loop at all. */
export function isLoopPossible(model: LoopModel): boolean {
  const candidates = listCandidates(model, () => true, new FinderDays());
  return (
    candidates.some(({ isSure }) => isSure) ||
    (candidates.length > 0 && hasAnyLoop(model, null, new Effort()))
  );
}

function listCandidates(
  model: LoopModel,
  isAsked: (date: number) => boolean,
  known: FinderDays,
): Candidate[] {
  const finder = new LoopFinder(model, known);
  const table = new ShareTable(model);
  const full = (1 << model.tables.length) - 1;
  const candidates: Candidate[] = [];
  for (let at = model.dates.length - 1; at >= 0; at--) {
    const isOpen = isAsked(at) && finder.mayFind(at);
    if (model.mostDays === 1 && !isOpen) continue;
    const fits = finder.fitsOn(at);
    if (isOpen && table.leastOf(fits, full, model.mostDays, 0).points < NEVER) {
      const found = finder.find(at);
      if (found !== false) candidates.push({ date: at, isSure: found === true });
    }
    table.add(at, { any: fits, opening: fits }, 0);
  }
  return candidates.reverse();
}

function hasAnyLoop(model: LoopModel, begin: number | null, effort: Effort): boolean {
  return new LoopTree(makePlain(model), new Repeats(model.plan.weights), { begin }).hasAny(effort);
}
