import type { Interview, Rating, Recommendation, Scorecard } from './entities';

/** What figures need of an interview. */
export interface InterviewFigures
  extends Pick<
    Interview,
    'id' | 'candidateId' | 'stageKey' | 'roleKey' | 'startsAt' | 'endsAt' | 'status' | 'bookedAt'
  > {
  panel: Pick<Interview['panel'][number], 'personId' | 'part' | 'answer'>[];
  history: Pick<Interview['history'][number], 'what'>[];
}

/** What figures need of a submitted card: no word that somebody wrote. */
export interface CardFacts
  extends Pick<
    Scorecard,
    | 'id'
    | 'interviewId'
    | 'candidateId'
    | 'personId'
    | 'part'
    | 'stageKey'
    | 'roleKey'
    | 'rubricVersion'
    | 'lockedAt'
  > {
  submittedAt: Date;
  recommendation: Recommendation;
  ratings: Pick<Rating, 'competencyKey' | 'level'>[];
}
