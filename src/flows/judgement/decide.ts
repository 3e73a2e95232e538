import type { Debrief, Decision, Person, Scorecard, Vote, VoteOutcome } from '../../entities';
import { StaleError } from '../../errors';
import type { Ports, Stores } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { DebriefFacts } from '../../telling';
import { refuseUnless } from '../requireRole';
import { isDecided, listEvidence, openDebrief } from './loadDebrief';

/** What is recorded: the outcome, why, and with `more evidence` the stage to hold next. */
export interface DecisionChoice {
  outcome: VoteOutcome;
  rationale: string;
  nextStageKey?: string;
  /** The `evidenceMark` of what lay before whoever decides. */
  seen: string;
}

type Outcome = { ok: true; facts: DebriefFacts; debrief: Debrief } | Refusal;

/** Another one as soon as a card came in or was amended, or somebody voted. */
export function evidenceMark({ cards, debrief }: Pick<DebriefFacts, 'cards' | 'debrief'>): string {
  const amended = cards.reduce((sum, { revision }) => sum + revision, 0);
  return [cards.length, amended, debrief?.revision ?? 0].join('.');
}

/** Takes a member's vote with its reason; a second one replaces the first until the decision is recorded. */
export function castVote(
  ports: Ports,
  by: Person,
  candidateId: string,
  ballot: { outcome: VoteOutcome; reason: string },
): Promise<Outcome> {
  return changeDebrief(ports, by, candidateId, 'debrief.vote', (debrief, now) => {
    if (ballot.reason.trim() === '') return refuse({ code: 'reason missing' });
    if (debrief.decision) return refuse({ code: 'already decided' });
    const vote: Vote = { personId: by.id, ...ballot, votedAt: now };
    return { ...debrief, votes: [...debrief.votes.filter(({ personId }) => personId !== by.id), vote] };
  });
}

/**
 * Records the decision once the quorum has voted: rationale, dissent by name, and a frozen copy of the cards it was
 * based on, which are locked from then on. After "more evidence" a later decision follows, the earlier stays. Refused where
 * the cards or votes are not those that were seen.
 */
export function recordDecision(
  ports: Ports,
  by: Person,
  candidateId: string,
  { seen, ...choice }: DecisionChoice,
): Promise<Outcome> {
  return changeDebrief(ports, by, candidateId, 'debrief.decide', (debrief, now, facts) => {
    if (choice.rationale.trim() === '') return refuse({ code: 'reason missing' });
    const { quorum } = ports.settings;
    if (debrief.decision) return refuse({ code: 'already decided' });
    if (debrief.votes.length < quorum)
      return refuse({ code: 'quorum missing', votes: debrief.votes.length, quorum });
    if (seen !== evidenceMark(facts)) return refuse({ code: 'evidence is newer' });
    return { ...debrief, decision: makeDecision(debrief, facts, by, choice, now) };
  });
}

function makeDecision(
  debrief: Debrief,
  facts: DebriefFacts,
  by: Person,
  choice: Omit<DecisionChoice, 'seen'>,
  now: Date,
): Decision {
  return {
    ...choice,
    decidedById: by.id,
    decidedAt: now,
    dissenterIds: debrief.votes
      .filter(({ outcome }) => outcome !== choice.outcome)
      .map(({ personId }) => personId),
    snapshot: { rubricVersion: facts.rubric.version, cards: facts.cards, votes: debrief.votes },
  };
}

async function changeDebrief(
  ports: Ports,
  by: Person,
  candidateId: string,
  verb: string,
  change: (debrief: Debrief, now: Date, facts: DebriefFacts) => Debrief | Refusal,
): Promise<Outcome> {
  const refusal = refuseUnless(by, 'committee');
  if (refusal) return refusal;
  for (let attempt = 1; ; attempt++) {
    const opened = await openDebrief(ports, by, candidateId);
    if (!opened.ok) return opened;
    const { facts } = opened;
    const now = ports.clock.now();
    const after = change(facts.debrief ?? newDebrief(facts, now), now, facts);
    if ('ok' in after) return after;
    try {
      await storeDebrief(ports, by, verb, facts, after);
      ports.errands.soon('candidate', candidateId);
      return { ok: true, facts: { ...facts, debrief: after }, debrief: after };
    } catch (error) {
      if (!(error instanceof StaleError) || attempt === 3) throw error;
    }
  }
}

function newDebrief({ candidate }: DebriefFacts, now: Date): Debrief {
  return {
    candidateId: candidate.id,
    teamId: candidate.teamId,
    revision: 0,
    votes: [],
    earlierDecisions: [],
    openedAt: now,
  };
}

/**
 * A submitted card writes the candidate's wish too: of a decision and a card that overlap the database runs one again, and
 * that one sees the other. So each card is in the snapshot, or was submitted after the decision and knows it.
 */
async function storeDebrief(
  ports: Ports,
  by: Person,
  verb: string,
  facts: DebriefFacts,
  debrief: Debrief,
): Promise<void> {
  const now = ports.clock.now();
  await ports.db.transact(async (stores) => {
    // Of a vote and an erasure that overlap the database runs one again too: nothing is filed on who is gone.
    await stores.candidates.getCandidate(debrief.candidateId);
    if (debrief.decision) await requireSameCards(stores, facts);
    await stores.debriefs.saveDebrief({ ...debrief, revision: debrief.revision + 1 });
    if (isDecided(debrief)) {
      for (const card of facts.cards) {
        await stores.scorecards.updateScorecard({ ...card, lockedAt: now, revision: card.revision + 1 });
      }
    }
    await stores.audit.append({ at: now, byId: by.id, verb, aboutId: debrief.candidateId });
    await stores.wants.want('candidate', debrief.candidateId, now);
  });
}

/** @throws StaleError when a card came in, or was amended, since the facts were read. */
async function requireSameCards(stores: Stores, { candidate, cards }: DebriefFacts): Promise<void> {
  const { cards: current } = await listEvidence(stores, [candidate.id]);
  const isSeen = ({ id, revision }: Scorecard) =>
    cards.some((card) => card.id === id && card.revision === revision);
  if (current.length !== cards.length || !current.every(isSeen))
    throw new StaleError('Evidence on candidate', candidate.id);
}
