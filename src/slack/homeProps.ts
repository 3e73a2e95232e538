import type {
  HomeCandidateProps,
  HomeDebriefProps,
  HomeInterviewProps,
  HomeViewProps,
} from '../../blocks/home/props';
import { count, listText } from '../../blocks/text';
import { ago } from '../../blocks/when';
import { findStage } from '../../scorecards/rubric';
import type { Interview, Person } from '../entities';
import { countsInSummary } from '../flows/loadFacts';
import type { CandidateProgress, HomeFacts } from '../flows/loadHome';
import { placeOf } from '../flows/outside/desiredEvents';
import { findNudge } from '../flows/outside/nudge';
import { cardDueAt } from '../flows/outside/plannedJobs';
import type { Rubrics } from '../ports';
import type { DebriefFacts } from '../telling';
import { stageName } from './debriefProps';
import { listTogether, markStages, openStageOf } from './homeTogether';
import { candidateProps, personProps } from './interviewProps';
import { roomProps } from './schedule/places';
import { pendingProps } from './scorecardProps';

/** Which page of each list a Home shows. */
export interface HomePlace {
  candidatesPage: number;
  peoplePage: number;
  roomsPage: number;
}

/** A Home as it opens. */
export const FIRST_PAGES: HomePlace = { candidatesPage: 0, peoplePage: 0, roomsPage: 0 };

/** Home as `viewer` sees it. */
export function homeProps(
  facts: HomeFacts,
  rubrics: Rubrics,
  now: Date,
  quorum: number,
  place: HomePlace,
  connections: NonNullable<HomeViewProps['admin']>['connections'],
  figures?: HomeViewProps['figures'],
): HomeViewProps {
  const { viewer, interviewer, recruiter, committee, admin } = facts;
  const people = [...facts.people.values()];
  const rows = (recruiter ?? []).map((each) => progressProps(each, now));
  return {
    viewer: personProps(viewer),
    zone: viewer.zone,
    now,
    adminNames: people
      .filter(({ active, roles }) => active && roles.includes('admin'))
      .map(({ name }) => name),
    ...(interviewer && {
      interviewer: {
        next: interviewer.next.flatMap((interview) => nextProps(facts, rubrics, interview)),
        cardsDue: interviewer.due.flatMap(({ interview, draft }) => {
          const candidate = facts.candidates.get(interview.candidateId);
          const rubric = rubrics.version(interview.roleKey, interview.rubricVersion);
          return candidate ? [pendingProps(interview, candidate, rubric, draft)] : [];
        }),
        week: interviewer.week,
        ...(interviewer.calibration && { calibration: interviewer.calibration }),
      },
    }),
    ...(figures && { figures }),
    ...(recruiter && {
      recruiter: {
        candidates: rows,
        page: place.candidatesPage,
        together: listTogether(
          (recruiter ?? []).filter((_, at) => rows[at]?.next?.kind === 'schedule'),
          now,
        ),
      },
    }),
    ...(committee && { committee: committeeProps(committee, quorum) }),
    ...(admin && {
      admin: {
        people: admin.people.map((person) => ({
          person: personProps(person),
          roles: person.roles,
          ...(person.team && { team: person.team }),
          active: person.active,
        })),
        page: place.peoplePage,
        rooms: admin.rooms.map(roomProps),
        roomsPage: place.roomsPage,
        connections,
      },
    }),
  };
}

function nextProps(facts: HomeFacts, rubrics: Rubrics, interview: Interview): HomeInterviewProps[] {
  const candidate = facts.candidates.get(interview.candidateId);
  const seat = interview.panel.find(({ personId }) => personId === facts.viewer.id);
  if (!candidate || !seat) return [];
  const { meetUrl } = interview.calendar;
  const room = facts.rooms.get(interview.room?.roomId ?? '');
  return [
    {
      interviewId: interview.id,
      stageName: stageName(rubrics.version(interview.roleKey, interview.rubricVersion), interview.stageKey),
      candidate: candidateProps(candidate),
      startsAt: interview.startsAt,
      endsAt: interview.endsAt,
      part: seat.part,
      state: seat.answer,
      ...(room && { place: placeOf(room) }),
      ...(meetUrl && { meetUrl }),
    },
  ];
}

/** A candidate on one line: what they wait for, since when, and the one button that moves it on. */
function progressProps(
  { candidate, rubric, interviews, facts }: CandidateProgress,
  now: Date,
): HomeCandidateProps {
  const marks = markStages(rubric, interviews, now);
  return {
    candidate: candidateProps(candidate),
    stages: marks.map(({ mark }) => mark),
    ...waitOf(facts, openStageOf(marks), now),
  };
}

type Wait = Pick<HomeCandidateProps, 'waitsFor' | 'sinceAt' | 'next'>;

