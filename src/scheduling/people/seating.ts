import type { Constraint } from '../answers';
import type { Candidate, Interviewer, Part, Seat, Session, SkillLevel } from '../types';

const LEVEL: Readonly<Record<Part, SkillLevel>> = {
  lead: 'qualified',
  second: 'qualified',
  shadow: 'shadow',
  'reverse shadow': 'reverse shadow',
};

export function isTraineeSeat(seat: Seat): boolean {
  return seat.part === 'shadow' || seat.part === 'reverse shadow';
}

/** Why this person may never fill this seat, whatever the time; empty where they may. */
export function barsFrom(
  seat: Seat,
  session: Session,
  candidate: Candidate,
  person: Interviewer,
): Constraint[] {
  const bars: Constraint[] = [];
  if (person.skills[session.stageId] !== LEVEL[seat.part]) bars.push('skill');
  if (!isInPools(seat, person)) bars.push('pool');
  if (session.panel.excluded?.includes(person.id)) bars.push('excluded');
  if (hasConflict(candidate, person.id)) bars.push('conflict');
  return bars;
}

function hasConflict(candidate: Candidate, personId: string): boolean {
  return (
    candidate.id === personId ||
    (candidate.conflicts ?? []).some((conflict) => conflict.personId === personId)
  );
}

/** True where the seat is the person's to fill, as its pools or names have it. */
export function isInPools(seat: Seat, person: Interviewer): boolean {
  if (seat.named) return seat.named.includes(person.id);
  return seat.pools.length === 0 || seat.pools.some((pool) => person.pools.includes(pool));
}

/** Indexes of the people who may fill the seat; one rule can be left out to see what it costs. */
export function whoMayFill(
  seat: Seat,
  session: Session,
  candidate: Candidate,
  people: readonly Interviewer[],
  without: Constraint | null = null,
): number[] {
  const conflicts = [candidate.id, ...(candidate.conflicts ?? []).map(({ personId }) => personId)];
  const barred = new Set([
    ...(without === 'conflict' ? [] : conflicts),
    ...(without === 'excluded' ? [] : (session.panel.excluded ?? [])),
  ]);
  const named = seat.named && new Set(seat.named);
  const level = LEVEL[seat.part];
  const able: number[] = [];
  people.forEach((person, p) => {
    const skilled = without === 'skill' || person.skills[session.stageId] === level;
    const isMember = without === 'pool' || (named ? named.has(person.id) : isInPools(seat, person));
    if (skilled && isMember && !barred.has(person.id)) able.push(p);
  });
  return able;
}
