import type { Constraint } from '../answers';
import { type ChangedPerson, patchCalendars } from '../people/calendars';
import { feasibleStarts } from '../people/feasible';
import { bindsPerson, drawOpenStarts } from '../people/legal';
import { LegalRows } from '../people/legalRows';
import { type Plan, readTableInput } from '../people/plan';
import { isTraineeSeat, whoMayFill } from '../people/seating';
import { makeSessionTable, type SessionTable, type TableInput } from '../people/sessionTable';
import { type Bits, isEmpty, joinBits, lessBits, popcount, shareBits } from '../time/bits';
import type { LoopRequest, Session, SlotRequest } from '../types';

/** A session's table, the starts at which its panel can be filled, and what of that the request itself does not have. */
export interface Feasible {
  readonly table: SessionTable;
  readonly starts: Bits;
  /** The open starts at which anything more is allowed; null where nothing is. */
  readonly fresh: Bits | null;
  /** By index of the interviewers: how many more of the open starts they can take. */
  readonly gains: ReadonlyMap<number, number>;
  /** The one row that anything is new for; null where others are too, or more than rows differ. */
  readonly winner: number | null;
}

const NO_GAINS: Feasible['gains'] = new Map();

function listSessions(request: SlotRequest | LoopRequest): readonly Session[] {
  return 'sessions' in request ? request.sessions : [request.session];
}

function isSameTime(one: SlotRequest | LoopRequest, other: SlotRequest | LoopRequest): boolean {
  return one.candidate === other.candidate && one.stepMinutes === other.stepMinutes;
}

/** The tables of one request, and what becomes of them under less law: what that leaves alone is the same object. */
export class Retable {
  /** The tables of the request as it stands. */
  readonly base: readonly Feasible[];
  private readonly rows: LegalRows;

  constructor(
    private readonly request: SlotRequest | LoopRequest,
    private readonly plan: Plan,
  ) {
    this.rows = new LegalRows(plan.index, request.now);
    this.base = plan.tables.map((table) => ({
      table,
      starts: feasibleStarts(table),
      fresh: null,
      gains: NO_GAINS,
      winner: null,
    }));
  }

  /** The tables planned without one rule; people's own rules may be left standing where nothing is asked. */
  leaveOut(rule: Constraint, asked: Bits | null = null): readonly Feasible[] {
    const { index, time } = this.plan;
    const timed = rule === 'candidateHours' || rule === 'candidateBusy';
    const input = { ...readTableInput(this.request, index, rule, timed ? null : time), rows: this.rows };
    switch (rule) {
      case 'candidateHours':
      case 'candidateBusy':
      case 'room':
        return this.base.map((known) => reopen(known, input));
      case 'required':
        return this.base.map((known) => withoutRequired(known));
      case 'apart':
        return this.base.map((known) => withoutApart(known));
      case 'skill':
      case 'pool':
      case 'excluded':
      case 'conflict':
        return this.base.map((known) =>
          admitsMore(known.table, input) ? remake(known, known.table.session, input) : known,
        );
      default:
        return this.drawWithout(rule, asked);
    }
  }

  /** The tables of a request with other sessions, another candidate or a finer step than the one that `from` is of. */
  redraw(
    from: readonly Feasible[],
    before: SlotRequest | LoopRequest,
    after: SlotRequest | LoopRequest,
  ): readonly Feasible[] {
    const { index, time } = this.plan;
    const everywhere = !isSameTime(after, before);
    const known = isSameTime(after, this.request) ? time : null;
    const input = { ...readTableInput(after, index, null, known), rows: this.rows };
    const sessions = listSessions(after);
    const old = listSessions(before);
    return from.map((one, i) => {
      const session = sessions[i] ?? one.table.session;
      if (session !== old[i]) return remake(one, session, input);
      return everywhere ? reopen(one, input) : one;
    });
  }

  /** The tables with the rows of these people drawn anew. */
  redrawPeople(from: readonly Feasible[], changed: readonly ChangedPerson[]): readonly Feasible[] {
    const patch = patchCalendars(this.plan.index, changed, this.request);
    const fresh = new LegalRows(patch, this.request.now);
    const order = new Map(changed.map(({ p }, n) => [p, n]));
    return from.map((known) => {
      const { people, ticks } = known.table;
      const own = changed.map(({ p }) => people.indexOf(p)).filter((row) => row >= 0);
      return drawRows(known, own, (row) => fresh.rowOf(order.get(people[row] ?? -1) ?? -1, ticks));
    });
  }

  /** The tables without a rule about people's own time. */
  private drawWithout(rule: Constraint, asked: Bits | null): readonly Feasible[] {
    const { index } = this.plan;
    const open = this.base
      .map(({ table }) => table.open)
      .reduce(joinBits, new Uint32Array(index.horizon.words));
    const fresh = new LegalRows(index, this.request.now, rule, open);
    return this.base.map((known) => {
      const { people, ticks } = known.table;
      const bound = [...people.keys()].filter((row) => bindsPerson(index, people[row] ?? -1, rule));
      return drawRows(known, bound, (row) => fresh.rowOf(people[row] ?? -1, ticks), asked);
    });
  }
}

