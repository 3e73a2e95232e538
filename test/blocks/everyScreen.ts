import { cardsModal } from '../../blocks/debrief/cardsModal';
import { debriefMessage, debriefPost } from '../../blocks/debrief/debriefMessage';
import { debriefModal } from '../../blocks/debrief/debriefModal';
import { decideModal } from '../../blocks/debrief/decideModal';
import { decisionMessage } from '../../blocks/debrief/decisionMessage';
import { voteModal } from '../../blocks/debrief/voteModal';
import { faultMessage, faultModal } from '../../blocks/faultModal';
import { homeView } from '../../blocks/home/homeView';
import { rolesModal } from '../../blocks/home/rolesModal';
import { ACTIONS } from '../../blocks/ids';
import { askMessage } from '../../blocks/interview/askMessage';
import { cancelModal, notHeldModal } from '../../blocks/interview/cancelModal';
import { declinedNotice } from '../../blocks/interview/declinedNotice';
import { declineModal } from '../../blocks/interview/declineModal';
import { driftNotice } from '../../blocks/interview/driftNotice';
import { interviewCard } from '../../blocks/interview/interviewCard';
import { interviewHistoryLine } from '../../blocks/interview/interviewHistoryLine';
import { kitMessage } from '../../blocks/interview/kitMessage';
import { nagMessage } from '../../blocks/interview/nagMessage';
import { recruiterNote } from '../../blocks/interview/recruiterNote';
import { replacedMessage } from '../../blocks/interview/replacedMessage';
import { replaceModal } from '../../blocks/interview/replaceModal';
import { scorecardRequest } from '../../blocks/interview/scorecardRequest';
import { loadingModal } from '../../blocks/loadingModal';
import { messageModal } from '../../blocks/messageModal';
import type { HomeView, Message, ModalView } from '../../blocks/props';
import { refusalMessage, refusalModal } from '../../blocks/refusal';
import { bookedModal } from '../../blocks/schedule/bookedModal';
import { confirmModal } from '../../blocks/schedule/confirmModal';
import { loopBookedModal, loopModal } from '../../blocks/schedule/loopModal';
import { newCandidateModal } from '../../blocks/schedule/newCandidateModal';
import { noTimesModal } from '../../blocks/schedule/noTimesModal';
import { scheduleModal } from '../../blocks/schedule/scheduleModal';
import { swapModal } from '../../blocks/schedule/swapModal';
import { timesModal } from '../../blocks/schedule/timesModal';
import { amendModal } from '../../blocks/scorecard/amendModal';
import { keptModal } from '../../blocks/scorecard/keptModal';
import type { ScorecardDraft } from '../../blocks/scorecard/props';
import { scorecardList } from '../../blocks/scorecard/scorecardList';
import { scorecardModal } from '../../blocks/scorecard/scorecardModal';
import { scorecardView } from '../../blocks/scorecard/scorecardView';
import { submittedMessage, submittedModal } from '../../blocks/scorecard/submittedMessage';
import * as make from './makers';

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

/** Every screen of the product, drawn for a world. */
export function everyModal(world: World): [string, ModalView][] {
  return [
    ...scheduleModals(world),
    ...interviewModals(world),
    ...cardModals(world),
    ...committeeModals(world),
  ];
}

export function everyMessage(world: World): [string, Message][] {
  return [...interviewMessages(world), ...otherMessages(world)];
}

export function everyHome(world: World): [string, HomeView][] {
  const interview = interviewOf(world);
  const times = <T>(item: T) => listOf(world, () => item);
  const full = make.makeHomeProps({
    interviewer: {
      next: times({ ...make.makeHomeInterview(), ...interview }),
      cardsDue: times({ ...make.makePendingCard(), candidate: interview.candidate, stageName: world.name }),
      week: { booked: 1, cap: 3 },
    },
    recruiter: {
      candidates: times(make.makeHomeCandidate({ candidate: interview.candidate, waitsFor: world.text })),
      page: 1,
    },
    committee: {
      ready: times(make.makeHomeDebrief({ candidate: interview.candidate, waitingNames: [] })),
      waiting: times(
        make.makeHomeDebrief({ candidate: interview.candidate, waitingNames: times(world.name) }),
      ),
    },
    admin: {
      people: listOf(world, (index) => ({
        person: personOf(world, index),
        roles: ['interviewer' as const, 'committee' as const],
        active: false,
      })),
      page: 2,
      connections: times({ name: 'Google Calendar', ok: false, detail: world.text, checkedAt: make.NOW }),
    },
  });
  const { interviewer, ...stranger } = make.makeHomeProps({ adminNames: times(world.name) });
  const { recruiter: _r, committee: _c, admin: _a, ...nobody } = stranger;
  return [
    ['home of all roles', homeView(full)],
    ['home of an interviewer', homeView({ ...nobody, ...(interviewer && { interviewer }) })],
    ['home of nobody', homeView(nobody)],
  ];
}

