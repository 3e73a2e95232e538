import type { DebriefProps } from '../../blocks/debrief/props';
import type {
  HomeCandidateProps,
  HomeDebriefProps,
  HomeInterviewProps,
  HomeViewProps,
} from '../../blocks/home/props';
import type { AskMessageProps, InterviewCardProps, KitMessageProps } from '../../blocks/interview/props';
import type {
  CandidateProps,
  InterviewProps,
  PersonProps,
  SeatProps,
  SeatStateProps,
  StageProps,
} from '../../blocks/props';
import type {
  ConfirmModalProps,
  ProposalProps,
  ScheduleDraft,
  ScheduleModalProps,
  TimesModalProps,
} from '../../blocks/schedule/props';
import type {
  CardCompetencyProps,
  PendingCardProps,
  ScorecardDraft,
  ScorecardModalProps,
} from '../../blocks/scorecard/props';
import type { HeadlineProps } from '../../blocks/stats/props';

export const NOW = new Date('2026-12-01T10:00:00Z');
/** 3 December 2026 is a Thursday; 14:00 in Berlin, 08:00 in New York. */
export const STARTS_AT = new Date('2026-12-03T13:00:00Z');
export const ENDS_AT = new Date('2026-12-03T14:00:00Z');
export const ZONE = 'Europe/Berlin';

const HOUR_MS = 3_600_000;
export const hoursAfter = (at: Date, hours: number) => new Date(at.getTime() + hours * HOUR_MS);

export function makePerson(overrides: Partial<PersonProps> = {}): PersonProps {
  return { id: 'p-priya', name: 'Priya Nair', slackUserId: 'U0PRIYA', ...overrides };
}
export const PRIYA = makePerson();
export const OMAR = makePerson({ id: 'p-omar', name: 'Omar Haddad', slackUserId: 'U0OMAR' });
export const RITA = makePerson({ id: 'p-rita', name: 'Rita Recruiter', slackUserId: 'U0RITA' });

export function makeCandidate(overrides: Partial<CandidateProps> = {}): CandidateProps {
  return { id: 'c-ada', name: 'Ada Lovelace', zone: 'America/New_York', ...overrides };
}

export function makeSeats(): SeatProps[] {
  return [
    { person: PRIYA, part: 'lead' },
    { person: OMAR, part: 'second' },
  ];
}

export function makeSeatStates(): SeatStateProps[] {
  return [
    { person: PRIYA, part: 'lead', answer: 'accepted' },
    { person: OMAR, part: 'second', answer: 'waiting', sinceAt: hoursAfter(NOW, -2) },
  ];
}

export function makeInterview(overrides: Partial<InterviewProps> = {}): InterviewProps {
  return {
    interviewId: 'i-1',
    stageName: 'System design',
    candidate: makeCandidate(),
    startsAt: STARTS_AT,
    endsAt: ENDS_AT,
    ...overrides,
  };
}

export function makeStages(): StageProps[] {
  return [
    { key: 'coding', name: 'Coding', minutes: 60, assesses: ['Coding', 'Testing'], mark: 'done' },
    {
      key: 'system-design',
      name: 'System design',
      minutes: 60,
      assesses: ['Data modelling', 'Scale'],
      mark: 'open',
    },
    { key: 'operations', name: 'Operations', minutes: 45, assesses: ['Debugging'], mark: 'booked' },
  ];
}

export function makeScheduleDraft(overrides: Partial<ScheduleDraft> = {}): ScheduleDraft {
  return {
    candidateId: 'c-ada',
    what: 'one',
    stageKeys: ['system-design'],
    preset: 'next_week',
    fromDate: null,
    toDate: null,
    ...{ hoursFrom: '09:00', hoursTo: '17:00', times: '', mostDays: 'fit' },
    place: 'link',
    people: 'pool',
    slackUserIds: [],
    leftOutSlackUserIds: [],
    note: '',
    ...overrides,
  };
}

export function makeScheduleProps(overrides: Partial<ScheduleModalProps> = {}): ScheduleModalProps {
  return {
    requestId: 'r-1',
    candidate: makeCandidate(),
    offered: ['one', 'several', 'loop'],
    stages: makeStages(),
    rooms: [],
    draft: makeScheduleDraft(),
    ...overrides,
  };
}

function makeProposal(overrides: Partial<ProposalProps> = {}): ProposalProps {
  return {
    id: 'slot-1',
    startsAt: STARTS_AT,
    endsAt: ENDS_AT,
    seats: makeSeats(),
    reasons: ['Priya has had none this week.', "Nobody's focus time is cut."],
    ...overrides,
  };
}

