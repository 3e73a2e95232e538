import type { Candidate, Debrief, Interview, Person, Scorecard } from '../../../src/entities';
import { newId } from '../../../src/newId';
import type { Plan } from '../../../src/plan';
import type { Log } from '../../../src/ports';

export const TEAM = 'T0FERNHILL';
export const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };
export const NOW = new Date('2026-11-30T08:00:00.123Z');

const at = (iso: string) => new Date(iso);

export const makePerson = (overrides: Partial<Person> = {}): Person => {
  const id = overrides.id ?? newId();
  return {
    id,
    teamId: TEAM,
    slackUserId: `U${id}`,
    name: 'Priya Nair',
    email: `${id}@fernhill.test`,
    zone: 'Europe/Lisbon',
    roles: ['interviewer'],
    active: true,
    interviewer: {
      calendarId: 'priya@fernhill.test',
      weeklyHours: { mon: [{ from: '09:00', to: '17:30' }] },
      overrides: [],
      daysOff: [],
      capPerDay: 2,
      capPerWeek: 3,
      bufferMinutes: 10,
      leastNoticeMinutes: 120,
      pausedUntil: at('2026-12-01T00:00:00Z'),
      skills: { 'system-design': 'qualified' },
      pools: [],
    },
    ...overrides,
  };
};

export const makeCandidate = (overrides: Partial<Candidate> = {}): Candidate => ({
  id: newId(),
  teamId: TEAM,
  name: 'Ada Lovelace',
  email: `${newId()}@example.com`,
  zone: 'America/New_York',
  roleKey: 'back-end-engineer',
  seniority: 'senior',
  recruiterId: 'recruiter1',
  conflictIds: [],
  createdAt: NOW,
  ...overrides,
});

export const makeInterview = (overrides: Partial<Interview> = {}): Interview => ({
  id: newId(),
  teamId: TEAM,
  candidateId: 'candidate1',
  roleKey: 'back-end-engineer',
  stageKey: 'system-design',
  rubricVersion: 1,
  startsAt: at('2026-12-03T14:00:00Z'),
  endsAt: at('2026-12-03T15:00:00Z'),
  status: 'booked',
  panel: [{ personId: 'priya', part: 'lead', answer: 'waiting', askedAt: NOW }],
  formerPanel: [],
  recruiterId: 'recruiter1',
  revision: 1,
  timeRevision: 1,
  calendar: { generation: 0 },
  history: [{ at: NOW, what: 'booked', byId: 'recruiter1' }],
  bookedAt: NOW,
  ...overrides,
});

export const makeScorecard = (overrides: Partial<Scorecard> = {}): Scorecard => ({
  id: newId(),
  teamId: TEAM,
  interviewId: newId(),
  candidateId: 'candidate1',
  personId: 'priya',
  part: 'lead',
  roleKey: 'back-end-engineer',
  stageKey: 'system-design',
  rubricVersion: 1,
  status: 'draft',
  revision: 1,
  savedAt: NOW,
  ratings: [{ competencyKey: 'data-modelling', level: null, evidence: '' }],
  summary: '',
  strongestSignal: '',
  concern: '',
  noteToRecruiter: '',
  amendments: [],
  ...overrides,
});

export const makeDebrief = (overrides: Partial<Debrief> = {}): Debrief => ({
  candidateId: newId(),
  teamId: TEAM,
  revision: 1,
  votes: [],
  earlierDecisions: [],
  openedAt: NOW,
  ...overrides,
});

export const makePlan = (overrides: Partial<Plan> = {}): Plan => ({
  id: newId(),
  teamId: TEAM,
  recruiterId: 'recruiter1',
  createdAt: NOW,
  form: {
    candidateId: 'candidate1',
    what: 'one',
    stageKeys: ['system-design'],
    preset: 'next_week',
    fromDate: null,
    toDate: null,
    hoursFrom: '09:00',
    hoursTo: '17:00',
    times: '',
    mostDays: 'fit',
    place: 'link',
    people: 'pool',
    slackUserIds: [],
    leftOutSlackUserIds: [],
    note: '',
  },
  ask: {
    candidateId: 'candidate1',
    stageKey: 'system-design',
    from: '2026-12-01',
    to: '2026-12-04',
    windows: [{ from: '2026-12-01', to: '2026-12-04', hours: [{ from: '09:00', to: '17:00' }] }],
    chosenIds: [],
    leftOutIds: [],
    roomIds: [],
    note: '',
  },
  relaxations: [],
  excludedIds: [],
  unreadRoomIds: [],
  proposals: [],
  total: 0,
  shortage: null,
  ...overrides,
});
