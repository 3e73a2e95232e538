import { randomBytes } from 'node:crypto';

/** An opaque id: 20 lower-case base32hex characters, so that it may also be part of a Google event id (a-v and 0-9). */
export function newId(): string {
  return [...randomBytes(20)].map((byte) => 'abcdefghijklmnopqrstuv0123456789'[byte % 32]).join('');
}

/** A short reference that a person can read out: four characters without look-alikes. */
export function newReference(): string {
  return [...randomBytes(4)].map((byte) => '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'[byte % 32]).join('');
}