/** `count` proposals, `aDay` on each day, best first. */
export function makeProposals(count: number, aDay = 6): ProposalProps[] {
  return Array.from({ length: count }, (_, index) => {
    const startsAt = hoursAfter(STARTS_AT, Math.floor(index / aDay) * 24 + (index % aDay) / 8);
    return makeProposal({ id: `slot-${index + 1}`, startsAt, endsAt: hoursAfter(startsAt, 1) });
  });
}

export const NO_TERMS = { without: [], agreed: '' };
export const NO_TRAINEES = { names: [], leftOff: false };

export function makeTimesProps(overrides: Partial<TimesModalProps> = {}): TimesModalProps {
  return {
    requestId: 'r-1',
    purpose: 'book',
    candidate: makeCandidate(),
    stageName: 'System design',
    minutes: 60,
    seatCount: 2,
    zone: ZONE,
    proposals: makeProposals(5, 2),
    moreTimes: 31,
    page: 0,
    ...{ terms: NO_TERMS, obstacles: [], relaxations: [], exact: true },
    ...overrides,
  };
}

export const CONSEQUENCES = {
  remindMinutesBefore: [1440, 10],
  scorecardsDueAt: new Date('2026-12-04T14:00:00Z'),
  mail: { subject: 'Interview with Fernhill: System design', body: 'Hello Ada,\n\nwe meet on Thursday.' },
};

export function makeConfirmProps(overrides: Partial<ConfirmModalProps> = {}): ConfirmModalProps {
  return {
    requestId: 'r-1',
    proposal: makeProposal(),
    purpose: 'book',
    candidate: makeCandidate(),
    ...{ stageName: 'System design', zone: ZONE },
    place: 'Google Meet',
    ...{ terms: NO_TERMS, trainees: NO_TRAINEES },
    coverage: { twice: ['Coding'], once: [], never: ['Scale'], earlier: 1 },
    consequences: CONSEQUENCES,
    mailShown: false,
    ...overrides,
  };
}

export function makeCardProps(overrides: Partial<InterviewCardProps> = {}): InterviewCardProps {
  return {
    ...makeInterview(),
    zone: ZONE,
    now: NOW,
    state: 'booked',
    seats: makeSeatStates(),
    links: { meetUrl: 'https://meet.example/abc', resumeUrl: 'https://cv.example/ada' },
    actionable: true,
    ...overrides,
  };
}

export function makeAskProps(overrides: Partial<AskMessageProps> = {}): AskMessageProps {
  return {
    ...makeInterview(),
    zone: ZONE,
    part: 'lead',
    others: [{ person: OMAR, part: 'second' }],
    assesses: ['Data modelling', 'Scale'],
    week: { booked: 1, cap: 3 },
    links: {},
    state: { kind: 'waiting' },
    ...overrides,
  };
}

export function makeKitProps(overrides: Partial<KitMessageProps> = {}): KitMessageProps {
  return {
    ...makeInterview(),
    zone: ZONE,
    when: 'day before',
    part: 'lead',
    others: [{ person: OMAR, part: 'second' }],
    links: { meetUrl: 'https://meet.example/abc' },
    competencies: [{ name: 'Data modelling', anchors: ['one', 'two', 'three', 'four'] }],
    questions: [
      {
        text: 'Design a booking system.',
        followUps: ['What if it doubles?'],
        goodAnswers: ['Names the keys.'],
      },
    ],
    elsewhere: [{ stageName: 'Coding', competencies: ['Coding', 'Testing'] }],
    ...overrides,
  };
}

export function makeCompetencies(count: number, anchorLength = 150): CardCompetencyProps[] {
  const anchor = (level: number) => `level ${level} `.padEnd(anchorLength, 'shows it ');
  return Array.from({ length: count }, (_, index) => ({
    key: `competency-${index + 1}`,
    name: `Competency ${index + 1}`,
    what: 'Finds entities, keys and constraints that fit the access patterns.',
    anchors: [anchor(1), anchor(2), anchor(3), anchor(4)],
  }));
}

export const EMPTY_DRAFT: ScorecardDraft = {
  ratings: [],
  strongestSignal: '',
  concern: '',
  summary: '',
  noteToRecruiter: '',
};

export function makeScorecardProps(overrides: Partial<ScorecardModalProps> = {}): ScorecardModalProps {
  return {
    interviewId: 'i-1',
    scorecardId: 'card-1',
    revision: 3,
    candidate: makeCandidate(),
    stageName: 'System design',
    competencies: makeCompetencies(4),
    draft: EMPTY_DRAFT,
    page: 0,
    keptAt: null,
    zone: ZONE,
    trainee: false,
    ...overrides,
  };
}

