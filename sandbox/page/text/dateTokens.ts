import { TZDate } from '@date-fns/tz';

/** How the reader's client shows times. */
export interface DateReader {
  /** IANA zone. */
  zone: string;
  now: Date;
  hour12: boolean;
}

const HALF_YEAR_MS = 183 * 24 * 60 * 60 * 1000;
const TOKEN = /\{(\w+)\}/g;

/**
 * Fills the tokens of Slack's `<!date^seconds^format|fallback>` in the reader's zone
 * (https://docs.slack.dev/messaging/formatting-message-text#date-formatting). The year is left out within half
 * a year; the pretty tokens say yesterday, today, tomorrow, with a capital where they start the text.
 * Returns null for a timestamp or token that Slack does not know: the fallback is shown then.
 */
export function formatSlackDate(format: string, epochSeconds: number, reader: DateReader): string | null {
  if (!Number.isFinite(epochSeconds)) return null;
  const at = new Date(epochSeconds * 1000);
  if (Number.isNaN(at.getTime())) return null;
  let isKnown = true;
  const text = format.replace(TOKEN, (_whole, token: string, offset: number) => {
    const filled = fillToken(token, at, reader);
    if (filled === null) isKnown = false;
    return offset === 0 ? capitalised(filled ?? '') : (filled ?? '');
  });
  return isKnown ? text : null;
}

function fillToken(token: string, at: Date, reader: DateReader): string | null {
  const part = (options: Intl.DateTimeFormatOptions) => formatIn(reader.zone, at, options);
  const isNear = Math.abs(at.getTime() - reader.now.getTime()) < HALF_YEAR_MS;
  const year = isNear ? '' : `, ${part({ year: 'numeric' })}`;
  const ordinal = `${part({ month: 'long' })} ${withOrdinal(Number(part({ day: 'numeric' })))}`;
  const short = `${part({ month: 'short' })} ${part({ day: 'numeric' })}${year}`;
  const long = `${part({ weekday: 'long' })}, ${ordinal}`;
  const pretty = dayName(at, reader);
  const [isoYear, isoMonth, isoDay] = isoDate(at, reader.zone).split('-');
  switch (token) {
    case 'date_num':
      return `${isoYear}-${isoMonth}-${isoDay}`;
    case 'date_slash':
      return `${isoDay}/${isoMonth}/${isoYear}`;
    case 'date':
      return ordinal + year;
    case 'date_pretty':
      return pretty ?? ordinal + year;
    case 'date_short':
      return short;
    case 'date_short_pretty':
      return pretty ?? short;
    case 'date_long':
      return long + year;
    case 'date_long_pretty':
      return pretty ?? long + year;
    case 'date_long_full':
      return part({ month: 'long', day: 'numeric', year: 'numeric' });
    case 'day_divider_pretty':
      return (
        pretty ?? (isoYear === isoDate(reader.now, reader.zone).slice(0, 4) ? long : `${long}, ${isoYear}`)
      );
    case 'time':
      return timeOfDay(at, reader);
    case 'time_secs':
      return timeOfDay(at, reader, true);
    case 'ago':
      return agoText(at, reader.now);
    default:
      return null;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `Intl` in English, with the formatter kept: making one costs 50 times as much as using it. */
export function formatIn(zone: string, at: Date, options: Intl.DateTimeFormatOptions): string {
  const key = zone + JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options });
    formatters.set(key, formatter);
  }
  return formatter.format(at);
}

/** The day of an instant in a zone, `2026-12-03`. */
export function isoDate(at: Date, zone: string): string {
  const wall = new TZDate(at.getTime(), zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${wall.getFullYear()}-${two(wall.getMonth() + 1)}-${two(wall.getDate())}`;
}

/** `14:05`, or `2:05 PM` for a reader with a 12-hour clock. */
export function timeOfDay(at: Date, reader: Omit<DateReader, 'now'>, withSeconds = false): string {
  const seconds = withSeconds ? ({ second: '2-digit' } as const) : {};
  return reader.hour12
    ? formatIn(reader.zone, at, { hour: 'numeric', minute: '2-digit', hour12: true, ...seconds })
    : formatIn(reader.zone, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...seconds });
}

/** Whole days from the reader's today to the day of `at`. */
function daysFromToday(at: Date, reader: Omit<DateReader, 'hour12'>): number {
  const day = (instant: Date) => Date.parse(isoDate(instant, reader.zone)) / 86_400_000;
  return day(at) - day(reader.now);
}

function dayName(at: Date, reader: DateReader): string | null {
  const names: Record<string, string> = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' };
  return names[String(daysFromToday(at, reader))] ?? null;
}

function withOrdinal(day: number): string {
  const suffix =
    ({ one: 'st', two: 'nd', few: 'rd' } as Record<string, string>)[ordinalRules.select(day)] ?? 'th';
  return `${day}${suffix}`;
}
const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const JUST_NOW_SECONDS = 10;
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `3 minutes ago`, `in 2 hours`; under a minute it is just now. */
export function agoText(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  if (!step) return seconds > JUST_NOW_SECONDS ? 'in less than a minute' : 'just now';
  return relative.format(Math.trunc(seconds / step[1]), step[0]);
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
