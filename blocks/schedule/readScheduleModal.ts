import { z } from 'zod';
import type { CandidateWindow, DateRange } from '../../src/scheduling/types';
import { BLOCKS } from '../ids';
import type { Reading, ViewState } from '../props';
import { readTimes, type TimesContext } from '../times/readTimes';
import { chosen, drawnId, inputOf, typed } from '../viewState';
import { BY_LINK } from './placeSelect';
import type { ScheduleDraft, SchedulePreset, ScheduleRequest } from './props';

/** As far ahead as one search looks; free/busy is read for all of it. */
const MOST_DAYS = 60;
/** As many characters as the times that a candidate gave may have. */
export const MOST_TYPED = 1000;
const DAY_MS = 86_400_000;

/** The block that each field is drawn in: where its fault is shown. */
const FIELD_BLOCKS: Record<string, string> = {
  candidateId: BLOCKS.candidate,
  stageKeys: BLOCKS.stage,
  preset: BLOCKS.preset,
  fromDate: BLOCKS.fromDate,
  toDate: BLOCKS.toDate,
  hoursFrom: BLOCKS.hoursFrom,
  hoursTo: BLOCKS.hoursTo,
  times: BLOCKS.times,
  place: BLOCKS.place,
  slackUserIds: BLOCKS.chosen,
  note: BLOCKS.panelNote,
};

/** What is in the form now, complete or not: for drawing it again. A field that is not drawn has its first value. */
export function readScheduleDraft(state: ViewState): ScheduleDraft {
  return {
    candidateId: chosen(state, BLOCKS.candidate),
    what: oneOf(chosen(state, BLOCKS.what), ['one', 'several', 'loop'], 'one'),
    stageKeys: stageKeys(state),
    preset: oneOf(
      chosen(state, BLOCKS.preset),
      ['this_week', 'next_week', 'next_two_weeks', 'dates', 'times'],
      'next_week',
    ),
    fromDate: inputOf(state, BLOCKS.fromDate)?.selected_date ?? null,
    toDate: inputOf(state, BLOCKS.toDate)?.selected_date ?? null,
    hoursFrom: inputOf(state, BLOCKS.hoursFrom)?.selected_time ?? '09:00',
    hoursTo: inputOf(state, BLOCKS.hoursTo)?.selected_time ?? '17:00',
    times: typed(state, BLOCKS.times),
    mostDays: oneOf(chosen(state, BLOCKS.mostDays), ['fit', '1', '2', '3'], 'fit'),
    place: chosen(state, BLOCKS.place) ?? BY_LINK,
    people: oneOf(chosen(state, BLOCKS.people), ['pool', 'chosen'], 'pool'),
    slackUserIds: inputOf(state, BLOCKS.chosen)?.selected_users ?? [],
    leftOutSlackUserIds: inputOf(state, BLOCKS.leftOut)?.selected_users ?? [],
    note: typed(state, BLOCKS.panelNote),
  };
}

/**
 * The request that was sent, its dates resolved, or the faults by block_id.
 * @param only What the form offers when it draws no choice of kinds.
 * @param today YYYY-MM-DD in the candidate's zone; days before it are refused.
 */
export function readScheduleModal(
  state: ViewState,
  today: string,
  only?: ScheduleDraft['what'],
): Reading<ScheduleRequest> {
  const draft = readScheduleDraft(state);
  const checked = checkScheduleDraft({ ...draft, what: only ?? draft.what }, today);
  return checked.ok ? checked : { ok: false, errors: drawnErrors(state, checked.errors) };
}

/** The same for a draft that is not on a screen; faults by the block's plain id. */
export function checkScheduleDraft(draft: ScheduleDraft, today: string): Reading<ScheduleRequest> {
  const parsed = requestSchema(today).safeParse(draft);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    errors[FIELD_BLOCKS[String(path[0])] ?? BLOCKS.preset] ??= message;
  }
  return { ok: false, errors };
}

/** Faults by plain block ids, at the blocks as they are drawn in this view. */
export function drawnErrors(state: ViewState, errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([id, message]) => [drawnId(state, id), message]));
}

