import type { CardFacts, InterviewFigures } from '../figureFacts';
import type { AnalyticsStore } from '../ports';
import { interviewModel } from './interviews';
import { scorecardModel } from './scorecards';
import type { Scope } from './storedDocument';

type WithId<Facts extends { id: string }> = Omit<Facts, 'id'> & { _id: string };

const INTERVIEW_FIELDS =
  'candidateId stageKey roleKey startsAt endsAt status panel.personId panel.part panel.answer bookedAt history.what';
const CARD_FIELDS =
  'interviewId candidateId personId part stageKey roleKey rubricVersion submittedAt lockedAt recommendation ratings.competencyKey ratings.level';

/** What figures are made of, in one workspace: only the fields they need, by the indexes of time. */
export function makeAnalyticsStore({ connection, teamId, session }: Scope): AnalyticsStore {
  const interviews = interviewModel(connection);
  const cards = scorecardModel(connection);
  const withId = <Facts extends { id: string }>({ _id, ...rest }: WithId<Facts>) =>
    ({ ...rest, id: _id }) as unknown as Facts;
  return {
    async listInterviewsSince(since) {
      const found = await interviews
        .find({ teamId, startsAt: { $gte: since } })
        .select(INTERVIEW_FIELDS)
        .session(session)
        .lean<WithId<InterviewFigures>[]>();
      return found.map((one) => withId<InterviewFigures>(one));
    },
    async listCardsSince(since) {
      const found = await cards
        .find({ teamId, submittedAt: { $gte: since } })
        .select(CARD_FIELDS)
        .session(session)
        .lean<WithId<CardFacts>[]>();
      return found.map((one) => withId<CardFacts>(one));
    },
  };
}