function listOf<T>({ many }: World, item: (index: number) => T): T[] {
  return Array.from({ length: many }, (_, index) => item(index));
}

function personOf({ name }: World, index: number) {
  return make.makePerson({ id: `p-${index}`, name, slackUserId: `U0${index}` });
}

function interviewOf({ name }: World) {
  return make.makeInterview({ stageName: name, candidate: make.makeCandidate({ name }) });
}

function seatsOf(world: World) {
  return listOf(world, (index) => ({ person: personOf(world, index), part: 'second' as const })).slice(0, 8);
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

function scheduleModals(world: World): [string, ModalView][] {
  const { name, text } = world;
  const { candidate, startsAt, endsAt } = interviewOf(world);
  const stages = [
    ...make.makeStages(),
    ...listOf(world, (index) => ({
      key: `s-${index}`,
      name,
      minutes: 60,
      assesses: listOf(world, () => name),
    })),
  ];
  const schedule = (draft: Parameters<typeof make.makeScheduleDraft>[0]) =>
    scheduleModal(
      make.makeScheduleProps({
        candidate,
        stages,
        notice: text,
        draft: make.makeScheduleDraft({ note: text, ...draft }),
      }),
    );
  const proposals = make
    .makeProposals(world.many, 50)
    .map((each) => ({ ...each, seats: seatsOf(world), reasons: [text, text] }));
  const times = { ...make.makeTimesProps({ proposals, candidate, stageName: name }) };
  const session = { id: 's', stageName: name, startsAt, endsAt, seats: seatsOf(world) };
  const sessions = listOf(world, (index) => ({
    ...session,
    id: `s-${index}`,
    startsAt: make.hoursAfter(startsAt, index * 2),
    endsAt: make.hoursAfter(endsAt, index * 2),
  }));
  const consequences = { ...make.CONSEQUENCES, mail: { subject: name, body: text } };
  return [
    ['schedule', schedule({})],
    ['schedule several', schedule({ what: 'several', stageKeys: stages.map(({ key }) => key) })],
    ['schedule loop', schedule({ what: 'loop' })],
    [
      'schedule dates and people',
      schedule({ preset: 'dates', people: 'chosen', fromDate: '2026-12-01', slackUserIds: ['U0PRIYA'] }),
    ],
    ['schedule empty', scheduleModal(make.makeScheduleProps({ candidate: null, stages: [] }))],
    [
      'new candidate',
      newCandidateModal({ name, zone: 'Europe/Berlin', requestId: 'r-1', parentViewId: 'V1' }),
    ],
    ['times', timesModal(times)],
    ['times of a day', timesModal({ ...times, day: '2026-12-03', step: { at: 1, of: 2 } })],
    [
      'times, last page',
      timesModal({ ...times, proposals: make.makeProposals(world.many, 3), page: 99, purpose: 'move' }),
    ],
    ['times, middle page', timesModal({ ...times, proposals: make.makeProposals(60, 3), page: 1 })],
    [
      'no times',
      noTimesModal({
        requestId: 'r-1',
        candidate,
        stageName: name,
        rangeText: 'next week',
        obstacles: listOf(world, () => text),
        relaxations: listOf(world, (index) => ({
          id: `x-${index}`,
          text: index % 2 ? text : 'Priya takes a 4th: 6 times',
        })),
      }),
    ],
    [
      'confirm',
      confirmModal(
        make.makeConfirmProps({
          candidate,
          stageName: name,
          consequences,
          mailShown: true,
          warnings: listOf(world, () => text),
          movedFromAt: make.NOW,
        }),
      ),
    ],
    [
      'booked',
      bookedModal({
        interviewId: 'i-1',
        purpose: 'book',
        candidate,
        stageName: name,
        startsAt,
        endsAt,
        zone: make.ZONE,
        seats: seatsOf(world),
        remaining: { requestId: 'r-1', stageNames: [name] },
      }),
    ],
    [
      'booked, pending',
      bookedModal({
        interviewId: 'i-1',
        purpose: 'move',
        candidate,
        stageName: name,
        startsAt,
        endsAt,
        zone: make.ZONE,
        seats: seatsOf(world),
        pending: { reference: '7Q2F' },
      }),
    ],
    [
      'loop',
      loopModal(
        make.makeLoopProps({
          candidate,
          sessions,
          reasons: [text],
          coverage: { twice: listOf(world, () => name), once: [name], never: [] },
        }),
      ),
    ],
    ['loop booked', loopBookedModal({ candidate, zone: make.ZONE, sessions })],
    [
      'loop booked, pending',
      loopBookedModal({ candidate, zone: make.ZONE, sessions, pending: { reference: '7Q2F' } }),
    ],
    [
      'swap',
      swapModal({
        requestId: 'r-1',
        planId: 'plan-1',
        session,
        candidate,
        zone: make.ZONE,
        choices: listOf(world, (index) => ({
          id: `w-${index}`,
          out: make.PRIYA,
          in: personOf(world, index),
          reasons: [text],
        })),
      }),
    ],
    ['message', messageModal('Card', faultMessage({ what: text, safe: text, reference: '7Q2F' }))],
    ['loading', loadingModal('Schedule an interview with somebody')],
    ['fault', faultModal({ what: text, safe: text, reference: '7Q2F' })],
    [
      'refusal',
      refusalModal({
        cause: text,
        wayOut: text,
        buttons: [{ text: name, actionId: ACTIONS.interviewReplace, value: 'i-1' }],
      }),
    ],
  ];
}

function interviewModals(world: World): [string, ModalView][] {
  const interview = interviewOf(world);
  const choices = (count: number) =>
    listOf({ ...world, many: count }, (index) => ({
      id: `x-${index}`,
      person: personOf(world, index),
      reasons: [world.text],
    }));
  const seats = seatsOf(world).map((seat) => ({ ...seat, answer: 'declined' as const, reason: world.text }));
  const replace = { ...interview, zone: make.ZONE, seats, outPersonId: null };
  return [
    ['replace', replaceModal({ ...replace, mode: 'replace', choices: choices(world.many * 3) })],
    ['replace, few', replaceModal({ ...replace, mode: 'replace', choices: choices(2), outPersonId: 'p-0' })],
    ['shadow', replaceModal({ ...replace, mode: 'shadow', choices: choices(0) })],
    ['cancel', cancelModal({ ...interview, zone: make.ZONE, interviewerNames: [world.name, world.name] })],
    ['not held', notHeldModal({ ...interview, zone: make.ZONE })],
    ['decline', declineModal({ ...interview, zone: make.ZONE, recruiterName: world.name })],
  ];
}

function cardModals(world: World): [string, ModalView][] {
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

export function debriefOf(world: World, overrides: Parameters<typeof make.makeDebriefProps>[0] = {}) {
  const competencies = make
    .makeCompetencies(world.competencies)
    .map(({ key }) => ({ key, name: world.name }));
  const card = (index: number) => ({
    scorecardId: `card-${index}`,
    interviewer: personOf(world, index),
    stageName: world.name,
    recommendation: 'strong yes' as const,
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
    ...overrides,
  });
}

export const decisionOf = (world: World) => ({
  outcome: 'more evidence' as const,
  rationale: world.text,
  byName: world.name,
  decidedAt: make.NOW,
  dissent: listOf(world, () => ({ name: world.name, outcome: 'hire' as const, reason: world.text })).slice(
    0,
    3,
  ),
});

function committeeModals(world: World): [string, ModalView][] {
  const debrief = debriefOf(world);
  const { candidate, votes } = debrief;
  return [
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
        votes,
        quorum: 2,
        stages: listOf({ ...world, many: world.many * 2 }, (index) => ({
          key: `s-${index}`,
          name: world.name,
        })),
      }),
    ],
    ['roles', rolesModal({ person: personOf(world, 1), roles: ['admin'] })],
    ['roles of somebody', rolesModal({ person: null, roles: [] })],
  ];
}

