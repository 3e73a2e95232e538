import { summarise } from '../../scorecards/aggregate';
import type { CardForSummary, ExpectedCard } from '../../scorecards/card';
import type { Rubric } from '../../scorecards/rubric';
import type { Interview, Person, Scorecard } from '../entities';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import type { DebriefFacts } from '../telling';
import { sittingPanel } from './loadFacts';
import { refuseReading } from './readScorecard';

/** The committee's file on a candidate. Refused before one's own card is in, and to whom it concerns. */
export async function openDebrief(
  ports: Ports,
  by: Person,
  candidateId: string,
): Promise<{ ok: true; facts: DebriefFacts } | Refusal> {
  const mayOpen = by.active && by.roles.some((role) => role !== 'interviewer');
  if (!mayOpen) return refuse({ code: 'not yours', needs: 'committee', askIds: [] });
  const refusal = await refuseReading(ports, by, candidateId);
  return refusal ?? { ok: true, facts: await loadDebrief(ports, candidateId) };
}

/** The same for the product's own use: who may see it is decided by whom it is told to. */
export async function loadDebrief(ports: Ports, candidateId: string): Promise<DebriefFacts> {
  const candidate = await ports.db.candidates.getCandidate(candidateId);
  const [interviews, allCards, debrief, everybody] = await Promise.all([
    ports.db.interviews.listInterviews({ candidateId, status: 'booked' }),
    ports.db.scorecards.listScorecards({ candidateId }),
    ports.db.debriefs.findDebrief(candidateId),
    ports.db.people.listPeople(),
  ]);
  const rubric = ports.rubrics.current(candidate.roleKey);
  const ids = new Set(interviews.map((interview) => interview.id));
  const cards = allCards.filter((card) => card.status === 'submitted' && ids.has(card.interviewId));
  const now = ports.clock.now();
  const held = interviews.filter((interview) => interview.endsAt <= now);
  const summary = summarise(
    rubric,
    candidate.seniority,
    cards.flatMap(toSummaryCard),
    held.flatMap(expectedCards),
  );
  return {
    candidate,
    rubric,
    summary,
    cards,
    interviews,
    debrief,
    people: new Map(everybody.map((person) => [person.id, person])),
    isReady: isPlanHeld(rubric, held) && held.length === interviews.length && summary.missing.length === 0,
  };
}

/** Whether every stage of the plan was held. */
function isPlanHeld(rubric: Rubric, held: Interview[]): boolean {
  const stages = rubric.plan.rounds.flatMap((round) => round.stages);
  return stages.every((stageKey) => held.some((interview) => interview.stageKey === stageKey));
}

function expectedCards(interview: Interview): ExpectedCard[] {
  return sittingPanel(interview).map(({ personId, part }) => ({
    interviewId: interview.id,
    personId,
    part,
    stageKey: interview.stageKey,
    since: interview.endsAt,
  }));
}

function toSummaryCard(card: Scorecard): CardForSummary[] {
  const { recommendation, submittedAt } = card;
  const ratings = card.ratings.map((rating) => ({ ...rating, level: rating.level ?? null }));
  return recommendation && submittedAt ? [{ ...card, ratings, recommendation, submittedAt }] : [];
}