function reopen(known: Feasible, { time, index, rooms, without }: TableInput): Feasible {
  const { table } = known;
  const open = drawOpenStarts(time, index, table.session, rooms, without);
  const fresh = lessBits(open, table.open);
  return isEmpty(fresh) ? known : openMore(known, { ...table, open }, fresh);
}

function withoutRequired(known: Feasible): Feasible {
  const { table } = known;
  if (!table.session.panel.required?.length) return known;
  return openMore(known, { ...table, required: [], impossible: false }, table.open);
}

function withoutApart(known: Feasible): Feasible {
  const { table } = known;
  return table.apart.length > 0 ? openMore(known, { ...table, apart: [] }, table.open) : known;
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

/** The table of a session with other seats or other people for them. */
function remake(known: Feasible, session: Session, input: TableInput): Feasible {
  const table = makeSessionTable(session, input);
  const before = new Set(known.table.people);
  const gains = new Map<number, number>();
  table.people.forEach((p, row) => {
    const gained = before.has(p) ? 0 : countOpen(table, row);
    if (gained > 0) gains.set(p, gained);
  });
  return openMore(known, table, table.open, gains);
}

function countOpen({ legal, open }: SessionTable, row: number): number {
  let count = 0;
  for (let w = 0; w < open.length; w++) {
    const word = (open[w] ?? 0) & (legal[row * open.length + w] ?? 0);
    if (word !== 0) count += popcount(word);
  }
  return count;
}

/** Less law draws longer rows; the same table where nobody can take more of the open starts that are asked about. */
function drawRows(
  known: Feasible,
  rows: readonly number[],
  draw: (row: number) => Bits,
  asked: Bits | null = null,
): Feasible {
  if (rows.length === 0) return known;
  const { table } = known;
  const { words } = table.index.horizon;
  const openWords = listWords(table.open);
  const fresh = new Uint32Array(words);
  const gains = new Map<number, number>();
  const longer = new Map<number, Bits>();
  for (const row of rows) {
    const drawn = draw(row);
    const gained = addGain(fresh, drawn, table, row, openWords);
    if (gained === 0) continue;
    longer.set(row, drawn);
    gains.set(table.people[row] ?? -1, gained);
  }
  const wanted = asked ? shareBits(fresh, asked) : fresh;
  if (isEmpty(wanted)) return gains.size === 0 ? known : { ...known, gains };
  const legal = table.legal.slice();
  for (const [row, drawn] of longer) legal.set(drawn, row * words);
  const more = openMore(known, { ...table, legal }, wanted, gains);
  const [winner = null] = longer.keys();
  return longer.size === 1 && !known.fresh ? { ...more, winner } : more;
}

/** The words of a row that hold anything. */
function listWords(bits: Bits): number[] {
  const words: number[] = [];
  for (let w = 0; w < bits.length; w++) if (bits[w] !== 0) words.push(w);
  return words;
}

/** Adds to `fresh` the open starts that a longer row has, and counts them. */
function addGain(
  fresh: Bits,
  longer: Bits,
  { legal, open }: SessionTable,
  row: number,
  openWords: readonly number[],
): number {
  const first = row * open.length;
  let gained = 0;
  for (const w of openWords) {
    const word = (longer[w] ?? 0) & ~(legal[first + w] ?? 0) & (open[w] ?? 0);
    if (word === 0) continue;
    fresh[w] = (fresh[w] ?? 0) | word;
    gained += popcount(word);
  }
  return gained;
}

/** Less law only ever adds starts, so those known are not looked at again. */
function openMore(known: Feasible, table: SessionTable, fresh: Bits, gains = NO_GAINS): Feasible {
  const { starts: had } = known;
  const starts = joinBits(feasibleStarts(table, lessBits(fresh, had)), had);
  return { table, starts, fresh: known.fresh ? joinBits(known.fresh, fresh) : fresh, gains, winner: null };
}

/** Only the panels that are new: on fresh starts, and with the one person in them whom they are new for. */
export function insistOnFresh(one: Feasible): Feasible {
  const { table, starts, fresh, winner } = one;
  if (!fresh) throw new RangeError('nothing is new');
  if (winner === null) return { ...one, starts: shareBits(starts, fresh) };
  const [alone, ...others] = table.seats;
  const isOnly = alone?.seat.count === 1 && others.length === 0;
  const narrow = isOnly
    ? { ...table, seats: [{ ...alone, able: [winner] }] }
    : { ...table, required: [...new Set([...table.required, winner])] };
  return { ...one, table: narrow, starts: feasibleStarts(narrow, shareBits(starts, fresh)) };
}
