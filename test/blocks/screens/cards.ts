import type { ModalView } from '../../../blocks/props';
import { amendModal } from '../../../blocks/scorecard/amendModal';
import { keptModal } from '../../../blocks/scorecard/keptModal';
import { scorecardList } from '../../../blocks/scorecard/scorecardList';
import { scorecardModal } from '../../../blocks/scorecard/scorecardModal';
import { scorecardView } from '../../../blocks/scorecard/scorecardView';
import { submittedModal } from '../../../blocks/scorecard/submittedMessage';
import { unlockModal } from '../../../blocks/scorecard/unlock';
import * as make from '../makers';

import { draftOf, listOf, personOf, type World } from './world';
export function cardModals(world: World): [string, ModalView][] {
  const competencies = make
    .makeCompetencies(world.competencies, world.text.length)
    .map((each) => ({ ...each, name: world.name }));
  const props = make.makeScorecardProps({
    candidate: make.makeCandidate({ name: world.name }),
    stageName: world.name,
    competencies,
    draft: draftOf(world),
    keptAt: make.NOW,
    trainee: true,
    showMissing: true,
    conflict: { keptAt: make.NOW },
    advice: listOf(world, () => ({
      where: world.name,
      text: world.text,
      source: { name: 'OPM', url: 'https://opm.gov/a?b=1&c=2' },
    })),
  });
  const screens = Array.from({ length: 9 }, (_, page): [string, ModalView] => [
    `scorecard ${page}`,
    scorecardModal({ ...props, page }),
  ]);
  const empty = { ...props, draft: make.EMPTY_DRAFT, page: 99 };
  return [
    ...screens,
    ['scorecard, nothing filled', scorecardModal(empty)],
    ['kept', keptModal({ ...empty, keptAt: make.NOW, dueAt: make.ENDS_AT })],
    [
      'submitted',
      submittedModal({
        scorecardId: 'card-1',
        interviewId: 'i-1',
        candidate: props.candidate,
        stageName: world.name,
        submitted: 2,
        expected: 3,
        readable: listOf(world, (index) => ({ scorecardId: `card-${index}`, interviewerName: world.name })),
        trainee: true,
        afterDecision: true,
      }),
    ],
    [
      'card to read',
      scorecardView({
        scorecardId: 'card-1',
        candidate: props.candidate,
        stageName: world.name,
        interviewer: personOf(world, 1),
        part: 'shadow',
        zone: make.ZONE,
        submittedAt: make.NOW,
        competencies,
        draft: draftOf(world),
        showRecruiterNote: true,
        amendments: listOf(world, () => ({
          amendedAt: make.NOW,
          reason: world.text,
          changes: listOf(world, () => world.text),
        })),
        amendable: true,
        unlockable: false,
        unlocks: listOf(world, () => ({ at: make.NOW, byName: world.name, reason: world.text })),
      }),
    ],
    [
      'card to read, locked',
      scorecardView({
        scorecardId: 'card-1',
        candidate: props.candidate,
        stageName: world.name,
        interviewer: personOf(world, 1),
        part: 'lead',
        zone: make.ZONE,
        submittedAt: make.NOW,
        competencies,
        draft: make.EMPTY_DRAFT,
        showRecruiterNote: false,
        amendments: [],
        amendable: false,
        lockedAt: make.NOW,
        unlockable: true,
        unlocks: [],
      }),
    ],
    [
      'unlock',
      unlockModal({
        scorecardId: 'card-1',
        candidate: props.candidate,
        stageName: world.name,
        interviewerName: world.name,
      }),
    ],
    ['amend', amendModal({ ...props, competencyKey: null })],
    ['amend one', amendModal({ ...props, competencyKey: 'competency-1' })],
    ['amend overall', amendModal({ ...props, competencyKey: 'overall' })],
    [
      'cards due',
      scorecardList({
        zone: make.ZONE,
        now: make.NOW,
        cards: listOf(world, () => ({
          ...make.makePendingCard({ status: 'draft', rated: { done: 2, of: 4 }, stageName: world.name }),
        })),
      }),
    ],
  ];
}
