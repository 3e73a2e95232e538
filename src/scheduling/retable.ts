import type { Bits } from './bits';
import { type CalendarIndex, patchCalendars } from './calendars';
import { feasibleStarts } from './feasible';
import { drawLegalStarts } from './legal';
import { makePlan } from './plan';
import type { SessionTable } from './sessionTable';
import type { LoopRequest, Session, SlotRequest } from './types';

/** A request's tables with the starts at which each panel can be filled. */
export interface Feasible {
  readonly table: SessionTable;
  readonly starts: Bits;
}

export function listSessions(request: SlotRequest | LoopRequest): readonly Session[] {
  return 'sessions' in request ? request.sessions : [request.session];
}

/**
 * The tables of a relaxed request, computed only where it differs from the base: what a change left alone is the same
 * object. A relaxation only ever adds starts, so those known are not looked at again.
 */
export function relaxTables(
  request: SlotRequest | LoopRequest,
  changed: SlotRequest | LoopRequest,
  index: CalendarIndex,
  base: readonly Feasible[],
): readonly Feasible[] {
  const before = listSessions(request);
  const after = listSessions(changed);
  const everywhere = changed.candidate !== request.candidate || changed.stepMinutes !== request.stepMinutes;
  const people = changed.interviewers.flatMap((person, p) => (person === request.interviewers[p] ? [] : [p]));
  const redone = after.filter((session, i) => everywhere || session !== before[i]);
  const tables = redone.length > 0 ? makePlan(changed, redone, index).tables : [];
  const remade = new Map(redone.map((session, n) => [session, tables[n]]));
  const moved = people.flatMap((p) => {
    const person = changed.interviewers[p];
    return person ? [{ p, person }] : [];
  });
  const patch = moved.length > 0 ? patchCalendars(index, moved, request) : null;
  return after.map((session, i) => {
    const known = base[i];
    const remadeTable = remade.get(session) ?? null;
    const table = remadeTable ?? known?.table;
    if (!table || !known) throw new RangeError(`no session ${i}`);
    const patched = patch ? patchRows(table, people, patch, request.now) : null;
    if (!patched && !remadeTable) return known;
    const next = patched ?? table;
    const fresh = next.open.map((word, w) => word & ~(known.starts[w] ?? 0));
    const opened = feasibleStarts(next, fresh);
    return { table: next, starts: opened.map((word, w) => word | (known.starts[w] ?? 0)) };
  });
}

/** The table with the rows of these people drawn anew; null where none of them gains an open start. */
function patchRows(
  table: SessionTable,
  people: readonly number[],
  patch: CalendarIndex,
  now: Date,
): SessionTable | null {
  const { words } = table.index.horizon;
  let legal: Bits | null = null;
  const row = new Uint32Array(words);
  people.forEach((p, at) => {
    const first = table.people.indexOf(p) * words;
    if (first < 0) return;
    drawLegalStarts(row, 0, patch, at, table.ticks, now, null);
    let gained = 0;
    for (let w = 0; w < words; w++) {
      gained |= (row[w] ?? 0) & ~(table.legal[first + w] ?? 0) & (table.open[w] ?? 0);
    }
    if (gained === 0) return;
    legal ??= table.legal.slice();
    legal.set(row, first);
  });
  return legal ? { ...table, legal } : null;
}
