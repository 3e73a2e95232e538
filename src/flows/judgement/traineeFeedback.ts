import type { CardForSummary } from '../../../scorecards/card';
import { compareToLead, type TraineeComparison } from '../../../scorecards/trainee';
import type { Scorecard } from '../../entities';
import type { Ports } from '../../ports';
import type { DebriefFacts } from '../../telling';
import { countsInSummary, loadFacts } from '../loadFacts';
import { refuseReader } from './mayJudge';

/** A trainee's card and the lead's of the same interview, both in. */
export interface TraineePair {
  trainee: Scorecard;
  lead: Scorecard;
  comparison: TraineeComparison;
}

/** The pairs that a trainee may see by now: like everybody, once their own cards of the candidate are in. */
function listTraineePairs(facts: DebriefFacts, ports: Pick<Ports, 'rubrics'>): TraineePair[] {
  const { cards, summary, people, candidate, interviews } = facts;
  return cards
    .filter(({ part }) => !countsInSummary(part))
    .flatMap((trainee) => {
      const person = people.get(trainee.personId);
      const lead = cards.find(
        ({ interviewId, part }) => interviewId === trainee.interviewId && part === 'lead',
      );
      if (!person || !lead || refuseReader(person, candidate, interviews, cards)) return [];
      const [own, other] = [findIn(summary.traineeCards, trainee), findIn(summary.cards, lead)];
      if (!own || !other) return [];
      const rubric = ports.rubrics.version(trainee.roleKey, trainee.rubricVersion);
      return [{ trainee, lead, comparison: compareToLead(rubric, own, other) }];
    });
}

/** Tells each trainee how their card lies beside the lead's: it is their feedback, and theirs only. */
export async function tellTrainees(ports: Ports, facts: DebriefFacts): Promise<void> {
  for (const pair of listTraineePairs(facts, ports)) {
    const interview = await loadFacts(ports, pair.trainee.interviewId);
    await ports.messenger.tell({ kind: 'trainee feedback', facts: interview, ...pair });
  }
}

function findIn(cards: readonly CardForSummary[], card: Scorecard): CardForSummary | null {
  return (
    cards.find(
      ({ interviewId, personId }) => interviewId === card.interviewId && personId === card.personId,
    ) ?? null
  );
}
