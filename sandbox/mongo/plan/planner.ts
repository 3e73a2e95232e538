import { badValue } from '../errors';
import { isOperators } from '../query/conditions';
import type { SortSpec } from '../query/sort';
import type { Table } from '../store/table';
import { equalValues } from '../values/compare';
import { type Doc, isDoc } from '../values/documents';
import { boundsByPath } from './bounds';
import { explainIndexScan, type IndexPlan, planIndex, rangesOf } from './indexPlan';

/** What reading by a plan cost. */
export interface ScanCounts {
  keysExamined: number;
  docsExamined: number;
}

/** How the records that may meet a filter are found. The filter is still asked of each. */
export interface Plan {
  providesSort: boolean;
  records(counts: ScanCounts): Iterable<number>;
  explain(filter: Doc): Doc;
}

/** Chooses the index that bounds most of the filter, or gives the sort; a whole scan where none helps. */
export function choosePlan(table: Table, filter: Doc, sort: SortSpec, hint?: unknown): Plan {
  const hinted = hintedPlan(table, filter, sort, hint);
  if (hinted) return hinted;
  const best = bestIndex(table, filter, sort);
  if (best && (best.stretches.length > 0 || !unionable(filter))) return indexPlan(best, filter);
  return unionPlan(table, filter) ?? (best ? indexPlan(best, filter) : scanPlan(table));
}

function bestIndex(table: Table, filter: Doc, sort: SortSpec): IndexPlan | undefined {
  const bounds = boundsByPath(filter);
  return table.indexes
    .map((index) => planIndex(index, filter, bounds, sort))
    .filter((plan) => plan !== undefined)
    .reduce<IndexPlan | undefined>(
      (best, plan) => (best && best.score >= plan.score ? best : plan),
      undefined,
    );
}

function hintedPlan(table: Table, filter: Doc, sort: SortSpec, hint: unknown): Plan | undefined {
  if (hint === undefined || (isDoc(hint) && Object.keys(hint).length === 0)) return undefined;
  if (isDoc(hint) && '$natural' in hint) return scanPlan(table);
  const index = table.indexes.find(({ spec }) => spec.name === hint || equalValues(spec.key, hint));
  const plan = index ? planIndex(index, filter, boundsByPath(filter), sort, true) : undefined;
  if (!plan) {
    throw badValue(
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
  return indexPlan(plan, filter);
}

function scanPlan(table: Table): Plan {
  return {
    providesSort: false,
    records: () => table.records.keys(),
    explain: (filter) => ({
      stage: 'COLLSCAN',
      ...(Object.keys(filter).length > 0 ? { filter } : {}),
      direction: 'forward',
    }),
  };
}

function indexPlan(plan: IndexPlan, whole: Doc): Plan {
  return {
    providesSort: plan.providesSort,
    records: (counts) => scanIndex(plan, counts),
    explain: (filter) => {
      if (isIdLookup(plan, whole)) return { stage: 'IDHACK' };
      return {
        stage: 'FETCH',
        ...(Object.keys(filter).length > 0 ? { filter } : {}),
        inputStage: explainIndexScan(plan),
      };
    },
  };
}

function isIdLookup({ index }: IndexPlan, filter: Doc): boolean {
  const fields = Object.keys(filter);
  return index.spec.name === '_id_' && fields.length === 1 && fields[0] === '_id' && !isOperators(filter._id);
}

function* scanIndex(plan: IndexPlan, counts: ScanCounts): Iterable<number> {
  const ranges = rangesOf(plan);
  if (plan.reverse) ranges.reverse();
  const seen = plan.index.multikey ? new Set<number>() : undefined;
  for (const [low, high] of ranges) {
    for (const [, record] of plan.index.scan(low, high, plan.reverse)) {
      counts.keysExamined += 1;
      if (seen?.has(record)) continue;
      seen?.add(record);
      yield record;
    }
  }
}

function unionable(filter: Doc): Doc[] | undefined {
  const { $or: branches } = filter;
  return Array.isArray(branches) && branches.every(isDoc) ? branches : undefined;
}

/** Each branch of a top-level `$or` by an index of its own, when every branch has one. */
function unionPlan(table: Table, filter: Doc): Plan | undefined {
  const branches = unionable(filter);
  const plans = branches?.map((branch) => {
    const best = bestIndex(table, branch, []);
    return best && best.stretches.length > 0 ? { best, branch } : undefined;
  });
  if (!plans || plans.length === 0 || plans.some((plan) => plan === undefined)) return undefined;
  const known = plans.filter((plan) => plan !== undefined);
  return {
    providesSort: false,
    *records(counts) {
      const seen = new Set<number>();
      for (const { best } of known) {
        for (const record of scanIndex(best, counts)) {
          if (!seen.has(record)) yield record;
          seen.add(record);
        }
      }
    },
    explain: () => ({
      stage: 'SUBPLAN',
      inputStage: {
        stage: 'FETCH',
        inputStage: { stage: 'OR', inputStages: known.map(({ best }) => explainIndexScan(best)) },
      },
    }),
  };
}
