import { addBit, type Bits, hasBit } from './bits';
import { instantOf } from './horizon';
import { drawLegalStarts, readRoom } from './legal';
import { isTraineeSeat, whoMayFill } from './seating';
import { countLoad, focusHalfHours, type SessionTable, weekAt } from './sessionTable';
import type { Candidate, Room, Seat, SeatedPerson, Weights } from './types';

/** The chosen positions as people by seat, in the order of the panel's seats. */
export function seatPanel(table: SessionTable, rows: readonly number[]): SeatedPerson[] {
  const seated: SeatedPerson[] = [];
  for (const { seat } of table.seats) {
    for (let n = 0; n < seat.count; n++) {
      const p = table.people[rows[seated.length] ?? -1] ?? -1;
      seated.push({ seatId: seat.id, part: seat.part, personId: table.index.people[p]?.id ?? '' });
    }
  }
  return seated;
}

/** A trainee seat of a session, with the interviewers who may fill it, as indexes. */
export interface TraineeSeat {
  readonly seat: Seat;
  readonly able: readonly number[];
}

export function listTraineeSeats({ session, index }: SessionTable, candidate: Candidate): TraineeSeat[] {
  return session.panel.seats
    .filter(isTraineeSeat)
    .map((seat) => ({ seat, able: whoMayFill(seat, session, candidate, index.people) }));
}

/** Fills what trainee seats it can at the tick with people not in `taken`; the least loaded first, then by order. */
export function seatTrainees(
  table: SessionTable,
  seats: readonly TraineeSeat[],
  tick: number,
  taken: ReadonlySet<string>,
  now: Date,
  weights: Weights,
): SeatedPerson[] {
  const { index, ticks } = table;
  const seated: SeatedPerson[] = [];
  if (seats.length === 0) return seated;
  const present = new Set(taken);
  const free = new FreeAt(table, tick, now);
  for (const { seat, able } of seats) {
    const byPoints = able
      .map((p) => ({ p, points: traineePoints(table, p, tick, ticks, weights) }))
      .sort((a, b) => a.points - b.points || a.p - b.p);
    let left = seat.count;
    for (const { p } of byPoints) {
      const id = index.people[p]?.id ?? '';
      if (left === 0) break;
      if (present.has(id) || staysApart(table, id, present) || !free.has(p)) continue;
      seated.push({ seatId: seat.id, part: seat.part, personId: id });
      present.add(id);
      left--;
    }
  }
  return seated;
}

function traineePoints(
  table: SessionTable,
  p: number,
  tick: number,
  ticks: number,
  weights: Weights,
): number {
  const { thisWeek, fourWeeks } = countLoad(table.index, p, weekAt(table.index, p, tick));
  const focus = weights.focus * focusHalfHours(table.index, p, tick, ticks);
  return weights.loadWeek * thisWeek + weights.loadFourWeeks * fourWeeks + focus;
}

/** Asks at one tick, of one person after the other, what `drawLegalStarts` says. */
class FreeAt {
  private readonly asked: Bits;
  private readonly row: Bits;

  constructor(
    private readonly table: SessionTable,
    private readonly tick: number,
    private readonly now: Date,
  ) {
    const { words } = table.index.horizon;
    this.asked = new Uint32Array(words);
    this.row = new Uint32Array(words);
    addBit(this.asked, tick);
  }

  has(p: number): boolean {
    const { index, ticks } = this.table;
    drawLegalStarts(this.row, 0, index, p, ticks, this.now, null, this.asked);
    return hasBit(this.row, 0, this.tick);
  }
}

function staysApart(table: SessionTable, id: string, present: ReadonlySet<string>): boolean {
  return (table.session.panel.apart ?? []).some(
    ([a, b]) => (a === id && present.has(b)) || (b === id && present.has(a)),
  );
}

/** The rooms, in the order given, that are free for all of the slot; none where the session meets by link. */
export function listFreeRooms(table: SessionTable, tick: number, rooms: readonly Room[]): string[] {
  if (table.session.place === 'link') return [];
  return rooms.flatMap((room) => {
    const free = readRoom(table.index, room);
    for (let t = tick; t < tick + table.ticks; t++) if (!hasBit(free, 0, t)) return [];
    return [room.id];
  });
}

export function slotTimes(table: SessionTable, tick: number): { startsAt: Date; endsAt: Date } {
  const { horizon } = table.index;
  return { startsAt: instantOf(horizon, tick), endsAt: instantOf(horizon, tick + table.ticks) };
}
