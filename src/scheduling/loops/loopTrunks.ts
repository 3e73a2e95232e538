import { makeRegion, type Region } from './loopRegion';

type Begin = Region['begin'];

/** With more parts, few of them are ever looked at again; to cut them once more would cost more than that. */
const MOST_PARTS = 8;

/**
 * Regions without a ban, as they were when last looked at. What one loop's clashes cut into many parts is one again for the
 * next loop: by then others are asked for, and looking at every part costs more than cutting once more, where it has to be.
 */
export class LoopTrunks {
  private readonly known = new Map<Begin, Region>();

  keep(region: Region): void {
    if (region.bans.length === 0) this.known.set(region.begin, region);
  }

  /** One region for all that begin alike; leaves are in one of the others too. */
  merge(regions: readonly Region[]): Region[] {
    const byBegin = new Map<Begin, Region[]>();
    for (const region of regions) {
      if (region.leaf) continue;
      const own = byBegin.get(region.begin);
      if (own) own.push(region);
      else byBegin.set(region.begin, [region]);
    }
    return Array.from(byBegin.values()).flatMap((parts) =>
      parts.length > 1 && parts.length <= MOST_PARTS ? this.join(parts) : parts,
    );
  }

  /** No loop of any part costs less than the least of their bounds. Prices of a part hold for the whole. */
  private join(parts: readonly Region[]): Region | readonly Region[] {
    const trunk = this.known.get(parts[0]?.begin ?? null);
    if (!trunk) return parts;
    const bound = parts.reduce((least, part) => Math.min(least, part.bound), Number.POSITIVE_INFINITY);
    const whole = makeRegion(trunk.begin, bound);
    whole.prices = trunk.prices ?? parts.find(({ prices }) => prices)?.prices ?? null;
    whole.isSeatable = true;
    whole.round = trunk.round;
    whole.days = trunk.days;
    return whole;
  }
}
