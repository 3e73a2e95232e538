/** One stretch of a zone's clock: from `fromMinute` (minutes since the epoch) the offset holds until the next stretch. */
export interface ZoneStretch {
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Minutes ahead of UTC. */
  readonly offset: number;
}

const YEAR_MINUTES = 366 * 1440;
/** No zone changes its clock twice within this time and back (the shortest pair, Morocco's Ramadan, is a month). */
const PROBE_MINUTES = 6 * 1440;
const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2}))?/;

const formats = new Map<string, Intl.DateTimeFormat>();
const tables = new Map<string, Map<number, readonly ZoneStretch[]>>();

/** True where the runtime's IANA data knows the zone. */
export function isZone(zone: string): boolean {
  try {
    return formatOf(zone) !== null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Minutes ahead of UTC on the zone's clock at that minute (since the epoch). */
export function offsetAt(zone: string, minute: number): number {
  const stretches = yearOf(zone, Math.floor(minute / YEAR_MINUTES));
  for (const stretch of stretches) if (minute < stretch.toMinute) return stretch.offset;
  throw new Error(`no offset of ${zone} at minute ${minute}`);
}

/**
 * The stretches of the zone's clock that cover [fromMinute, toMinute), clipped to it, in order and without holes.
 * Throws RangeError for a zone the runtime does not know.
 */
export function zoneStretches(zone: string, fromMinute: number, toMinute: number): ZoneStretch[] {
  const found: ZoneStretch[] = [];
  for (let year = Math.floor(fromMinute / YEAR_MINUTES); year * YEAR_MINUTES < toMinute; year++) {
    for (const stretch of yearOf(zone, year)) {
      const from = Math.max(stretch.fromMinute, fromMinute);
      const to = Math.min(stretch.toMinute, toMinute);
      if (from >= to) continue;
      const last = found[found.length - 1];
      if (last && last.offset === stretch.offset) {
        found[found.length - 1] = { fromMinute: last.fromMinute, toMinute: to, offset: last.offset };
      } else {
        found.push({ fromMinute: from, toMinute: to, offset: stretch.offset });
      }
    }
  }
  return found;
}

function yearOf(zone: string, year: number): readonly ZoneStretch[] {
  let years = tables.get(zone);
  if (!years) {
    years = new Map();
    tables.set(zone, years);
  }
  const known = years.get(year);
  if (known) return known;
  const table = readYear(zone, year * YEAR_MINUTES, (year + 1) * YEAR_MINUTES);
  years.set(year, table);
  return table;
}

function readYear(zone: string, from: number, to: number): ZoneStretch[] {
  const table: ZoneStretch[] = [];
  let start = from;
  let offset = readOffset(zone, from);
  for (let probe = from; probe < to; probe += PROBE_MINUTES) {
    const next = Math.min(probe + PROBE_MINUTES, to);
    if (readOffset(zone, next) === offset) continue;
    const change = firstChange(zone, probe, next, offset);
    if (change >= to) continue;
    table.push({ fromMinute: start, toMinute: change, offset });
    start = change;
    offset = readOffset(zone, change);
  }
  table.push({ fromMinute: start, toMinute: to, offset });
  return table;
}

/** The first minute in (from, to] whose offset is not the given one. */
function firstChange(zone: string, from: number, to: number, offset: number): number {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (readOffset(zone, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

function readOffset(zone: string, minute: number): number {
  const text = formatOf(zone).format(minute * 60_000);
  const match = OFFSET.exec(text);
  if (!match) throw new Error(`the runtime wrote an offset of ${zone} as ${text}`);
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}
