import type { SeatProps, SeatStateProps } from './props';
import { inline } from './text';
import { stateText } from './viewState';
import { since } from './when';

/** "Priya Nair (lead), Omar Haddad": a second is who has no word beside the name. */
export function seatsText(seats: SeatProps[]): string {
  return seats.map(seatText).join(', ');
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
