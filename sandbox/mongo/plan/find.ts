import type { ExpressionScope } from '../aggregate/expressions';
import { compileFilter } from '../query/matcher';
import { type SortSpec, sortDocs } from '../query/sort';
import type { Table } from '../store/table';
import type { Doc } from '../values/documents';
import type { Found } from '../values/paths';
import { choosePlan, type Plan, type ScanCounts } from './planner';

export interface FindRequest {
  filter: Doc;
  sort: SortSpec;
  skip: number;
  /** 0 means all. */
  limit: number;
  hint?: unknown;
  scope: ExpressionScope;
}

/** A document that met the filter, where it is kept, and the array position that `$` means. */
export interface Hit {
  record: number;
  doc: Doc;
  found: Found;
}

export interface FindResult {
  hits: Hit[];
  plan: Plan | undefined;
  counts: ScanCounts;
}

/** Reads a collection; a collection that does not exist is empty. */
export function findDocs(table: Table | undefined, request: FindRequest): FindResult {
  const { filter, sort, skip, limit, scope, hint } = request;
  const matches = compileFilter(filter, scope);
  const counts: ScanCounts = { keysExamined: 0, docsExamined: 0 };
  if (!table) return { hits: [], plan: undefined, counts };
  const plan = choosePlan(table, filter, sort, hint);
  const enough =
    limit > 0 && (sort.length === 0 || plan.providesSort) ? skip + limit : Number.POSITIVE_INFINITY;
  const hits: Hit[] = [];
  for (const record of plan.records(counts)) {
    const stored = table.records.get(record);
    if (!stored) continue;
    counts.docsExamined += 1;
    const found: Found = {};
    if (!matches(stored.doc, found)) continue;
    hits.push({ record, doc: stored.doc, found });
    if (hits.length >= enough) break;
  }
  const ordered = plan.providesSort ? hits : sortHits(hits, sort);
  return { hits: limit > 0 ? ordered.slice(skip, skip + limit) : ordered.slice(skip), plan, counts };
}

function sortHits(hits: Hit[], sort: SortSpec): Hit[] {
  if (sort.length === 0) return hits;
  const byDoc = new Map(hits.map((hit) => [hit.doc, hit]));
  return sortDocs(
    hits.map(({ doc }) => doc),
    sort,
  ).flatMap((doc) => byDoc.get(doc) ?? []);
}