function requestSchema(today: string) {
  return z
    .object({
      candidateId: z.string('Choose a candidate.').min(1),
      what: z.enum(['one', 'several', 'loop']),
      stageKeys: z.array(z.string()),
      preset: z.enum(['this_week', 'next_week', 'next_two_weeks', 'dates', 'times']),
      fromDate: z.string().nullable(),
      toDate: z.string().nullable(),
      hoursFrom: z.string(),
      hoursTo: z.string(),
      times: z.string().max(MOST_TYPED, `At most ${MOST_TYPED} characters.`),
      mostDays: z.enum(['fit', '1', '2', '3']),
      place: z.string().max(150),
      people: z.enum(['pool', 'chosen']),
      slackUserIds: z.array(z.string()),
      leftOutSlackUserIds: z.array(z.string()),
      note: z.string().max(1000, 'At most 1000 characters.'),
    })
    .superRefine((draft, issues) => {
      for (const [field, message] of faults(draft, today)) {
        issues.addIssue({ code: 'custom', path: [field], message });
      }
    })
    .transform((draft): ScheduleRequest => {
      const windows = windowsOf(draft, today);
      return {
        candidateId: draft.candidateId,
        what: draft.what,
        stageKeys: draft.what === 'loop' ? [] : draft.stageKeys,
        fromDate: windows[0]?.from ?? today,
        toDate: windows.at(-1)?.to ?? today,
        windows,
        mostDays: draft.mostDays === 'fit' ? null : Number(draft.mostDays),
        place: draft.place,
        slackUserIds: draft.people === 'chosen' ? draft.slackUserIds : [],
        leftOutSlackUserIds: draft.people === 'chosen' ? [] : draft.leftOutSlackUserIds,
        note: draft.note,
      };
    });
}

function* faults(draft: ScheduleDraft, today: string): Generator<[keyof ScheduleDraft, string]> {
  if (draft.what !== 'loop' && draft.stageKeys.length === 0) yield ['stageKeys', 'Choose a stage.'];
  if (draft.hoursTo <= draft.hoursFrom) yield ['hoursTo', `Choose a time after ${draft.hoursFrom}.`];
  if (draft.people === 'chosen' && draft.slackUserIds.length === 0) {
    yield ['slackUserIds', 'Choose at least one person, or Best of the pool.'];
  }
  yield* dateFaults(draft, today);
}

function* dateFaults(draft: ScheduleDraft, today: string): Generator<[keyof ScheduleDraft, string]> {
  if (draft.preset === 'this_week' && shift(mondayOf(today), 4) < today) {
    yield ['preset', 'This week is over. Choose next week, or dates.'];
  }
  if (draft.preset === 'times') {
    const read = readTimes(draft.times, timesContext(draft, today));
    if (!read.ok) yield ['times', read.message];
  }
  if (draft.preset !== 'dates') return;
  if (!draft.fromDate) yield ['fromDate', 'Choose the first day.'];
  else if (draft.fromDate < today) yield ['fromDate', 'This day has passed. Choose today or later.'];
  if (!draft.toDate) yield ['toDate', 'Choose the last day.'];
  else if (draft.toDate < today) yield ['toDate', 'This day has passed. Choose today or later.'];
  else if (draft.fromDate && draft.toDate < draft.fromDate) {
    yield ['toDate', 'The last day is before the first. Choose the same day or a later one.'];
  } else if (draft.fromDate && shift(draft.fromDate, MOST_DAYS) <= draft.toDate) {
    yield ['toDate', `A search covers at most ${MOST_DAYS} days. Choose an earlier last day.`];
  }
}

/** In order of time: one for all days, or one for each day that was typed. */
function windowsOf(draft: ScheduleDraft, today: string): CandidateWindow[] {
  if (draft.preset === 'times') {
    const read = readTimes(draft.times, timesContext(draft, today));
    return read.ok ? read.windows : [];
  }
  const range = rangesFrom(today, draft)[draft.preset];
  return [{ ...range, hours: [{ from: draft.hoursFrom, to: draft.hoursTo }] }];
}

/** How the times are read that a candidate gave: whole days are those of the form. */
export function timesContext(
  { hoursFrom, hoursTo }: Pick<ScheduleDraft, 'hoursFrom' | 'hoursTo'>,
  today: string,
): TimesContext {
  return { today, mostDays: MOST_DAYS, office: { from: hoursFrom, to: hoursTo } };
}

/** Weeks are Monday to Friday, as they are in the words of /schedule. */
function rangesFrom(
  today: string,
  { fromDate, toDate }: Pick<ScheduleDraft, 'fromDate' | 'toDate'>,
): Record<Exclude<SchedulePreset, 'times'>, DateRange> {
  const monday = mondayOf(today);
  return {
    this_week: { from: today, to: shift(monday, 4) },
    next_week: { from: shift(monday, 7), to: shift(monday, 11) },
    next_two_weeks: { from: today, to: shift(monday, 11) },
    dates: { from: fromDate ?? today, to: toDate ?? today },
  };
}

function stageKeys(state: ViewState): string[] {
  const element = inputOf(state, BLOCKS.stage);
  if (element?.selected_options) return element.selected_options.map(({ value }) => value);
  return element?.selected_option ? [element.selected_option.value] : [];
}

function oneOf<Value extends string>(given: string | null, known: Value[], otherwise: Value): Value {
  return known.find((value) => value === given) ?? otherwise;
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function mondayOf(day: string): string {
  return shift(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
