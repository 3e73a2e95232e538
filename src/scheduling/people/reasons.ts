import type { Reason } from '../answers';
import { TICK_MINUTES } from '../time/horizon';
import type { Candidate, Continuity, SeatedPerson } from '../types';
import type { CandidateTime } from './legal';
import { countLoad, focusHalfHours, freeAround, type SessionTable, weekAt } from './sessionTable';
import { candidateEdge, daysAhead } from './slotCost';

export interface ReasonInput {
  readonly table: SessionTable;
  readonly tick: number;
  readonly seats: readonly SeatedPerson[];
  readonly time: CandidateTime;
  readonly candidate: Candidate;
  readonly continuity: readonly Continuity[];
}

/** Why this panel at this start, as data for sentences; the news first, what is always true last. */
export function listReasons(input: ReasonInput): Reason[] {
  const { table, tick, time } = input;
  const required = input.seats.filter(({ seatId }) => table.seats.some(({ seat }) => seat.id === seatId));
  const rows = required.map(({ personId }) => findPerson(table, personId));
  return [
    ...continuityReasons(input, required),
    ...rows.map((p) => loadReason(table, p, tick)),
    ...focusReasons(table, rows, tick),
    ...edgeReasons(input),
    { kind: 'soon', days: daysAhead(time, tick) },
    ...localStarts(input),
    ...traineeReasons(input.seats),
    { kind: 'insideHours', personIds: input.seats.map(({ personId }) => personId) },
  ];
}

function findPerson(table: SessionTable, personId: string): number {
  return table.people.find((p) => table.index.people[p]?.id === personId) ?? -1;
}

function loadReason(table: SessionTable, p: number, tick: number): Reason {
  const { index } = table;
  const week = weekAt(index, p, tick);
  const person = index.people[p];
  const { thisWeek, fourWeeks } = countLoad(index, p, week);
  let leastOfPool = Number.POSITIVE_INFINITY;
  for (const other of table.people) {
    leastOfPool = Math.min(leastOfPool, index.perWeek[other * index.weeks + week] ?? 0);
  }
  const capPerWeek = person?.capPerWeek ?? null;
  return { kind: 'load', personId: person?.id ?? '', thisWeek, fourWeeks, capPerWeek, leastOfPool };
}

function focusReasons(table: SessionTable, people: readonly number[], tick: number): Reason[] {
  const id = (p: number) => table.index.people[p]?.id ?? '';
  const cut = people.filter((p) => focusHalfHours(table.index, p, tick, table.ticks) > 0);
  const kept = people.filter((p) => !cut.includes(p));
  const reasons: Reason[] = cut.map((p) => {
    const { before, after } = freeAround(table.index, p, tick, table.ticks);
    return {
      kind: 'focusCut',
      personId: id(p),
      beforeMinutes: before * TICK_MINUTES,
      afterMinutes: after * TICK_MINUTES,
    };
  });
  return kept.length > 0 ? [...reasons, { kind: 'focusKept', personIds: kept.map(id) }] : reasons;
}

function edgeReasons({ table, tick, time }: ReasonInput): Reason[] {
  const edge = candidateEdge(time, table.index.horizon, tick, table.ticks);
  return edge.earlyMinutes + edge.lateMinutes > 0 ? [{ kind: 'candidateEdge', ...edge }] : [];
}

function localStarts({ table, tick, seats, candidate }: ReasonInput): Reason[] {
  const startsAt = new Date((table.index.horizon.baseTick + tick) * TICK_MINUTES * 60_000);
  const reasons: Reason[] = [{ kind: 'localStart', personId: null, zone: candidate.zone, startsAt }];
  const named = new Set([candidate.zone]);
  for (const { personId } of seats) {
    const zone = table.index.people[findPerson(table, personId)]?.zone ?? candidate.zone;
    if (named.has(zone)) continue;
    named.add(zone);
    reasons.push({ kind: 'localStart', personId, zone, startsAt });
  }
  return reasons;
}

function traineeReasons(seats: readonly SeatedPerson[]): Reason[] {
  return seats.flatMap(({ part, personId }): Reason[] =>
    part === 'shadow' || part === 'reverse shadow' ? [{ kind: 'trainee', personId, part }] : [],
  );
}

function continuityReasons({ table, continuity }: ReasonInput, required: readonly SeatedPerson[]): Reason[] {
  const before = continuity.find(({ sessionId }) => sessionId === table.session.id);
  if (!before) return [];
  const now = required.map(({ personId }) => personId);
  const keeps = now.filter((id) => before.personIds.includes(id));
  const joining = now.filter((id) => !before.personIds.includes(id));
  const leaving = before.personIds.filter((id) => !now.includes(id));
  const reasons: Reason[] = keeps.length > 0 ? [{ kind: 'keeps', personIds: keeps }] : [];
  return joining.length > 0 ? [...reasons, { kind: 'changes', joining, leaving }] : reasons;
}
