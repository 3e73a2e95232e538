import type { HomeTogetherProps } from '../../blocks/home/props';
import type { Rubric } from '../../scorecards/rubric';
import type { Interview } from '../entities';
import type { CandidateProgress } from '../flows/loadHome';
import { stageName } from './debriefProps';
import { MOST_TOGETHER } from './schedule/showBatch';

type Mark = { stageKey: string; mark: 'done' | 'booked' | 'open' };

/** How far a candidate is, stage by stage of the interview plan. */
export function markStages(rubric: Rubric, interviews: Interview[], now: Date): Mark[] {
  return rubric.plan.rounds.flatMap(({ stages }) =>
    stages.map((stageKey): Mark => {
      const found = interviews.filter((interview) => interview.stageKey === stageKey);
      if (found.some(({ endsAt }) => endsAt <= now)) return { stageKey, mark: 'done' };
      return { stageKey, mark: found.length > 0 ? 'booked' : 'open' };
    }),
  );
}

/** The next stage that has no time yet, or null. */
export function openStageOf(marks: readonly Mark[]): string | null {
  return marks.find(({ mark }) => mark === 'open')?.stageKey ?? null;
}

/** Of candidates who wait for a time those who wait for the same stage of the same role, oldest first; nobody alone. */
export function listTogether(waiting: readonly CandidateProgress[], now: Date): HomeTogetherProps[] {
  const groups = new Map<string, CandidateProgress[]>();
  for (const each of waiting) {
    const key = `${each.rubric.key}/${nextStage(each, now)}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length < 2) return [];
    const asked = group
      .map(({ candidate }) => candidate)
      .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
      .slice(0, MOST_TOGETHER);
    const stageKey = nextStage(first, now);
    return [
      {
        id: [stageKey, ...asked.map(({ id }) => id)].join('/'),
        stageName: stageName(first.rubric, stageKey),
        names: asked.map(({ name }) => name),
      },
    ];
  });
}

function nextStage({ rubric, interviews }: CandidateProgress, now: Date): string {
  return openStageOf(markStages(rubric, interviews, now)) ?? '';
}
