import type { ScorecardDraft } from '../../../blocks/scorecard/props';
import type { HeadlineProps } from '../../../blocks/stats/props';
import * as make from '../makers';

/** How much there is of everything, and what people typed. */
export interface World {
  name: string;
  text: string;
  many: number;
  competencies: number;
}

export const PLAIN: World = {
  name: 'Ada Lovelace',
  text: 'chose keys from the queries',
  many: 3,
  competencies: 4,
};
/** Names of 300 characters, texts of 3000 that all need escaping, sixty of everything, fifteen competencies. */
export const EXTREME: World = {
  name: '<!channel> *bold* _it_ ~st~ `co` & 🧑🏽‍🚀 '.repeat(8),
  text: '*&<_`> \n'.repeat(375),
  many: 60,
  competencies: 15,
};
export const EMPTY: World = { name: 'A', text: 'x', many: 0, competencies: 1 };

export function listOf<T>({ many }: World, item: (index: number) => T): T[] {
  return Array.from({ length: many }, (_, index) => item(index));
}

export function personOf({ name }: World, index: number) {
  return make.makePerson({ id: `p-${index}`, name, slackUserId: `U0${index}` });
}

export function interviewOf({ name }: World) {
  return make.makeInterview({ stageName: name, candidate: make.makeCandidate({ name }) });
}

export function seatsOf(world: World) {
  return listOf(world, (index) => ({ person: personOf(world, index), part: 'second' as const })).slice(0, 8);
}

export function roomsOf(world: World) {
  return listOf(world, (index) => ({
    id: `room-${index}`,
    name: world.name,
    address: world.name,
    seats: 4,
  })).slice(0, 49);
}

export function headlinesOf(world: World): HeadlineProps {
  const { name, text } = world;
  const people = listOf(world, (index) => ({ name, n: index }));
  return {
    ...{
      days: 90,
      isEmpty: false,
      timeToSchedule: text,
      timeToFeedback: text,
      moved: text,
      overdueText: text,
    },
    overdue: listOf(world, () => ({ label: name, value: 3, text, people })),
  };
}

export function draftOf({ text, competencies }: World): ScorecardDraft {
  return {
    ratings: make
      .makeCompetencies(competencies)
      .map(({ key }) => ({ competencyKey: key, level: 4 as const, evidence: text })),
    recommendation: 'yes',
    strongestSignal: text,
    concern: text,
    summary: text,
    noteToRecruiter: text,
  };
}