function interviewMessages(world: World): [string, Message][] {
  const interview = interviewOf(world);
  const zone = make.ZONE;
  const { name, text } = world;
  const seats = seatsOf(world).map((seat) => ({ ...seat, answer: 'declined' as const, reason: text }));
  const card = make.makeCardProps({ ...interview, seats });
  const ask = make.makeAskProps({
    ...interview,
    others: seatsOf(world),
    assesses: listOf(world, () => name).slice(0, 15),
    note: text,
  });
  const declined = {
    ...interview,
    zone,
    recruiter: make.RITA,
    declinedBy: { person: personOf(world, 1), part: 'lead' as const },
    reason: text,
    replacements: listOf(world, (index) => ({
      id: `x-${index}`,
      person: personOf(world, index),
      reasons: [text, text],
    })),
  };
  const kit = make.makeKitProps({
    ...interview,
    note: text,
    others: seatsOf(world),
    competencies: make
      .makeCompetencies(world.competencies, text.length)
      .map(({ anchors }) => ({ name, anchors })),
    questions: listOf(world, () => ({
      text,
      followUps: [text, text, text],
      goodAnswers: [text, text, text, text],
    })),
    elsewhere: listOf(world, () => ({ stageName: name, competencies: [name, name] })),
  });
  const drift = { ...interview, zone, recruiter: make.RITA };
  const moved = {
    kind: 'moved' as const,
    toAt: make.ENDS_AT,
    toEndsAt: make.hoursAfter(make.ENDS_AT, 1),
    conflicts: listOf(world, () => text).slice(0, 5),
  };
  const request = { ...interview, zone, dueAt: make.hoursAfter(make.ENDS_AT, 24) };
  const asks = (
    [
      { kind: 'waiting' },
      { kind: 'accepted' },
      { kind: 'declined', reason: text },
      { kind: 'moved', fromAt: make.NOW },
      { kind: 'cancelled', reason: text },
      { kind: 'replaced', inName: name },
    ] as const
  ).map((state): [string, Message] => [`ask ${state.kind}`, askMessage({ ...ask, state })]);
  const requests = (
    [
      { kind: 'due' },
      { kind: 'draft' },
      { kind: 'in', submitted: 2, expected: 3 },
      { kind: 'did not happen', reason: text },
      { kind: 'cancelled' },
    ] as const
  ).map((state): [string, Message] => [`request ${state.kind}`, scorecardRequest({ ...request, state })]);
  const lines = (
    [
      'booked',
      'accepted',
      'declined',
      'replaced',
      'added',
      'rescheduled',
      'cancelled',
      'did not happen',
      'moved in Google',
      'deleted in Google',
      'reminded',
      'card in',
      'card amended',
    ] as const
  ).map((what): [string, Message] => [
    `line ${what}`,
    interviewHistoryLine({
      what,
      byName: name,
      aboutName: name,
      outName: name,
      note: text,
      fromAt: make.NOW,
      toAt: make.ENDS_AT,
      zone,
    }),
  ]);
  return [
    ['card', interviewCard(card)],
    [
      'card cancelled',
      interviewCard({ ...card, state: 'cancelled', cancelled: { byName: name, reason: text } }),
    ],
    [
      'card with a fault',
      interviewCard({
        ...card,
        state: 'waiting',
        fault: { what: text, reference: '7Q2F' },
        cards: { submitted: 1, expected: 2 },
      }),
    ],
    ...asks,
    ...requests,
    ...lines,
    ['declined', declinedNotice(declined)],
    ['declined, settled', declinedNotice({ ...declined, settled: { byName: name, inName: name } })],
    ['drift moved', driftNotice({ ...drift, drift: moved })],
    ['drift deleted', driftNotice({ ...drift, drift: { kind: 'deleted' } })],
    ['drift settled', driftNotice({ ...drift, drift: moved, settled: { byName: name, outcome: 'kept' } })],
    ['kit', kitMessage(kit)],
    ['kit, 10 min', kitMessage({ ...kit, when: 'ten minutes' })],
    [
      'nag',
      nagMessage({
        ...request,
        now: make.hoursAfter(make.ENDS_AT, 30),
        status: 'draft',
        rated: { done: 2, of: 4 },
        count: 2,
        waitingNames: seatsOf(world).map(({ person }) => person.name),
      }),
    ],
    ['replaced', replacedMessage({ ...interview, zone, inName: name, reason: text })],
    ['note to the recruiter', recruiterNote({ ...interview, zone, interviewerName: name, note: text })],
  ];
}

