import { findStage, type Rubric } from '../../scorecards/rubric';
import type { Candidate, Interview, Person, Seat } from '../../src/entities';
import { readRubrics } from '../../src/rubricShelf';
import type { InterviewFacts } from '../../src/telling';

const OFFICE = [{ from: '09:00', to: '17:00' }];
const TEAM = 'T0TEST';

/** A rubric that the product ships. */
const RUBRIC: Rubric = readRubrics().current('back-end-engineer');

export function makePerson(overrides: Partial<Person> = {}): Person {
  const id = overrides.id ?? 'p1';
  return {
    id,
    teamId: TEAM,
    slackUserId: `U${id.toUpperCase()}`,
    name: `Person ${id}`,
    email: `${id}@example.com`,
    zone: 'Europe/Lisbon',
    roles: ['interviewer'],
    active: true,
    interviewer: {
      calendarId: `${id}@example.com`,
      weeklyHours: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
      skills: {},
      pools: [],
    },
    ...overrides,
  };
}

function makeCandidate(overrides: Partial<Candidate> = {}): Candidate {
  return {
    id: 'c1',
    teamId: TEAM,
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    zone: 'America/New_York',
    roleKey: RUBRIC.key,
    seniority: 'senior',
    recruiterId: 'r1',
    conflictIds: [],
    createdAt: new Date('2026-11-20T09:00:00Z'),
    ...overrides,
  };
}

export function makeSeat(overrides: Partial<Seat> = {}): Seat {
  return {
    personId: 'p1',
    part: 'lead',
    answer: 'accepted',
    askedAt: new Date('2026-11-30T09:00:00Z'),
    ...overrides,
  };
}

/** A system design interview on Thursday 3 December 2026, 14:00-15:00 UTC, booked on Monday. */
export function makeInterview(overrides: Partial<Interview> = {}): Interview {
  return {
    id: 'i1',
    teamId: TEAM,
    candidateId: 'c1',
    roleKey: RUBRIC.key,
    stageKey: 'system-design',
    rubricVersion: RUBRIC.version,
    startsAt: new Date('2026-12-03T14:00:00Z'),
    endsAt: new Date('2026-12-03T15:00:00Z'),
    status: 'booked',
    panel: [makeSeat()],
    formerPanel: [],
    recruiterId: 'r1',
    revision: 1,
    timeRevision: 1,
    calendar: { generation: 0 },
    history: [],
    bookedAt: new Date('2026-11-30T09:00:00Z'),
    ...overrides,
  };
}

export function makeFacts(
  overrides: Partial<InterviewFacts> & { people?: ReadonlyMap<string, Person> } = {},
): InterviewFacts {
  const interview = overrides.interview ?? makeInterview();
  const recruiter = makePerson({ id: 'r1', name: 'Nora Lindqvist', roles: ['recruiter'] });
  const stage = findStage(RUBRIC, interview.stageKey);
  if (!stage) throw new Error(`No stage ${interview.stageKey}`);
  const everybody = [recruiter, ...interview.panel.map((seat) => makePerson({ id: seat.personId }))];
  return {
    interview,
    candidate: makeCandidate(),
    rubric: RUBRIC,
    stage,
    recruiter,
    people: new Map(everybody.map((person) => [person.id, person])),
    rooms: new Map(),
    ...overrides,
  };
}
