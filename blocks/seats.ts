import type { Part, SeatProps, SeatStateProps } from './props';
import { inline } from './text';
import { stateText } from './viewState';
import { since } from './when';

/** "Priya Nair (lead), Omar Haddad. Shadow: Lena Fischer": a second is who has no word beside the name; who learns comes last. */
export function seatsText(seats: SeatProps[]): string {
  const judging = seats.filter(({ part }) => judges(part)).map(seatText);
  const learning = (['shadow', 'reverse shadow'] as const).flatMap((part) => {
    const names = seats.filter((seat) => seat.part === part).map(({ person }) => inline(person.name));
    return names.length > 0
      ? [`${part === 'shadow' ? 'Shadow' : 'Reverse shadow'}: ${names.join(', ')}`]
      : [];
  });
  return [judging.join(', '), ...learning].filter(Boolean).join('. ');
}

/** How many judge, and how many come along to learn; each person once. */
export function countSeats(seats: SeatProps[]): { judging: number; learning: number } {
  const idsOf = (isJudging: boolean) =>
    new Set(seats.filter(({ part }) => judges(part) === isJudging).map(({ person }) => person.id));
  return { judging: idsOf(true).size, learning: idsOf(false).size };
}

function judges(part: Part): boolean {
  return part === 'lead' || part === 'second';
}

/** One line a person, with the answer: "Omar Haddad: waiting since 2 h". */
export function seatStatesText(seats: SeatStateProps[], now: Date): string {
  return seats.map((seat) => `${seatText(seat)}: ${answerText(seat, now)}`).join('\n');
}

function seatText(seat: SeatProps): string {
  const name = inline(seat.person.name);
  return seat.part === 'second' ? name : `${name} (${seat.part})`;
}

function answerText(seat: SeatStateProps, now: Date): string {
  const waited = seat.answer === 'waiting' && seat.sinceAt ? ` since ${since(seat.sinceAt, now)}` : '';
  const reason = seat.answer === 'declined' && seat.reason ? `: ${inline(seat.reason, 200)}` : '';
  return `${stateText(seat.answer)}${waited}${reason}`;
}

/** Who sits, and in which room; by link the second is not said. */
export function whoAndWhere({ seats, roomName }: { seats: SeatProps[]; roomName?: string }): string {
  return roomName ? `${seatsText(seats)}, in ${inline(roomName, 60)}` : seatsText(seats);
}
