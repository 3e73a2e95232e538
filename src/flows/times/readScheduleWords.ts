import * as chrono from 'chrono-node';
import { type CivilDay, civilDay, mondayOf, shiftDay } from '../../civil';

/** What somebody meant with the words after `/schedule`. */
export interface ScheduleWords {
  /** What is left when stage and time are taken out: the candidate's name or mailbox. */
  candidate: string;
  stageKey?: string;
  /** The whole loop was asked for. */
  loop?: true;
  days?: { from: CivilDay; to: CivilDay };
}

/** "the whole loop", "full loop", "loop". */
const LOOP = /(?<![\p{L}\d])(?:(?:the|a)\s+)?(?:(?:whole|full|entire)\s+)?loop(?![\p{L}\d])/iu;

interface Cut {
  start: number;
  end: number;
}

/** Words without the stage, or the loop, that they name. */
interface WithoutStage {
  /** The stage as it was written; empty where none was. */
  said: string;
  rest: string;
  stageKey?: string;
  loop?: true;
}

/** Fewer letters begin too many words. */
const LEAST_LETTERS = 4;

type Stages = { key: string; name: string }[];

/**
 * Reads `/schedule Ada Lovelace system design next week`: a stage by its name or key or "whole loop", a time in English, and the
 * rest as the candidate. Days are civil days in `zone`; a week is Monday to Friday. Days already past are left out.
 */
export function readScheduleWords(
  words: string,
  context: { stages: Stages; now: Date; zone: string },
): ScheduleWords {
  const today = civilDay(context.now, context.zone);
  const { rest: withoutStage, stageKey, loop } = cutStage(words, context.stages);
  const time = findDays(withoutStage, today);
  const rest = time ? time.cuts.reduce(blank, withoutStage) : withoutStage;
  return {
    candidate: tidy(rest),
    ...(stageKey && { stageKey }),
    ...(loop && { loop }),
    ...(time?.days && { days: time.days }),
  };
}

/** Takes out the stage by its name or key, or "whole loop"; what is left has bars in its place. */
export function cutStage(words: string, stages: Stages): WithoutStage {
  const stage = findStage(words, stages);
  const loop = stage ? null : LOOP.exec(words);
  const cut = stage?.cut ?? (loop && { start: loop.index, end: loop.index + loop[0].length });
  if (!cut) return { said: '', rest: words };
  return {
    said: words.slice(cut.start, cut.end),
    rest: blank(words, cut),
    ...(stage && { stageKey: stage.key }),
    ...(loop && { loop: true as const }),
  };
}

/**
 * A stage by one word of its name, or the beginning of one: "operations", "debug". It may as well be part of a candidate's
 * name, so that this is for words that are nobody's. Null where no stage or several are meant.
 */
export function readStageWord(words: string, stages: Stages): { candidate: string; stageKey: string } | null {
  const said = words.split(' ');
  const meant = said.map((word) => {
    const begin = word.toLowerCase();
    const fitting = stages.filter(({ name }) =>
      name.split(' ').some((own) => own.toLowerCase().startsWith(begin)),
    );
    return begin.length < LEAST_LETTERS ? [] : [...new Set(fitting.map(({ key }) => key))];
  });
  const keys = new Set(meant.flat());
  const [stageKey] = keys;
  if (stageKey === undefined || keys.size > 1) return null;
  return { candidate: said.filter((_, at) => meant[at]?.length === 0).join(' '), stageKey };
}

function findStage(words: string, stages: Stages): { key: string; cut: Cut } | null {
  const spellings = stages
    .flatMap((stage) =>
      [stage.name, stage.key, stage.key.replaceAll('-', ' ')].map((text) => ({ key: stage.key, text })),
    )
    .sort((a, b) => b.text.length - a.text.length);
  const lower = words.toLowerCase();
  for (const { key, text } of spellings) {
    const start = lower.search(
      new RegExp(`(?<![\\p{L}\\d])${escapeRegex(text.toLowerCase())}(?![\\p{L}\\d])`, 'u'),
    );
    if (start >= 0) return { key, cut: { start, end: start + text.length } };
  }
  return null;
}

/** Weeks are read here, because chrono takes "next week" for one day. */
function findDays(
  words: string,
  today: CivilDay,
): { days?: { from: CivilDay; to: CivilDay }; cuts: Cut[] } | null {
  const week = /\b(this|next)(?: (two|2))? weeks?\b/i.exec(words);
  if (week) {
    const cut = { start: week.index, end: week.index + week[0].length };
    return { days: weekDays(week[1]?.toLowerCase() === 'next', Boolean(week[2]), today), cuts: [cut] };
  }
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const found = chrono.parse(words, reference, { forwardDate: true }).filter(namesDay);
  const dates = found
    .flatMap(({ start, end }) => [start.date(), ...(end ? [end.date()] : [])])
    .sort((a, b) => +a - +b);
  const [first] = dates;
  const last = dates.at(-1);
  if (!first || !last) return null;
  const cuts = found.map(({ index, text }) => ({ start: index, end: index + text.length }));
  const [from, to] = [civilDay(first, 'UTC'), civilDay(last, 'UTC')];
  return to < today ? { cuts } : { days: { from: from < today ? today : from, to }, cuts };
}

/** A bare month or "Sun" is more often part of a name than a time. */
function namesDay(result: chrono.ParsedResult): boolean {
  const word = /^[a-z]{3,4}$/i.test(result.text.trim());
  return !word && (result.start.isCertain('day') || result.start.isCertain('weekday'));
}

function weekDays(next: boolean, two: boolean, today: CivilDay): { from: CivilDay; to: CivilDay } {
  const monday = mondayOf(today);
  if (two) return { from: today, to: shiftDay(monday, 11) };
  if (next) return { from: shiftDay(monday, 7), to: shiftDay(monday, 11) };
  const friday = shiftDay(monday, 4);
  return { from: today, to: friday < today ? today : friday };
}

function blank(words: string, { start, end }: Cut): string {
  return words.slice(0, start) + '|'.repeat(end - start) + words.slice(end);
}

function tidy(words: string): string {
  return words
    .replace(/[|]+/g, ' ')
    .replace(/\b(on|for|between|and|from|to|with|the|in|at|by)\b\s*$/gi, '')
    .replace(/(?<=\s)(on|for|between|and|from|to|in|at|by)(?=\s|$)/gi, ' ')
    .replace(/[\s,;:]+$/u, '')
    .replace(/^[\s,;:]+/u, '')
    .replace(/^with /i, '')
    .replace(/\s+/gu, ' ');
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
