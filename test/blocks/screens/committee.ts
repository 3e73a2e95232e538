import { cardsModal } from '../../../blocks/debrief/cardsModal';
import { debriefList } from '../../../blocks/debrief/debriefList';
import { debriefModal } from '../../../blocks/debrief/debriefModal';
import { decideModal } from '../../../blocks/debrief/decideModal';
import { postModal } from '../../../blocks/debrief/postModal';
import { voteModal } from '../../../blocks/debrief/voteModal';
import { profileModal } from '../../../blocks/home/profileModal';
import type { ProfileModalProps, RoomModalProps } from '../../../blocks/home/props';
import { rolesModal } from '../../../blocks/home/rolesModal';
import { roomModal } from '../../../blocks/home/roomModal';
import type { ModalView } from '../../../blocks/props';
import type { StatsProps } from '../../../blocks/stats/props';
import { statsModal } from '../../../blocks/stats/statsModal';
import * as make from '../makers';

import { headlinesOf, listOf, personOf, type World } from './world';
export function debriefOf(world: World, overrides: Parameters<typeof make.makeDebriefProps>[0] = {}) {
  const competencies = make
    .makeCompetencies(world.competencies)
    .map(({ key }) => ({ key, name: world.name }));
  const card = (index: number) => ({
    scorecardId: `card-${index}`,
    interviewer: personOf(world, index),
    stageName: world.name,
    recommendation: 'strong yes' as const,
    assesses: competencies.map(({ key }) => key),
    ratings: competencies.map(({ key }) => ({ competencyKey: key, level: 3 as const })),
  });
  const cards = listOf(world, card).slice(0, 12);
  return make.makeDebriefProps({
    candidate: make.makeCandidate({ name: world.name }),
    competencies,
    cards,
    traineeCards: cards,
    missing: listOf(world, (index) => ({
      id: `m-${index}`,
      person: personOf(world, index),
      stageName: world.name,
      dueAt: make.NOW,
      // Every other one may be nudged again.
      nudged: {
        at: make.hoursAfter(make.NOW, index % 2 ? -1 : -5),
        byName: world.name,
        againAt: make.hoursAfter(make.NOW, index % 2 ? 3 : -1),
      },
    })),
    topics: listOf(world, () => ({
      title: world.name,
      line: world.text,
      evidence: [
        { name: world.name, level: 4, text: world.text },
        { name: world.name, level: null, text: world.text },
      ],
    })),
    unassessed: listOf(world, () => ({
      competencyKey: 'a',
      name: world.name,
      stage: { key: 'operations', name: world.name },
    })),
    assessedOnce: listOf(world, () => world.name),
    agreementText: world.text,
    versionNote: world.text,
    votes: listOf(world, (index) => ({
      person: personOf(world, index),
      outcome: 'no hire' as const,
      reason: world.text,
    })),
    earlierDecisions: listOf(world, () => decisionOf(world)),
    ...overrides,
  });
}

export const decisionOf = (world: World) => ({
  amendedSince: listOf(world, () => world.name),
  inSince: listOf(world, () => world.name),
  outcome: 'more evidence' as const,
  rationale: world.text,
  byName: world.name,
  decidedAt: make.NOW,
  dissent: listOf(world, () => ({ name: world.name, outcome: 'hire' as const, reason: world.text })).slice(
    0,
    3,
  ),
});

function statsOf(world: World): StatsProps {
  const bars = listOf(world, () => ({ label: world.name, value: 3, text: world.name }));
  return {
    ...headlinesOf(world),
    ...{ cancelled: 1, didNotHappen: 0, loadText: world.text },
    ...{ load: bars, passes: bars },
    calibrations: listOf(world, () => ({ name: world.name, words: world.text })),
  };
}

