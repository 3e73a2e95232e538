import { hasBit } from './bits';
import { instantOf } from './horizon';
import type { CandidateTime } from './legal';
import { drawLegalStarts, readRoom } from './legal';
import { isTraineeSeat, whoMayFill } from './seating';
import { countLoad, focusHalfHours, type SessionTable, weekAt } from './sessionTable';
import type { Candidate, Room, SeatedPerson, Weights } from './types';

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

/** Fills what trainee seats it can at the tick with people not in `taken`; the least loaded first, then by order. */
export function seatTrainees(
  table: SessionTable,
  tick: number,
  taken: ReadonlySet<string>,
  time: CandidateTime,
  candidate: Candidate,
  weights: Weights,
): SeatedPerson[] {
  const { session, index, ticks } = table;
  const trainees = session.panel.seats.filter(isTraineeSeat);
  const seated: SeatedPerson[] = [];
  if (trainees.length === 0) return seated;
  const present = new Set(taken);
  for (const seat of trainees) {
    const able = whoMayFill(seat, session, candidate, index.people)
      .filter((p) => isFreeAt(table, p, tick, time.now))
      .map((p) => ({ p, points: traineePoints(table, p, tick, ticks, weights) }))
      .sort((a, b) => a.points - b.points || a.p - b.p);
    let left = seat.count;
    for (const { p } of able) {
      const id = index.people[p]?.id ?? '';
      if (left === 0) break;
      if (present.has(id) || staysApart(table, id, present)) continue;
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

function isFreeAt(table: SessionTable, p: number, tick: number, now: Date): boolean {
  const row = new Uint32Array(table.index.horizon.words);
  drawLegalStarts(row, 0, table.index, p, table.ticks, now, null);
  return hasBit(row, 0, tick);
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
