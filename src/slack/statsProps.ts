import type { BarProps, StatsProps } from '../../blocks/stats/props';
import { count } from '../../blocks/text';
import type { Rubric } from '../../scorecards/rubric';
import type { Person } from '../entities';
import type { Durations } from '../flows/figures';
import { STATS_DAYS, type Stats } from '../flows/loadStats';

/** The figures in words and bars. */
export function statsProps(stats: Stats, rubrics: Rubric[]): StatsProps {
  const { figures, people, calibrations } = stats;
  const stageNames = new Map(rubrics.flatMap(({ stages }) => stages.map(({ key, name }) => [key, name])));
  const nameOf = (personId: string) => people.get(personId)?.name ?? 'Somebody';
  const pool = poolLoad(stats);
  return {
    days: STATS_DAYS,
    timeToSchedule: durationText(figures.timeToSchedule),
    timeToFeedback: durationText(figures.timeToFeedback),
    moved: shareText(figures.moved.interviews, figures.moved.n),
    cancelled: figures.cancelled,
    didNotHappen: figures.didNotHappen,
    load: pool.map(({ person, n }) => ({ label: person.name, value: n, text: String(n) })),
    loadText: loadText(pool.map(({ n }) => n)),
    passes: figures.passes.map(({ stageKey, yes, n }) => ({
      label: stageNames.get(stageKey) ?? stageKey,
      value: yes / n,
      text: `${yes} of ${n}`,
    })),
    overdue: figures.overdue.map(({ personId, n, longestHours }) => ({
      label: nameOf(personId),
      value: n,
      text: `${n}, longest ${hoursText(longestHours)}`,
    })),
    overdueByPool: overdueByPool(stats),
    calibrations:
      calibrations?.flatMap((each) =>
        each.shown ? [{ name: nameOf(each.personId), words: each.words }] : [],
      ) ?? null,
  };
}

/** Everybody of the pool with how often they sat, who never did too. */
function poolLoad({ figures, people }: Stats): { person: Person; n: number }[] {
  const counts = new Map(figures.load.map(({ personId, n }) => [personId, n]));
  return [...people.values()]
    .filter(({ id, active, interviewer }) => counts.has(id) || (active && interviewer))
    .map((person) => ({ person, n: counts.get(person.id) ?? 0 }))
    .sort((a, b) => b.n - a.n || a.person.name.localeCompare(b.person.name));
}

/** "The busiest 30 % (4 of 14) carry 60 %." */
function loadText(counts: number[]): string {
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (total === 0) return '';
  const busiest = Math.max(1, Math.round(counts.length * 0.3));
  const carried = counts.slice(0, busiest).reduce((sum, n) => sum + n, 0);
  return `The busiest ${busiest} of ${counts.length} carry ${percent(carried, total)}.`;
}

function overdueByPool({ figures, people }: Stats): BarProps[] {
  const counts = new Map<string, number>();
  for (const { personId, n } of figures.overdue) {
    for (const pool of people.get(personId)?.interviewer?.pools ?? ['no pool']) {
      counts.set(pool, (counts.get(pool) ?? 0) + n);
    }
  }
  return [...counts]
    .map(([label, value]) => ({ label, value, text: String(value) }))
    .sort((a, b) => b.value - a.value);
}

/** "median 5 h, nine of ten within 1.2 days (n 14)". */
function durationText({ n, medianHours, ninetiethHours }: Durations): string {
  if (medianHours === null || ninetiethHours === null) return 'nothing to count yet';
  return `median ${hoursText(medianHours)}, nine of ten within ${hoursText(ninetiethHours)} (n ${n})`;
}

function hoursText(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${(hours / 24).toFixed(1)} days`;
}

function shareText(n: number, of: number): string {
  return of === 0 ? 'none' : `${n} of ${count(of, 'interview')} (${percent(n, of)})`;
}

const percent = (n: number, of: number) => `${Math.round((100 * n) / of)} %`;
