import type { SandboxClock } from '../../clock';
import type { Store } from '../store/store';
import type { Table } from '../store/table';
import { Blocked, Unit } from '../store/unit';
import { TypeEdge } from '../values/compare';

/** Deletes what TTL indexes say is over by the sandbox's clock, now. A document held by a transaction waits. */
export function expireDocuments(store: Store, clock: SandboxClock): void {
  for (const table of store.tables.values()) expireIn(store, table, clock.now());
}

function expireIn(store: Store, table: Table, now: Date): void {
  for (const index of table.indexes) {
    const { expireAfterSeconds } = index.spec;
    if (expireAfterSeconds === undefined) continue;
    const deadline = new Date(now.getTime() - expireAfterSeconds * 1000);
    const ascending = index.fields[0]?.[1] === 1;
    const oldest = { values: [new TypeEdge(44.5)], record: 0, bias: -1 as const };
    const latest = { values: [deadline], record: 0, bias: ascending ? (1 as const) : (-1 as const) };
    const [low, high] = ascending ? [oldest, latest] : [latest, { ...oldest, bias: 1 as const }];
    const expired = new Set([...index.scan(low, high, false)].map(([, record]) => record));
    for (const record of expired) removeOne(store, table, record);
  }
}

function removeOne(store: Store, table: Table, record: number): void {
  const stored = table.records.get(record);
  if (!stored) return;
  const unit = new Unit(store);
  try {
    unit.remove(table, record, stored.doc);
    store.commitUnit(unit);
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
  }
}
