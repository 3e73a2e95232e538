import type { Interviewer, Panel, Seat, SlotRequest } from '../../../src/scheduling/types';

/** True where the person may fill a lead or second seat, whatever the time. */
export function maySit(person: Interviewer, { candidate, session }: SlotRequest): boolean {
  const { seats, excluded } = session.panel;
  const conflict =
    candidate.id === person.id || candidate.conflicts?.some(({ personId }) => personId === person.id);
  if (conflict || excluded?.includes(person.id)) return false;
  return person.skills[session.stageId] === 'qualified' && seats.some((seat) => fits(person, seat));
}

function isFilled({ part }: Seat): boolean {
  return part === 'lead' || part === 'second';
}

function fits(person: Interviewer, seat: Seat): boolean {
  if (!isFilled(seat)) return false;
  if (seat.named) return seat.named.includes(person.id);
  return seat.pools.length === 0 || seat.pools.some((pool) => person.pools.includes(pool));
}

/** Of the starts, with who is free at each, those at which all of the panel can be seated. */
export function panelStarts(
  { interviewers, session }: SlotRequest,
  free: ReadonlyMap<number, readonly string[]>,
): number[] {
  const people = new Map(interviewers.map((person) => [person.id, person]));
  const { panel } = session;
  const places = panel.seats.filter(isFilled).flatMap((seat) => new Array<Seat>(seat.count).fill(seat));
  const isRequired = (id: string) => panel.required?.includes(id) === true;
  return [...free]
    .filter(([, ids]) => {
      // Whoever must sit is tried first, so that a panel is found without trying everybody else.
      const ordered = [...ids.filter(isRequired), ...ids.filter((id) => !isRequired(id))];
      return canSeat(
        places,
        ordered.flatMap((id) => people.get(id) ?? []),
        panel,
        [],
      );
    })
    .map(([start]) => start);
}

/** Place after place, each with anybody free who fits and may sit beside those who sit already. */
function canSeat(
  places: readonly Seat[],
  free: readonly Interviewer[],
  panel: Panel,
  seated: readonly string[],
): boolean {
  const { required = [], apart = [] } = panel;
  if (!required.every((id) => free.some((person) => person.id === id))) return false;
  const [place, ...rest] = places;
  if (!place) return required.every((id) => seated.includes(id));
  return free.some((person) => {
    if (seated.includes(person.id) || !fits(person, place)) return false;
    const kept = apart.some(
      ([a, b]) => (a === person.id && seated.includes(b)) || (b === person.id && seated.includes(a)),
    );
    return !kept && canSeat(rest, free, panel, [...seated, person.id]);
  });
}
