import type { Constraint } from './answers';
import type { Bits } from './bits';
import { type CalendarIndex, patchCalendars } from './calendars';
import { feasibleStarts } from './feasible';
import { bindsPerson, drawLegalStarts, drawOpenStarts } from './legal';
import { type Plan, readTableInput } from './plan';
import { isTraineeSeat, whoMayFill } from './seating';
import { makeSessionTable, type SessionTable, type TableInput } from './sessionTable';
import type { LoopRequest, Session, SlotRequest } from './types';

/** A request's tables with the starts at which each panel can be filled. */
export interface Feasible {
  readonly table: SessionTable;
  readonly starts: Bits;
}

function listSessions(request: SlotRequest | LoopRequest): readonly Session[] {
  return 'sessions' in request ? request.sessions : [request.session];
}

/**
 * The tables of a request planned without one rule, computed only where the rule matters: a table it does not touch is
 * the same object.
 */
export function leaveOut(
  request: SlotRequest | LoopRequest,
  plan: Plan,
  base: readonly Feasible[],
  rule: Constraint,
): readonly Feasible[] {
  const timed = rule === 'candidateHours' || rule === 'candidateBusy';
  const input = readTableInput(request, plan.index, rule, timed ? null : plan.time);
  return base.map((known) => {
    const table = tableWithout(known.table, input, rule);
    return table === known.table ? known : openMore(known, table);
  });
}

function tableWithout(table: SessionTable, input: TableInput, rule: Constraint): SessionTable {
  switch (rule) {
    case 'candidateHours':
    case 'candidateBusy':
    case 'room':
      return reopen(table, input);
    case 'required':
      return table.session.panel.required?.length ? { ...table, required: [], impossible: false } : table;
    case 'apart':
      return table.apart.length > 0 ? { ...table, apart: [] } : table;
    case 'skill':
    case 'pool':
    case 'excluded':
    case 'conflict':
      return admitsMore(table, input) ? makeSessionTable(table.session, { ...input, known: table }) : table;
    default:
      return redraw(table, input, rule);
  }
}

function admitsMore(table: SessionTable, { candidate, index, without }: TableInput): boolean {
  const { session } = table;
  return session.panel.seats
    .filter((seat) => !isTraineeSeat(seat))
    .some((seat, s) => {
      const able = whoMayFill(seat, session, candidate, index.people, without);
      return able.length !== table.seats[s]?.able.length;
    });
}

function reopen(table: SessionTable, { time, index, rooms, without }: TableInput): SessionTable {
  const open = drawOpenStarts(time, index.horizon, table.session, rooms, without);
  return open.every((word, w) => word === table.open[w]) ? table : { ...table, open };
}

/** The table without a rule about people's own time. */
function redraw(table: SessionTable, { index, time }: TableInput, rule: Constraint): SessionTable {
  const { words } = index.horizon;
  let legal: Bits | null = null;
  table.people.forEach((p, row) => {
    if (!bindsPerson(index, p, rule)) return;
    legal ??= table.legal.slice();
    drawLegalStarts(legal, row * words, index, p, table.ticks, time.now, rule);
  });
  return legal ? { ...table, legal } : table;
}

/** Less law only ever adds starts, so those known are not looked at again. */
function openMore(known: Feasible, table: SessionTable): Feasible {
  const fresh = new Uint32Array(table.open.length);
  for (let w = 0; w < fresh.length; w++) fresh[w] = (table.open[w] ?? 0) & ~(known.starts[w] ?? 0);
  const starts = feasibleStarts(table, fresh);
  for (let w = 0; w < starts.length; w++) starts[w] = (starts[w] ?? 0) | (known.starts[w] ?? 0);
  return { table, starts };
}

/**
 * The tables of a relaxed request, computed only where it differs from the base: what a change left alone is the same
 * object. A relaxation only ever adds starts, so those known are not looked at again.
 */
export function relaxTables(
  request: SlotRequest | LoopRequest,
  changed: SlotRequest | LoopRequest,
  { index, time }: Plan,
  base: readonly Feasible[],
): readonly Feasible[] {
  const before = listSessions(request);
  const after = listSessions(changed);
  const everywhere = changed.candidate !== request.candidate || changed.stepMinutes !== request.stepMinutes;
  const input = readTableInput(changed, index, null, everywhere ? null : time);
  const moved = changed.interviewers.flatMap((person, p) =>
    person === request.interviewers[p] ? [] : [{ p, person }],
  );
  const patch = moved.length > 0 ? patchCalendars(index, moved, request) : null;
  return after.map((session, i) => {
    const known = base[i];
    if (!known) throw new RangeError(`no session ${i}`);
    let table = known.table;
    if (session !== before[i]) table = makeSessionTable(session, { ...input, known: table });
    else if (everywhere) table = reopen(table, input);
    if (patch)
      table = patchRows(
        table,
        moved.map(({ p }) => p),
        patch,
        request.now,
      );
    return table === known.table ? known : openMore(known, table);
  });
}

/** The table with the rows of these people drawn anew; the same where none of them gains an open start. */
function patchRows(
  table: SessionTable,
  people: readonly number[],
  patch: CalendarIndex,
  now: Date,
): SessionTable {
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
  return legal ? { ...table, legal } : table;
}