export function committeeModals(world: World): [string, ModalView][] {
  const debrief = debriefOf(world);
  const { candidate, votes } = debrief;
  return [
    [
      'debriefs',
      debriefList(
        {
          ready: listOf(world, () => make.makeHomeDebrief({ candidate, waitingNames: [] })),
          waiting: listOf(world, () =>
            make.makeHomeDebrief({ candidate, waitingNames: listOf(world, () => world.name) }),
          ),
        },
        make.NOW,
      ),
    ],
    ['debrief', debriefModal(debrief)],
    ['debrief with picture', debriefModal({ ...debrief, pictureFileId: 'F1' })],
    ['debrief decided', debriefModal({ ...debrief, decision: decisionOf(world) })],
    [
      'cards',
      cardsModal({
        candidate,
        cards: listOf({ ...world, many: world.many * 2 }, (index) => ({
          scorecardId: `card-${index}`,
          interviewerName: world.name,
          stageName: world.name,
          recommendation: 'no',
          trainee: true,
        })),
      }),
    ],
    [
      'vote',
      voteModal({
        candidate,
        picked: 'no hire',
        current: { outcome: 'hire', reason: world.text },
        voted: 1,
        quorum: 2,
      }),
    ],
    [
      'decide',
      decideModal({
        candidate,
        seen: '11.24.3',
        votes,
        quorum: 2,
        stages: listOf({ ...world, many: world.many * 2 }, (index) => ({
          key: `s-${index}`,
          name: world.name,
        })),
      }),
    ],
    [
      'decide once more',
      decideModal({
        candidate,
        seen: '11.24.3',
        notice: world.text,
        draft: { outcome: 'hire', rationale: world.text, stageKey: 's-0' },
        votes,
        quorum: 2,
        stages: listOf({ ...world, many: world.many * 2 }, (index) => ({
          key: `s-${index}`,
          name: world.name,
        })),
      }),
    ],
    ['statistics', statsModal(statsOf(world))],
    ['statistics of nothing', statsModal({ ...statsOf(world), isEmpty: true })],
    ['statistics with picture', statsModal({ ...statsOf(world), pictureFileId: 'F1' })],
    ['post', postModal({ candidate, news: world.text })],
    ['roles', rolesModal({ person: personOf(world, 1), roles: ['admin'] })],
    ['roles of somebody', rolesModal({ person: null, roles: [] })],
    ['roles of an interviewer', rolesModal({ person: personOf(world, 1), roles: ['interviewer'] })],
    ['a new room', roomModal({ room: null, form: EMPTY_ROOM, addresses: [] })],
    ['a room', roomModal(roomOf(world))],
    ['a profile, to an admin', profileModal(profileProps(world))],
    ['a profile, to its owner', profileModal(ownProfileProps(world))],
  ];
}

const EMPTY_ROOM = { name: '', address: '', calendarId: '', seats: null };

function roomOf(world: World): RoomModalProps {
  const { name } = world;
  const form = { name, address: name, calendarId: name, seats: 4 };
  return { room: { id: 'room-1', name }, form, addresses: listOf(world, () => name) };
}

function profileProps(world: World): ProfileModalProps {
  const named = listOf(world, (index) => ({ key: `k-${index}`, name: `${index} ${world.name}` }));
  const keys = named.map(({ key }) => key);
  return {
    person: personOf(world, 1),
    zone: 'America/New_York',
    form: {
      team: world.name,
      apartSlackUserIds: listOf(world, (index) => `U0${index}`),
      ...{ pools: keys, qualified: keys, shadow: [], reverseShadow: [] },
      ...{ days: ['mon', 'tue'], from: '09:00', to: '17:00', capPerDay: null, capPerWeek: 3 },
      second: { from: '19:00', to: '20:00' },
      daysOff: listOf(world, () => ({ from: '2026-12-24', to: '2027-01-02' })),
      otherHours: listOf(world, () => ({ date: '2026-12-10', windows: [{ from: '13:00', to: '20:00' }] })),
      ...{ bufferMinutes: 15, noticeHours: 24, pausedUntil: '2026-12-20' },
    },
    teams: listOf(world, () => world.name),
    pools: named,
    stages: named,
  };
}

function ownProfileProps(world: World): ProfileModalProps {
  const { teams: _teams, stages: _stages, pools: _pools, ...own } = profileProps(world);
  return own;
}
