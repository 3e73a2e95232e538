import { findCompetency, findStage, type Rubric } from '../../../scorecards/rubric';
import type {
  Debrief,
  Decision,
  HistoryLine,
  Interview,
  Scorecard,
  ScorecardContent,
  Vote,
} from '../../entities';
import { NotFoundError } from '../../errors';
import type { Plan, ScheduleForm } from '../../plan';
import type { AuditLine, Ports, Rubrics } from '../../ports';
import { eventIdsOf } from './eraseCandidate';
import type { Kept } from './loadKept';

type Needs = Pick<Ports, 'db' | 'rubrics' | 'clock'>;

/** How ids are read: people, rooms, stages and competencies by name, and as they are where nobody has the name any more. */
interface Names {
  person(id: string): string;
  room(id: string): string;
  /** Of the newest rubric of the candidate's role. */
  stage(key: string): string;
  rubrics: Rubrics;
}

/**
 * Everything that is kept about a candidate as one document that people can read: instants in ISO 8601 (UTC), names for ids,
 * null for what is not there, the same keys in the same order each time. What a search for several candidates holds of the
 * others is left out. On record in the audit trail before it is given.
 */
export async function exportCandidate(
  ports: Needs,
  kept: Kept,
  byId: string | null,
): Promise<Record<string, unknown>> {
  const { db, clock } = ports;
  const { candidateId, interviews, cards } = kept;
  const exportedAt = clock.now();
  await db.audit.append({ at: exportedAt, byId, verb: 'candidate.export', aboutId: candidateId });
  const names = await readNames(ports, kept);
  const ids = [candidateId, ...interviews.map(({ id }) => id), ...cards.map(({ id }) => id)];
  return {
    exportedAt: iso(exportedAt),
    exportedBy: byId && names.person(byId),
    candidate: candidateOf(kept, names),
    interviews: interviews.map((interview) => interviewOf(interview, names)),
    scorecards: cards.map((card) => cardOf(card, names)),
    debrief: kept.debrief && debriefOf(kept.debrief, names),
    searchesForTimes: kept.plans.map((plan) => searchOf(plan, candidateId, names)),
    slackMessages: kept.messages.map(({ key, channel, ts }) => ({ what: key.split(':')[0], channel, ts })),
    slackFiles: kept.fileIds,
    googleEvents: eventIdsOf(kept),
    auditTrail: (await db.audit.listAbout(ids)).map((line) => auditOf(line, names)),
  };
}

const iso = (at: Date | undefined | null) => at?.toISOString() ?? null;

