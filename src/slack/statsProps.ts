import type { StatsProps } from '../../blocks/stats/props';
import type { Rubric } from '../../scorecards/rubric';
import type { Person } from '../entities';
import type { Stats } from '../flows/stats/loadStats';
import { headlineProps, percent, spreadText } from './figureWords';

/** The figures in words and bars. */
export function statsProps(stats: Stats, rubrics: Rubric[]): StatsProps {
  const { figures, people, passes, calibrations } = stats;
  const stageNames = new Map(rubrics.flatMap(({ stages }) => stages.map(({ key, name }) => [key, name])));
  const nameOf = (personId: string) => people.get(personId)?.name ?? 'Somebody';
  const pool = poolLoad(stats);
  return {
    ...headlineProps(stats, spreadText),
    cancelled: figures.cancelled,
    didNotHappen: figures.didNotHappen,
    load: pool.map(({ person, n }) => ({ label: person.name, value: n, text: String(n) })),
    loadText: loadText(pool.map(({ n }) => n)),
    passes: passes.map(({ stageKey, yes, n }) => ({
      label: stageNames.get(stageKey) ?? stageKey,
      value: yes / n,
      text: `${yes} of ${n}`,
    })),
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
