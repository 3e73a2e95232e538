import type { Debrief, Decision, Person, Vote, VoteOutcome } from '../entities';
import { StaleError } from '../errors';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import type { DebriefFacts } from '../telling';
import { openDebrief } from './loadDebrief';
import { refuseUnless } from './requireRole';

/** What is recorded: the outcome, why, and with `more evidence` the stage to hold next. */
export interface DecisionChoice {
  outcome: VoteOutcome;
  rationale: string;
  nextStageKey?: string;
}

type Outcome = { ok: true; facts: DebriefFacts; debrief: Debrief } | Refusal;

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
 * based on, which are locked from then on. After "more evidence" a later decision follows, the earlier stays.
 */
export function recordDecision(
  ports: Ports,
  by: Person,
  candidateId: string,
  choice: DecisionChoice,
): Promise<Outcome> {
  return changeDebrief(ports, by, candidateId, 'debrief.decide', (debrief, now, facts) => {
    if (choice.rationale.trim() === '') return refuse({ code: 'reason missing' });
    const { quorum } = ports.settings;
    if (debrief.decision) return refuse({ code: 'already decided' });
    if (debrief.votes.length < quorum)
      return refuse({ code: 'quorum missing', votes: debrief.votes.length, quorum });
    return { ...debrief, decision: makeDecision(debrief, facts, by, choice, now) };
  });
}

function makeDecision(
  debrief: Debrief,
  facts: DebriefFacts,
  by: Person,
  choice: DecisionChoice,
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
    const before = reopened(facts, now);
    const after = change(before, now, facts);
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

/** The file as votes go on: a decision for more evidence is history once a card came in after it. */
function reopened({ candidate, debrief, cards }: DebriefFacts, now: Date): Debrief {
  if (!debrief) {
    return {
      candidateId: candidate.id,
      teamId: candidate.teamId,
      revision: 0,
      votes: [],
      earlierDecisions: [],
      openedAt: now,
    };
  }
  const { decision, ...rest } = debrief;
  const isNewer =
    decision && cards.some(({ submittedAt }) => submittedAt && submittedAt > decision.decidedAt);
  if (decision?.outcome !== 'more evidence' || !isNewer) return debrief;
  return { ...rest, votes: [], earlierDecisions: [...debrief.earlierDecisions, decision] };
}

async function storeDebrief(
  ports: Ports,
  by: Person,
  verb: string,
  facts: DebriefFacts,
  debrief: Debrief,
): Promise<void> {
  const now = ports.clock.now();
  await ports.db.transact(async (stores) => {
    await stores.debriefs.saveDebrief({ ...debrief, revision: debrief.revision + 1 });
    if (debrief.decision && debrief.decision.outcome !== 'more evidence') {
      for (const card of facts.cards) {
        await stores.scorecards.updateScorecard({ ...card, lockedAt: now, revision: card.revision + 1 });
      }
    }
    await stores.audit.append({ at: now, byId: by.id, verb, aboutId: debrief.candidateId });
    await stores.wants.want('candidate', debrief.candidateId, now);
  });
}