/** What moves first: a decline, an unanswered ask, a missing card, an open stage, the committee. */
function waitOf(facts: DebriefFacts, openStage: string | null, now: Date): Wait {
  const { candidate, rubric, interviews, debrief } = facts;
  const upcoming = interviews.filter(({ startsAt }) => startsAt > now);
  const decision = debrief?.decision;
  if (decision && decision.outcome !== 'more evidence')
    return { waitsFor: null, sinceAt: decision.decidedAt, next: null };
  return (
    waitForPanel(facts, upcoming) ??
    waitForCards(facts, now) ??
    (openStage
      ? {
          waitsFor: `a time for ${stageName(rubric, openStage)}`,
          sinceAt: interviews.at(-1)?.endsAt ?? candidate.createdAt,
          next: {
            kind: 'schedule',
            candidateId: candidate.id,
            stageName: findStage(rubric, openStage)?.name ?? openStage,
          },
        }
      : waitForDecision(facts, upcoming))
  );
}

function waitForPanel(facts: DebriefFacts, upcoming: Interview[]): Wait | null {
  for (const answer of ['declined', 'waiting'] as const) {
    for (const interview of upcoming) {
      const seats = interview.panel.filter((seat) => seat.answer === answer && countsInSummary(seat.part));
      const [first] = seats;
      if (!first) continue;
      const names = listText(seats.map(({ personId }) => nameIn(facts, personId)));
      return {
        waitsFor: answer === 'declined' ? `somebody instead of ${names}` : `${names} to accept`,
        sinceAt: first.answeredAt ?? first.askedAt,
        next: { kind: 'open interview', interviewId: interview.id },
      };
    }
  }
  return null;
}

/** Whoever owes a card longest and was not nudged a short while ago is one tap away. */
function waitForCards(facts: DebriefFacts, now: Date): Wait | null {
  const { missing } = facts.summary;
  const [first] = missing;
  if (!first) return null;
  const freshNudge = ({ interviewId, personId }: typeof first) => {
    const interview = facts.interviews.find(({ id }) => id === interviewId);
    const last = interview && findNudge(interview, personId);
    return last && last.againAt > now ? last : null;
  };
  const next = missing.find((owed) => !freshNudge(owed));
  const last = freshNudge(first);
  const nudged = last ? `, nudged by ${nameIn(facts, last.byId ?? '')} ${ago(last.at, now)}` : '';
  return {
    waitsFor:
      missing.length === 1
        ? `${nameIn(facts, first.personId)}'s card${nudged}`
        : count(missing.length, 'card'),
    sinceAt: first.since,
    next: next
      ? {
          kind: 'nudge',
          id: `${next.interviewId}.${next.personId}`,
          personName: nameIn(facts, next.personId),
        }
      : { kind: 'open debrief', candidateId: facts.candidate.id },
  };
}

function waitForDecision({ candidate, interviews }: DebriefFacts, upcoming: Interview[]): Wait {
  const [next] = upcoming;
  if (next) {
    return {
      waitsFor: 'the interviews that are booked',
      sinceAt: next.bookedAt,
      next: { kind: 'open interview', interviewId: next.id },
    };
  }
  return {
    waitsFor: "the committee's decision",
    sinceAt: interviews.at(-1)?.endsAt ?? candidate.createdAt,
    next: { kind: 'open debrief', candidateId: candidate.id },
  };
}

/** Whom the committee can decide on, and who still waits for something. */
export function committeeProps(
  { ready, waiting }: NonNullable<HomeFacts['committee']>,
  quorum: number,
): NonNullable<HomeViewProps['committee']> {
  const propsOf = (facts: DebriefFacts) => openDebriefProps(facts, quorum);
  return { ready: ready.map(propsOf), waiting: waiting.map(propsOf) };
}

function openDebriefProps(facts: DebriefFacts, quorum: number): HomeDebriefProps {
  const { candidate, summary, debrief } = facts;
  const [longest] = summary.missing;
  return {
    candidate: candidateProps(candidate),
    cards: { submitted: summary.cards.length, expected: summary.cards.length + summary.missing.length },
    votes: { cast: debrief?.votes.length ?? 0, quorum },
    waitingNames: waitingFor(facts),
    sinceAt: longest ? cardDueAt({ endsAt: longest.since }) : (facts.interviews.at(-1)?.endsAt ?? null),
  };
}

/** Who, or else what, a candidate waits for before the committee can decide. */
function waitingFor(facts: DebriefFacts): string[] {
  const { summary, rubric, interviews, isReady } = facts;
  if (isReady) return [];
  if (summary.missing.length > 0) return summary.missing.map(({ personId }) => nameIn(facts, personId));
  const stages = rubric.plan.rounds.flatMap((round) => round.stages);
  const open = stages.filter((key) => !interviews.some(({ stageKey }) => stageKey === key)).length;
  return [open > 0 ? count(open, 'more stage') : 'the interviews that are booked'];
}

function nameIn({ people }: DebriefFacts, personId: string): string {
  const person: Person | undefined = people.get(personId);
  return person?.name ?? 'Somebody';
}
