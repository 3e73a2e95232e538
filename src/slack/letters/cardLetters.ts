import { traineeFeedback } from '../../../blocks/scorecard/traineeFeedback';
import { unlockedMessage } from '../../../blocks/scorecard/unlock';
import { findCompetency } from '../../../scorecards/rubric';
import { personOf } from '../../flows/loadFacts';
import type { Telling } from '../../telling';
import { candidateProps } from '../interviewProps';
import type { Letter } from '../letter';

type Of<Kind extends Telling['kind']> = Extract<Telling, { kind: Kind }>;

/** To a trainee: their card beside the lead's; drawn anew when either is amended. */
export function traineeLetter({ facts, trainee, lead, comparison }: Of<'trainee feedback'>): Letter {
  const { rubric } = facts;
  return {
    key: `trainee:${trainee.id}`,
    toSlackUserId: personOf(facts.people, trainee.personId).slackUserId,
    message: traineeFeedback({
      candidate: candidateProps(facts.candidate),
      stageName: facts.stage.name,
      leadName: personOf(facts.people, lead.personId).name,
      leadCardId: lead.id,
      rows: comparison.competencies.map(({ competencyKey, trainee: own, lead: other }) => ({
        name: findCompetency(rubric, competencyKey)?.name ?? competencyKey,
        trainee: own,
        lead: other,
      })),
      shared: comparison.shared,
      same: comparison.same,
      recommendation: comparison.recommendation,
    }),
  };
}

/** To the author of a card that an admin unlocked. */
export function unlockedLetter({ facts, card, byName }: Of<'card unlocked'>): Letter {
  return {
    key: `unlocked:${card.id}:${card.unlocks?.length ?? 0}`,
    toSlackUserId: personOf(facts.people, card.personId).slackUserId,
    message: unlockedMessage({
      scorecardId: card.id,
      candidate: candidateProps(facts.candidate),
      stageName: facts.stage.name,
      byName,
      reason: card.unlocks?.at(-1)?.reason ?? '',
    }),
  };
}
