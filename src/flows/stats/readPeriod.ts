import { subDays } from 'date-fns';
import type { Candidate, Person } from '../../entities';
import type { CardFacts, InterviewFigures } from '../../figureFacts';
import type { Ports } from '../../ports';
import { type Figures, figuresOf } from './figures';

/** How far back the figures look. */
export const STATS_DAYS = 90;

/** What happened lately, and what it counts up to. */
export interface Period {
  now: Date;
  figures: Figures;
  interviews: InterviewFigures[];
  cards: CardFacts[];
  /** Those who were interviewed. */
  candidates: ReadonlyMap<string, Candidate>;
  people: ReadonlyMap<string, Person>;
}

/** Counts the last 90 days, whoever asks: callers check who may see what. Read by the indexes of time and of ids. */
export async function readPeriod({ db, clock }: Ports): Promise<Period> {
  const now = clock.now();
  const since = subDays(now, STATS_DAYS);
  const [interviews, cards, people] = await Promise.all([
    db.analytics.listInterviewsSince(since),
    db.analytics.listCardsSince(since),
    db.people.listPeople(),
  ]);
  const ids = [...new Set([...interviews, ...cards].map(({ candidateId }) => candidateId))];
  const candidates = await db.candidates.listCandidates({ ids });
  const knownSince = new Map(candidates.map(({ id, createdAt }) => [id, createdAt]));
  return {
    ...{ now, interviews, cards },
    figures: figuresOf(interviews, cards, knownSince, now),
    candidates: new Map(candidates.map((candidate) => [candidate.id, candidate])),
    people: new Map(people.map((person) => [person.id, person])),
  };
}
