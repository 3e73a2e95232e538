import { isCounted, leansToHire } from '../../../scorecards/card';
import { median } from '../../../scorecards/spread';
import type { Person } from '../../entities';
import type { CardFacts, InterviewFigures } from '../../figureFacts';
import { cardDueAt } from '../outside/plannedJobs';

const HOUR_MS = 3_600_000;

/** A set of durations: the middle one, the one that nine of ten stay under, and how many there are. */
export interface Durations {
  n: number;
  medianHours: number | null;
  ninetiethHours: number | null;
}

/** Cards past their time in one team, with who owes them; whoever waits longest first. */
export interface TeamOverdue {
  /** Null: people without a team. */
  team: string | null;
  n: number;
  longestHours: number;
  people: Figures['overdue'];
}

/** Held interviews of a stage that were judged: how many of them rather yes than no. */
export interface Passes {
  stageKey: string;
  yes: number;
  n: number;
}

/** What may be counted of every candidate: nothing in it says what a card says. */
export interface Figures {
  /** Everything that was booked, also what was cancelled or did not happen. */
  interviews: number;
  /** From when a candidate could be booked (known, or the interview before over) to the booking. */
  timeToSchedule: Durations;
  /** From the end of an interview to the card. */
  timeToFeedback: Durations;
  /** Cards that are past their time, by person; longest waiting first. */
  overdue: { personId: string; n: number; longestHours: number }[];
  /** Interviews a person sat in or will, booked ones only; the most first. */
  load: { personId: string; n: number }[];
  moved: { interviews: number; n: number };
  cancelled: number;
  didNotHappen: number;
}

/** All figures of a time, from what was stored. Pure. @param candidates since when each candidate is known */
export function figuresOf(
  interviews: readonly InterviewFigures[],
  cards: readonly CardFacts[],
  candidates: ReadonlyMap<string, Date>,
  now: Date,
): Figures {
  const booked = interviews.filter(({ status }) => status === 'booked');
  return {
    interviews: interviews.length,
    timeToSchedule: durationsOf(schedulingHours(booked, candidates)),
    timeToFeedback: durationsOf(feedbackHours(booked, cards)),
    overdue: listOverdue(booked, cards, now),
    load: listLoad(booked),
    moved: {
      interviews: booked.filter(({ history }) => history.some(({ what }) => what === 'rescheduled')).length,
      n: booked.length,
    },
    cancelled: interviews.filter(({ status }) => status === 'cancelled').length,
    didNotHappen: interviews.filter(({ status }) => status === 'did not happen').length,
  };
}

/** Who owes cards, by team: the team that waits longest first. */
export function overdueByTeam(
  overdue: Figures['overdue'],
  people: ReadonlyMap<string, Pick<Person, 'team'>>,
): TeamOverdue[] {
  const teams = new Map<string | null, Figures['overdue']>();
  for (const one of overdue) {
    const team = people.get(one.personId)?.team ?? null;
    teams.set(team, [...(teams.get(team) ?? []), one]);
  }
  const byWait = (a: { longestHours: number }, b: { longestHours: number }) =>
    b.longestHours - a.longestHours;
  return [...teams]
    .map(([team, own]) => ({
      team,
      n: own.reduce((sum, { n }) => sum + n, 0),
      longestHours: Math.max(...own.map(({ longestHours }) => longestHours)),
      people: [...own].sort(byWait),
    }))
    .sort(byWait);
}

const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / HOUR_MS;

function durationsOf(hours: readonly number[]): Durations {
  const sorted = [...hours].sort((a, b) => a - b);
  return {
    n: sorted.length,
    medianHours: median(sorted),
    // Nearest rank: the smallest value that nine of ten do not exceed.
    ninetiethHours: sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null,
  };
}

/** One wait for each time that somebody booked for a candidate; sessions booked together are one. */
function schedulingHours(
  booked: readonly InterviewFigures[],
  candidates: ReadonlyMap<string, Date>,
): number[] {
  const byCandidate = new Map<string, InterviewFigures[]>();
  for (const one of booked) {
    byCandidate.set(one.candidateId, [...(byCandidate.get(one.candidateId) ?? []), one]);
  }
  return [...byCandidate].flatMap(([candidateId, own]) => {
    const knownMs = candidates.get(candidateId)?.getTime();
    const bookings = [...new Set(own.map(({ bookedAt }) => bookedAt.getTime()))];
    if (knownMs === undefined) return [];
    return bookings.flatMap((bookedMs) => {
      const heldMs = own.map(({ endsAt }) => endsAt.getTime()).filter((ms) => ms <= bookedMs);
      const hours = (bookedMs - Math.max(knownMs, ...heldMs)) / HOUR_MS;
      return hours >= 0 ? [hours] : [];
    });
  });
}

function feedbackHours(booked: readonly InterviewFigures[], cards: readonly CardFacts[]): number[] {
  const ends = new Map(booked.map(({ id, endsAt }) => [id, endsAt]));
  return cards.flatMap(({ interviewId, submittedAt, part }) => {
    const endsAt = ends.get(interviewId);
    // A card that came before the end took no time.
    return endsAt && isCounted(part) ? [Math.max(0, hoursBetween(endsAt, submittedAt))] : [];
  });
}

function listOverdue(
  booked: readonly InterviewFigures[],
  cards: readonly CardFacts[],
  now: Date,
): Figures['overdue'] {
  const isIn = new Set(cards.map(({ interviewId, personId }) => `${interviewId} ${personId}`));
  const late = new Map<string, { n: number; longestHours: number }>();
  for (const interview of booked) {
    const hours = hoursBetween(cardDueAt(interview), now);
    if (hours <= 0) continue;
    for (const { personId, part, answer } of interview.panel) {
      if (answer === 'declined' || !isCounted(part) || isIn.has(`${interview.id} ${personId}`)) continue;
      const before = late.get(personId) ?? { n: 0, longestHours: 0 };
      late.set(personId, { n: before.n + 1, longestHours: Math.max(before.longestHours, hours) });
    }
  }
  return [...late]
    .map(([personId, item]) => ({ personId, ...item }))
    .sort((a, b) => b.longestHours - a.longestHours);
}

function listLoad(booked: readonly InterviewFigures[]): Figures['load'] {
  const counts = new Map<string, number>();
  for (const { panel } of booked) {
    for (const { personId, answer } of panel) {
      if (answer !== 'declined') counts.set(personId, (counts.get(personId) ?? 0) + 1);
    }
  }
  return [...counts].map(([personId, n]) => ({ personId, n })).sort((a, b) => b.n - a.n);
}

/**
 * An interview passes when more of its counted cards lean to hiring than not; a tie does not. @param cards only those
 * that the reader may know
 */
export function listPasses(interviews: readonly InterviewFigures[], cards: readonly CardFacts[]): Passes[] {
  const byInterview = new Map<string, CardFacts[]>();
  for (const card of cards.filter(({ part }) => isCounted(part))) {
    byInterview.set(card.interviewId, [...(byInterview.get(card.interviewId) ?? []), card]);
  }
  const stages = new Map<string, { yes: number; n: number }>();
  for (const { id, stageKey } of interviews.filter(({ status }) => status === 'booked')) {
    const own = byInterview.get(id);
    if (!own) continue;
    const lean = own.filter(({ recommendation }) => leansToHire(recommendation)).length;
    const before = stages.get(stageKey) ?? { yes: 0, n: 0 };
    stages.set(stageKey, { yes: before.yes + (lean * 2 > own.length ? 1 : 0), n: before.n + 1 });
  }
  return [...stages].map(([stageKey, item]) => ({ stageKey, ...item }));
}