async function readNames({ db, rubrics }: Needs, { candidate }: Kept): Promise<Names> {
  const [people, rooms] = await Promise.all([db.people.listPeople(), db.rooms.listRooms()]);
  const nameIn = (known: { id: string; name: string }[]) => {
    const names = new Map(known.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  const rubric = candidate && findRubric(rubrics, candidate.roleKey);
  const stage = (key: string) => (rubric && findStage(rubric, key)?.name) ?? key;
  return { person: nameIn(people), room: nameIn(rooms), stage, rubrics };
}

/** Null where the rubric is no longer on the shelf. */
function findRubric(rubrics: Rubrics, roleKey: string, version?: number): Rubric | null {
  try {
    return version === undefined ? rubrics.current(roleKey) : rubrics.version(roleKey, version);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

type Judged = Pick<Scorecard, 'roleKey' | 'stageKey' | 'rubricVersion'>;

function stageOf({ roleKey, stageKey, rubricVersion }: Judged, { rubrics }: Names): string {
  const rubric = findRubric(rubrics, roleKey, rubricVersion);
  return (rubric && findStage(rubric, stageKey)?.name) ?? stageKey;
}

function candidateOf({ candidateId, candidate }: Kept, names: Names) {
  if (!candidate) return { id: candidateId };
  const { name, email, zone, resumeUrl, roleKey, seniority, recruiterId, slackUserId, referrerId } =
    candidate;
  return {
    id: candidateId,
    ...{ name, mailAddress: email, timeZone: zone, resumeLink: resumeUrl ?? null },
    ...{ role: findRubric(names.rubrics, roleKey)?.name ?? roleKey, seniority },
    recruiter: names.person(recruiterId),
    referredBy: referrerId ? names.person(referrerId) : null,
    conflictsOfInterest: candidate.conflictIds.map(names.person),
    ownSlackAccount: slackUserId ?? null,
    addedAt: iso(candidate.createdAt),
  };
}

function interviewOf(interview: Interview, names: Names) {
  const { id, panel, formerPanel, room, calendar, history } = interview;
  return {
    ...{ id, stage: stageOf(interview, names), status: interview.status },
    ...{
      startsAt: iso(interview.startsAt),
      endsAt: iso(interview.endsAt),
      bookedAt: iso(interview.bookedAt),
    },
    recruiter: names.person(interview.recruiterId),
    panel: panel.map((seat) => ({
      ...{ person: names.person(seat.personId), part: seat.part, answer: seat.answer },
      ...{ askedAt: iso(seat.askedAt), answeredAt: iso(seat.answeredAt) },
      declineReason: seat.declineReason ?? null,
    })),
    formerPanel: formerPanel.map(({ personId, why }) => ({ person: names.person(personId), why })),
    room: room ? { name: names.room(room.roomId), answer: room.answer } : null,
    meetLink: calendar.meetUrl ?? null,
    calendarLink: calendar.panelEventUrl ?? null,
    noteToPanel: interview.note ?? null,
    history: history.map((line) => historyOf(line, names)),
  };
}

function historyOf(line: HistoryLine, { person, room }: Names) {
  const { at, what, byId, aboutId, leftId, keptIds, note, roomId, fromAt, toAt } = line;
  return {
    ...{ at: iso(at), what, by: byId ? person(byId) : null, about: aboutId ? person(aboutId) : null },
    ...{ left: leftId ? person(leftId) : null, stayed: keptIds?.map(person) ?? null },
    ...{ note: note ?? null, room: roomId ? room(roomId) : null, from: iso(fromAt), to: iso(toAt) },
  };
}

function cardOf(card: Scorecard, names: Names) {
  const rubric = findRubric(names.rubrics, card.roleKey, card.rubricVersion);
  return {
    ...{ id: card.id, interviewId: card.interviewId, by: names.person(card.personId), part: card.part },
    ...{ stage: stageOf(card, names), rubricVersion: card.rubricVersion, status: card.status },
    ...{ savedAt: iso(card.savedAt), submittedAt: iso(card.submittedAt), lockedAt: iso(card.lockedAt) },
    ...contentOf(card, rubric),
    amendments: card.amendments.map(({ at, reason, before }) => ({
      ...{ at: iso(at), reason, before: contentOf(before, rubric) },
    })),
    unlocks: (card.unlocks ?? []).map(({ at, byId, reason }) => ({
      ...{ at: iso(at), by: names.person(byId), reason },
    })),
  };
}

function contentOf(content: ScorecardContent, rubric: Rubric | null) {
  const { ratings, recommendation, summary, strongestSignal, concern, noteToRecruiter } = content;
  return {
    recommendation: recommendation ?? null,
    ratings: ratings.map(({ competencyKey, level, evidence }) => ({
      competency: (rubric && findCompetency(rubric, competencyKey)?.name) ?? competencyKey,
      level: level === null ? 'not assessed' : (level ?? null),
      evidence,
    })),
    ...{ summary, strongestSignal, concern, noteToRecruiter },
  };
}

function voteOf({ personId, outcome, reason, votedAt }: Vote, { person }: Names) {
  return { by: person(personId), outcome, reason, votedAt: iso(votedAt) };
}

function decisionOf({ snapshot, ...decision }: Decision, names: Names) {
  return {
    ...{
      outcome: decision.outcome,
      rationale: decision.rationale,
      nextStage: decision.nextStageKey ? names.stage(decision.nextStageKey) : null,
    },
    ...{ by: names.person(decision.decidedById), decidedAt: iso(decision.decidedAt) },
    dissent: decision.dissenterIds.map(names.person),
    basedOn: {
      rubricVersion: snapshot.rubricVersion,
      scorecards: snapshot.cards.map((card) => cardOf(card, names)),
      votes: snapshot.votes.map((vote) => voteOf(vote, names)),
    },
  };
}

function debriefOf({ openedAt, votes, decision, earlierDecisions }: Debrief, names: Names) {
  return {
    openedAt: iso(openedAt),
    votes: votes.map((vote) => voteOf(vote, names)),
    decision: decision ? decisionOf(decision, names) : null,
    earlierDecisions: earlierDecisions.map((earlier) => decisionOf(earlier, names)),
  };
}

/** What was typed, where it was typed for this candidate, and the times that were found for them. */
function searchOf({ id, recruiterId, createdAt, form, ...found }: Plan, candidateId: string, names: Names) {
  const isTheirs = (asked: { candidateId: string | null } | null | undefined) =>
    asked?.candidateId === candidateId;
  const times = [
    ...(isTheirs(found.ask) ? found.proposals : []),
    ...(isTheirs(found.loop?.ask) ? (found.loop?.loops ?? []).flatMap(({ sessions }) => sessions) : []),
    ...(found.batch?.sittings ?? []).filter(isTheirs),
  ];
  return {
    ...{ id, by: names.person(recruiterId), begunAt: iso(createdAt) },
    asked: form.candidateId && !isTheirs(form) ? null : askedIn(form, names),
    timesFound: times.map(({ startsAt, endsAt, seats }) => ({
      ...{ startsAt: iso(startsAt), endsAt: iso(endsAt) },
      people: seats.map(({ personId }) => names.person(personId)),
    })),
  };
}

function askedIn(form: ScheduleForm, { stage }: Names) {
  return {
    ...{ stages: form.stageKeys.map(stage), days: form.preset, fromDay: form.fromDate, toDay: form.toDate },
    ...{ fromHour: form.hoursFrom, toHour: form.hoursTo },
    ...{ timesTheCandidateGave: form.times, noteToPanel: form.note },
  };
}

function auditOf({ at, byId, verb, aboutId, detail }: AuditLine, { person }: Names) {
  return { at: iso(at), by: byId ? person(byId) : null, did: verb, to: aboutId, detail: detail ?? null };
}
