import type { Interview, Scorecard } from '../../src/entities';
import { ALANS_CARDS } from './cards/alanTuring';
import { GRACES_CARDS } from './cards/graceHopper';
import { KATHERINES_CARDS } from './cards/katherineJohnson';
import type { SeedCard } from './cards/seedCard';
import { interviewId, personId, scorecardId, TEAM_ID } from './ids';

const HOUR_MS = 3_600_000;

/** The cards of the past interviews: all of Grace's, Alan's with one still a draft, Katherine's first. */
export function makeScorecards(interviews: readonly Interview[]): Scorecard[] {
  return [...GRACES_CARDS, ...ALANS_CARDS, ...KATHERINES_CARDS].map((card) =>
    makeScorecard(interviews, card),
  );
}

function makeScorecard(interviews: readonly Interview[], card: SeedCard): Scorecard {
  const { candidate, stageKey, person } = card;
  const interview = interviews.find(({ id }) => id === interviewId(candidate, stageKey));
  const seat = interview?.panel.find((each) => each.personId === personId(person));
  if (!interview || !seat) throw new RangeError(`${person} was not in ${candidate}'s ${stageKey}`);
  const savedAt = new Date(interview.endsAt.getTime() + card.afterHours * HOUR_MS);
  const { candidateId, roleKey, rubricVersion } = interview;
  return {
    id: scorecardId(candidate, stageKey, person),
    teamId: TEAM_ID,
    ...{ interviewId: interview.id, candidateId, personId: seat.personId, part: seat.part },
    ...{ roleKey, stageKey, rubricVersion, savedAt },
    status: card.status ?? 'submitted',
    ...(card.status === 'draft' ? {} : { submittedAt: savedAt }),
    revision: card.ratings.length + 1,
    ratings: card.ratings.map(([competencyKey, level, evidence]) => ({ competencyKey, level, evidence })),
    ...(card.recommendation ? { recommendation: card.recommendation } : {}),
    summary: card.summary,
    strongestSignal: card.strongestSignal,
    concern: card.concern,
    noteToRecruiter: card.noteToRecruiter ?? '',
    amendments: [],
  };
}
