import { summarise } from '../../../scorecards/aggregate';
import type { CardForSummary, ExpectedCard } from '../../../scorecards/card';
import type { Rubric } from '../../../scorecards/rubric';
import type { Candidate, Debrief, Interview, Person, Scorecard } from '../../entities';
import { NotFoundError } from '../../errors';
import type { Ports, Stores } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { DebriefFacts } from '../../telling';
import { sittingPanel } from '../loadFacts';
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

/** The same for the product's own use: who may see it is decided by whom it is told to. @throws NotFoundError */
export async function loadDebrief(ports: Ports, candidateId: string): Promise<DebriefFacts> {
  const [facts] = await loadDebriefs(ports, [await ports.db.candidates.getCandidate(candidateId)]);
  if (!facts) throw new NotFoundError('Candidate', candidateId);
  return facts;
}

/** The files of several candidates, in their order, with as many questions to the database as for one. */
export async function loadDebriefs(ports: Ports, candidates: Candidate[]): Promise<DebriefFacts[]> {
  const candidateIds = candidates.map(({ id }) => id);
  const [{ interviews, cards }, debriefs, everybody] = await Promise.all([
    listEvidence(ports.db, candidateIds),
    ports.db.debriefs.listDebriefs(candidateIds),
    ports.db.people.listPeople(),
  ]);
  const people = new Map(everybody.map((person) => [person.id, person]));
  return candidates.map((candidate) => {
    const isTheirs = ({ candidateId }: { candidateId: string }) => candidateId === candidate.id;
    const submitted = cards.filter(isTheirs);
    const debrief = debriefs.find(isTheirs);
    const standing = debrief ? reopened(debrief, submitted) : null;
    return factsOf(ports, candidate, interviews.filter(isTheirs), submitted, standing, people);
  });
}

/** What candidates are judged by: their booked interviews, and the submitted cards of these. One question after the other. */
export async function listEvidence(
  { interviews: store, scorecards }: Stores,
  candidateIds: string[],
): Promise<Pick<DebriefFacts, 'interviews' | 'cards'>> {
  const interviews = await store.listInterviews({ candidateIds, status: 'booked' });
  const cards = await scorecards.listScorecards({ interviewIds: interviews.map(({ id }) => id) });
  return { interviews, cards: cards.filter(({ status }) => status === 'submitted') };
}

/** Whether the decision ends it: after one for more evidence the cards stay open. */
export function isDecided(debrief: Debrief | null): boolean {
  return debrief?.decision !== undefined && debrief.decision.outcome !== 'more evidence';
}

/** The file as it stands: a decision for more evidence is history, and the votes begin anew, once a card came in after it. */
function reopened(debrief: Debrief, cards: Scorecard[]): Debrief {
  const { decision, ...rest } = debrief;
  const isNewer =
    decision && cards.some(({ submittedAt }) => submittedAt && submittedAt > decision.decidedAt);
  if (decision?.outcome !== 'more evidence' || !isNewer) return debrief;
  return { ...rest, votes: [], earlierDecisions: [...debrief.earlierDecisions, decision] };
}

function factsOf(
  ports: Ports,
  candidate: Candidate,
  interviews: Interview[],
  cards: Scorecard[],
  debrief: Debrief | null,
  people: DebriefFacts['people'],
): DebriefFacts {
  const rubric = ports.rubrics.current(candidate.roleKey);
  const now = ports.clock.now();
  const held = interviews.filter((interview) => interview.endsAt <= now);
  const summary = summarise(
    rubric,
    candidate.seniority,
    cards.flatMap(toSummaryCard),
    held.flatMap(expectedCards),
  );
  const isReady =
    isPlanHeld(rubric, held) && held.length === interviews.length && summary.missing.length === 0;
  return { candidate, rubric, summary, cards, interviews, debrief, people, isReady };
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
