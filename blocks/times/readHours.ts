import type { HoursWindow, WallTime } from '../../src/scheduling/types';
import { matchAt, type Read } from './scan';

type Half = 'a' | 'p';
/** A time as it was written. */
interface Clock {
  hour: number;
  minute: number;
  half: Half | null;
  /** Either half of the day may be meant: "2", "3:30", but not "02:00". */
  isVague: boolean;
}

const CLOCK = '(\\d{1,2})(?:[:.h]?(\\d{2}))?(?:\\s*([ap])\\.?m\\b\\.?)?(?![\\p{L}\\d:])';
const RANGE = new RegExp(
  `(?:(?:from|between)\\s+)?${CLOCK}\\s*(?:[-–—]|to|and|until|till)\\s*${CLOCK}`,
  'iuy',
);
const OPEN = new RegExp(`(?:(after|from|since)|before|until|till|by)\\s+${CLOCK}`, 'iuy');
const PART = /(?:in\s+the\s+)?(?:(mornings?)|afternoons?)(?![\p{L}\d])/iuy;
const WHOLE = /(?:all|whole|any)\s*(?:day|time)(?![\p{L}\d])/iuy;
const NOON = '12:00';
/** "8-10" is a morning; "2-4" may be a night or an afternoon. */
const MORNING_HOUR = 7;

/**
 * Some hours at a place of a text, on the clock of whoever wrote them: "10-12", "2-4 pm", "after 14:00", "morning"; null where
 * none stand there. An end that is not said is that of `office`.
 */
export function readHours(text: string, at: number, office: HoursWindow): Read<HoursWindow> | null {
  const part = matchAt(PART, text, at);
  if (part) {
    const value = part[1] ? { from: office.from, to: NOON } : { from: NOON, to: office.to };
    return { value, end: PART.lastIndex };
  }
  if (matchAt(WHOLE, text, at)) return { value: office, end: WHOLE.lastIndex };
  const range = matchAt(RANGE, text, at);
  if (range) return judge(range[0], RANGE.lastIndex, bothEnds(clockOf(range, 1), clockOf(range, 4)));
  const open = matchAt(OPEN, text, at);
  return open && judge(open[0], OPEN.lastIndex, oneEnd(clockOf(open, 2), open[1] !== undefined, office));
}

interface Ends {
  from: WallTime | null;
  to: WallTime | null;
  isVague: boolean;
}

/** Where only one end says am or pm, the other is the nearest to it that comes in order. */
function bothEnds(from: Clock, to: Clock): Ends {
  const isVague = !from.half && !to.half && (from.isVague || to.isVague);
  if (!from.half === !to.half) return { from: wallOf(from), to: wallOf(to), isVague };
  const half = from.half ?? to.half ?? 'a';
  const [first, last] = [wallOf({ ...from, half }), wallOf({ ...to, half })];
  if (first !== null && last !== null && first < last) return { from: first, to: last, isVague };
  const [early, late] = [
    wallOf({ ...from, half: from.half ?? 'a' }),
    wallOf({ ...to, half: to.half ?? 'p' }),
  ];
  return { from: early, to: late, isVague };
}

function oneEnd(clock: Clock, begins: boolean, office: HoursWindow): Ends {
  const isVague = !clock.half && clock.isVague;
  return begins
    ? { from: wallOf(clock), to: office.to, isVague }
    : { from: office.from, to: wallOf(clock), isVague };
}

function judge(text: string, end: number, { from, to, isVague }: Ends): Read<HoursWindow> {
  const said = `“${text.trim()}”`;
  if (from === null || to === null)
    return { fault: `${said} is no time of a day. Write 14:00-16:00, or 2-4 pm.` };
  if (isVague) return { fault: `${said} may be morning or afternoon. Write 14:00-16:00, or 2-4 pm.` };
  if (from >= to) return { fault: `${said} runs from ${from} to ${to}. Write both ends, like 14:00-16:00.` };
  return { value: { from, to }, end };
}

/** The clock in three groups of a match, from `group` on. */
function clockOf(match: RegExpExecArray, group: number): Clock {
  const [hour = '', minute, half] = match.slice(group, group + 3);
  return {
    hour: Number(hour),
    minute: Number(minute ?? 0),
    half: half ? (half.toLowerCase() === 'a' ? 'a' : 'p') : null,
    isVague: !hour.startsWith('0') && Number(hour) < MORNING_HOUR,
  };
}

/** On a clock of 24 hours; null where no clock shows that. */
function wallOf({ hour, minute, half }: Clock): WallTime | null {
  const isShown = half ? hour >= 1 && hour <= 12 : hour < 24 || (hour === 24 && minute === 0);
  if (!isShown || minute > 59) return null;
  const hours = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