function otherMessages(world: World): [string, Message][] {
  const debrief = debriefOf(world);
  const { candidate, votes } = debrief;
  const { name, text } = world;
  return [
    ['debrief', debriefMessage(debrief)],
    ['debrief with picture', debriefMessage({ ...debrief, missing: [], pictureFileId: 'F1' })],
    ['debrief decided', debriefMessage({ ...debrief, decision: decisionOf(world) })],
    ['debrief post', debriefPost(debrief)],
    [
      'decision',
      decisionMessage({
        candidate,
        roleName: name,
        zone: make.ZONE,
        decision: decisionOf(world),
        votes,
        nextStage: { key: 'operations', name },
      }),
    ],
    [
      'submitted',
      submittedMessage({
        scorecardId: 'card-1',
        interviewId: 'i-1',
        candidate,
        stageName: name,
        submitted: 2,
        expected: 3,
        readable: [{ scorecardId: 'card-2', interviewerName: name }],
        trainee: false,
      }),
    ],
    ['fault', faultMessage({ what: text, safe: text, reference: '7Q2F' })],
    [
      'refusal',
      refusalMessage({
        cause: text,
        wayOut: text,
        buttons: [{ text: name, actionId: ACTIONS.interviewReplace, value: 'i-1' }],
      }),
    ],
  ];
}
