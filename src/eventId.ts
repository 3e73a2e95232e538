import { createHash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuv';

/**
 * The Google event id of an interview: derived, so that a retry meets its own event (409) and makes no twin. Base32hex,
 * 5 to 1024 characters of a-v and 0-9, as the Calendar API asks of `id` in events.insert. A new generation follows a
 * deletion in Google, whose ids are never free again.
 */
export function eventId(interviewId: string, which: 'panel' | 'candidate', generation: number): string {
  const digest = createHash('sha256').update(`${interviewId}:${which}:${generation}`).digest();
  return `il${[...digest].map((byte) => ALPHABET[byte % 32]).join('')}`;
}