export function makePendingCard(overrides: Partial<PendingCardProps> = {}): PendingCardProps {
  return {
    interviewId: 'i-1',
    candidate: makeCandidate(),
    stageName: 'System design',
    dueAt: hoursAfter(NOW, 5),
    status: 'waiting',
    ...overrides,
  };
}

export function makeDebriefProps(overrides: Partial<DebriefProps> = {}): DebriefProps {
  return {
    candidate: makeCandidate(),
    roleName: 'Back End Engineer',
    seniority: 'senior',
    zone: ZONE,
    now: NOW,
    competencies: [
      { key: 'data', name: 'Data modelling' },
      { key: 'scale', name: 'Scale' },
    ],
    cards: [
      {
        scorecardId: 'card-1',
        interviewer: PRIYA,
        stageName: 'System design',
        recommendation: 'yes',
        assesses: ['data', 'scale'],
        ratings: [{ competencyKey: 'data', level: 4 }],
      },
      {
        scorecardId: 'card-2',
        interviewer: OMAR,
        stageName: 'System design',
        recommendation: 'no',
        assesses: ['data'],
        ratings: [{ competencyKey: 'data', level: 2 }],
      },
    ],
    traineeCards: [],
    expectedCards: 3,
    missing: [
      {
        id: 'i-1:p-chen',
        person: makePerson({ id: 'p-chen', name: 'Chen Wei', slackUserId: 'U0CHEN' }),
        stageName: 'Coding',
        dueAt: hoursAfter(NOW, -50),
      },
    ],
    topics: [
      {
        title: 'Data modelling',
        line: 'Priya 4, Omar 2',
        evidence: [
          { name: 'Priya', level: 4, text: 'chose keys from the queries' },
          { name: 'Omar', level: 2, text: 'missed the hot row' },
        ],
      },
    ],
    unassessed: [{ competencyKey: 'scale', name: 'Scale', stage: { key: 'operations', name: 'Operations' } }],
    assessedOnce: [],
    mean: { value: 3, ratings: 2 },
    votes: [],
    earlierDecisions: [],
    quorum: 2,
    may: { vote: true, decide: true, nudge: true, addInterview: true, export: true, post: true },
    ...overrides,
  };
}

export function makeHomeInterview(overrides: Partial<HomeInterviewProps> = {}): HomeInterviewProps {
  return { ...makeInterview(), part: 'lead', state: 'waiting', ...overrides };
}

export function makeHomeCandidate(overrides: Partial<HomeCandidateProps> = {}): HomeCandidateProps {
  return {
    candidate: makeCandidate(),
    stages: ['done', 'done', 'booked', 'open', 'open'],
    waitsFor: 'Omar Haddad to accept',
    sinceAt: hoursAfter(NOW, -2),
    next: { kind: 'open interview', interviewId: 'i-1' },
    ...overrides,
  };
}

export function makeHomeDebrief(overrides: Partial<HomeDebriefProps> = {}): HomeDebriefProps {
  return {
    candidate: makeCandidate(),
    cards: { submitted: 4, expected: 5 },
    votes: { cast: 1, quorum: 2 },
    waitingNames: ['Chen Wei'],
    sinceAt: hoursAfter(NOW, -50),
    ...overrides,
  };
}

export function makeHeadlines(overrides: Partial<HeadlineProps> = {}): HeadlineProps {
  return {
    days: 90,
    isEmpty: false,
    timeToSchedule: 'median 18 h (n 7)',
    timeToFeedback: 'median 5 h (n 14)',
    moved: '2 of 14 interviews (14 %)',
    overdueText: '1 card, 5 h late',
    overdue: [
      { label: 'Payments', value: 1, text: '1 card, 5 h late', people: [{ name: 'Omar Haddad', n: 1 }] },
    ],
    ...overrides,
  };
}

export function makeHomeProps(overrides: Partial<HomeViewProps> = {}): HomeViewProps {
  return {
    viewer: RITA,
    zone: ZONE,
    now: NOW,
    figures: makeHeadlines(),
    recruiter: { candidates: [makeHomeCandidate()], page: 0, together: [] },
    interviewer: {
      next: [makeHomeInterview()],
      cardsDue: [makePendingCard()],
      week: { booked: 1, cap: 3 },
    },
    committee: { ready: [makeHomeDebrief({ waitingNames: [] })], waiting: [makeHomeDebrief()] },
    admin: {
      people: [{ person: PRIYA, roles: ['interviewer'], active: true }],
      page: 0,
      ...{ rooms: [], roomsPage: 0 },
      connections: [{ name: 'Slack', ok: true, detail: 'answers in 40 ms', checkedAt: NOW }],
    },
    adminNames: ['Alba Admin'],
    ...overrides,
  };
}
