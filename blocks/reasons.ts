import type { Reason } from '../src/scheduling/answers';
import type { Naming } from './naming';
import { count, firstName, listText } from './text';
import { minutesText, placeOf, wallTime } from './when';

/** More is not read under a time. */
const MOST_SENTENCES = 4;

/** What a person should see first: what a choice costs somebody, then what speaks for it. */
const ORDER: Reason['kind'][] = [
  'changes',
  'keeps',
  'candidateEdge',
  'focusCut',
  'loopShape',
  'unproven',
  'load',
  'trainee',
  'focusKept',
  'insideHours',
  'localStart',
  'soon',
];

export const NOT_ALL_COMPARED = 'Not every combination could be compared; another may be a little better.';

/** True of every time, or seen from the day it stands under: said only where nothing else is to say. */
const SAID_ALONE: Reason['kind'][] = ['insideHours', 'soon'];

/** Where reasons are read: the start on the reader's own clock stands above them; the time may lie in a later week. */
export interface ReadAt {
  zone?: string;
  week?: 'this week' | 'that week';
}

/** Why this time, in plain sentences: "Priya has had none this week." At most four, the weightiest first. */
export function reasonsText(
  reasons: readonly Reason[],
  naming: Naming,
  { zone, week = 'this week' }: ReadAt = {},
): string[] {
  const cuts = reasons.some(({ kind }) => kind === 'focusCut');
  const isShown = (reason: Reason) =>
    !(cuts && reason.kind === 'focusKept') && !(reason.kind === 'localStart' && reason.zone === zone);
  const told = widestEdge(reasons.filter(isShown));
  const rested = told.filter(hasHadNone);
  const sentences = told
    .filter((reason) => !hasHadNone(reason) || reason === rested[0])
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .flatMap((reason) => {
      const text = reason === rested[0] ? restedText(rested, naming, week) : reasonText(reason, naming, week);
      return text === '' ? [] : [{ text, kind: reason.kind }];
    });
  const telling = sentences.filter(({ kind }) => !SAID_ALONE.includes(kind));
  return (telling.length > 0 ? telling : sentences).slice(0, MOST_SENTENCES).map(({ text }) => text);
}

/** Why somebody could take a seat at a time that is agreed: what it costs them, not what the time costs the candidate. */
export function reasonsToStepIn(reasons: readonly Reason[], naming: Naming, at?: ReadAt): string[] {
  return reasonsText(
    reasons.filter(({ kind }) => kind !== 'candidateEdge'),
    naming,
    at,
  );
}

type Week = NonNullable<ReadAt['week']>;

const NONE: Record<Week, string> = { 'this week': 'had none this week', 'that week': 'none that week' };

type Load = Extract<Reason, { kind: 'load' }>;

const hasHadNone = (reason: Reason): reason is Load => reason.kind === 'load' && reason.thisWeek === 0;

function restedText(loads: readonly Load[], naming: Naming, week: Week): string {
  const names = loads.map(({ personId }) => firstName(naming.person(personId)));
  return `${listText(names)} ${names.length === 1 ? 'has' : 'have'} ${NONE[week]}.`;
}

/** A loop may be early for the candidate on several days: the worst is said. */
function widestEdge(reasons: readonly Reason[]): Reason[] {
  const width = (reason: Reason) =>
    reason.kind === 'candidateEdge' ? reason.earlyMinutes + reason.lateMinutes : 0;
  const widest = Math.max(0, ...reasons.map(width));
  const first = reasons.findIndex((reason) => width(reason) === widest);
  return reasons.filter((reason, at) => reason.kind !== 'candidateEdge' || (widest > 0 && at === first));
}

/** One reason as a sentence; empty where it says nothing that the row does not show already. */
export function reasonText(reason: Reason, naming: Naming, week: Week = 'this week'): string {
  const name = (personId: string) => firstName(naming.person(personId));
  const ada = firstName(naming.candidate.name);
  switch (reason.kind) {
    case 'load':
      return loadText(name(reason.personId), reason.thisWeek, reason.capPerWeek, week);
    case 'insideHours':
      return 'Everyone is inside working hours.';
    case 'localStart':
      return reason.personId === null
        ? ''
        : `Starts ${wallTime(reason.startsAt, reason.zone)} for ${name(reason.personId)} in ${placeOf(reason.zone)}.`;
    case 'focusKept':
      return "Nobody's focus time is cut.";
    case 'focusCut':
      return `Splits ${name(reason.personId)}'s free time: ${minutesText(reason.beforeMinutes)} before, ${minutesText(reason.afterMinutes)} after.`;
    case 'candidateEdge':
      return edgeText(ada, reason.earlyMinutes, reason.lateMinutes);
    case 'soon':
      return soonText(reason.days);
    case 'keeps':
      return reason.personIds.length > 0 ? `Keeps ${listText(reason.personIds.map(name))}.` : '';
    case 'changes':
      return changesText(reason.joining.map(name), reason.leaving.map(name));
    case 'trainee':
      return reason.part === 'shadow'
        ? `${name(reason.personId)} can learn by watching.`
        : `${name(reason.personId)} can lead, watched.`;
    case 'loopShape':
      return `${reason.days === 1 ? 'All on one day' : `Over ${reason.days} days`}, ${minutesText(reason.idleMinutes)} of breaks, ends ${wallTime(reason.endsAt, naming.candidate.zone)} for ${ada}.`;
    case 'unproven':
      return NOT_ALL_COMPARED;
  }
}

function loadText(name: string, booked: number, cap: number | null, week: Week): string {
  if (booked === 0) return `${name} has ${NONE[week]}.`;
  return cap === null ? `${name} has ${booked} ${week}.` : `${name} has ${booked} of ${cap} ${week}.`;
}

function edgeText(name: string, earlyMinutes: number, lateMinutes: number): string {
  if (earlyMinutes > 0) return `Early for ${name} by ${minutesText(earlyMinutes)}.`;
  return lateMinutes > 0 ? `Late for ${name} by ${minutesText(lateMinutes)}.` : '';
}

function soonText(days: number): string {
  if (days === 0) return 'Today.';
  return days === 1 ? 'Tomorrow.' : `In ${count(days, 'day')}.`;
}

function changesText(joining: string[], leaving: string[]): string {
  if (joining.length === 0 && leaving.length === 0) return '';
  if (leaving.length === 0) return `${listText(joining)} joins.`;
  if (joining.length === 0) return `${listText(leaving)} leaves.`;
  return `${listText(joining)} instead of ${listText(leaving)}.`;
}
