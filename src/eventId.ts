import { createHash } from 'node:crypto';

// RFC 4648 base32hex, lower case: the characters that Google allows in an event id of ours.
// https://developers.google.com/workspace/calendar/api/v3/reference/events#id
const BASE32HEX = '0123456789abcdefghijklmnopqrstuv';

/**
 * The id of one of an interview's two events: the panel's, or the candidate's own. The same interview, kind and generation
 * always give the same id, so that a retry meets the event (409) instead of making a twin. `generation` counts events made
 * anew after a deletion: Google does not give an id twice.
 */
export function eventId(interviewId: string, which: 'panel' | 'candidate', generation: number): string {
  const digest = createHash('sha256').update(`${interviewId}:${which}:${generation}`).digest();
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{5}/g) ?? [];
  return `il${groups.map((five) => BASE32HEX[Number.parseInt(five, 2)]).join('')}`;
}
