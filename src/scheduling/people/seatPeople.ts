import { hasBit } from '../time/bits';
import { instantOf } from '../time/horizon';
import type { Candidate, Room, Seat, SeatedPerson, Weights } from '../types';
import type { CalendarIndex } from './calendars';
import { isLegalStart, readRoom } from './legal';
import { isTraineeSeat, whoMayFill } from './seating';
import { countLoad, focusHalfHours, type SessionTable, weekAt } from './sessionTable';

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
  const seated: SeatedPerson[] = [];
  if (seats.length === 0) return seated;
  const present = new Set(taken);
  for (const { seat, able } of seats) {
    for (let n = 0; n < seat.count; n++) {
      const personId = findTrainee(table, able, tick, present, now, weights);
      if (personId === null) break;
      seated.push({ seatId: seat.id, part: seat.part, personId });
      present.add(personId);
    }
  }
  return seated;
}

/** The least loaded who can come; null where nobody can. */
function findTrainee(
  table: SessionTable,
  able: readonly number[],
  tick: number,
  present: ReadonlySet<string>,
  now: Date,
  weights: Weights,
): string | null {
  const { index, ticks } = table;
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const p of able) {
    const load = weighTrainee(index, p, tick, weights);
    if (load >= least || !isLegalStart(index, p, ticks, now, tick)) continue;
    const points = load + weights.focus * focusHalfHours(index, p, tick, ticks);
    const id = index.people[p]?.id ?? '';
    if (points >= least || present.has(id) || staysApart(table, id, present)) continue;
    best = id;
    least = points;
  }
  return best;
}

/** Their interviews of this week and of four; the pool's least loaded is not looked for, as it is the same for all. */
function weighTrainee(index: CalendarIndex, p: number, tick: number, weights: Weights): number {
  const { thisWeek, fourWeeks } = countLoad(index, p, weekAt(index, p, tick));
  return weights.loadWeek * thisWeek + weights.loadFourWeeks * fourWeeks;
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
