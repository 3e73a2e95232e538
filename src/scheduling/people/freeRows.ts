import { addBit, type Bits } from '../time/bits';
import type { SessionTable } from './sessionTable';

/** By seat: the rows of those able to fill it who are free at one of the starts, which ascend. */
export function listFreeRows(table: SessionTable, starts: Int32Array = new Int32Array()): number[][] {
  const first = (starts[0] ?? 0) >>> 5;
  const asked = new Uint32Array(((starts[starts.length - 1] ?? 0) >>> 5) - first + 1);
  for (const tick of starts) addBit(asked, tick - first * 32);
  const { legal, seats } = table;
  const { words } = table.index.horizon;
  return seats.map(({ able }) => able.filter((row) => meets(asked, legal, row * words + first)));
}

/** True where the row has, from its word `first` on, one of the ticks. */
function meets(asked: Bits, row: Bits, first: number): boolean {
  for (let w = 0; w < asked.length; w++) {
    if (((asked[w] ?? 0) & (row[first + w] ?? 0)) !== 0) return true;
  }
  return false;
}
