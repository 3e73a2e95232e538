import { createHash } from 'node:crypto';

/** A number below `sides` that the same words always give. */
export function roll(sides: number, ...words: (string | number)[]): number {
  return createHash('sha256').update(words.join('|')).digest().readUInt32BE(0) % sides;
}

/** One of the items, always the same for the same words. */
export function pick<Item>(items: readonly Item[], ...words: (string | number)[]): Item {
  const item = items[roll(items.length, ...words)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}
