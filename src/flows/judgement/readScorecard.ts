import type { Person, Scorecard } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { loadFacts } from '../loadFacts';
import { refuseReader } from './mayJudge';
import type { OpenCard } from './openScorecard';

/**
 * A submitted card for somebody who may read it: the author; the panel of the same candidate, each once their own cards
 * are in (scorecard law 2); recruiters, committee and admins who owe no card of their own.
 */
export async function readScorecard(ports: Ports, by: Person, cardId: string): Promise<OpenCard | Refusal> {
  const card = await ports.db.scorecards.getScorecard(cardId);
  const facts = await loadFacts(ports, card.interviewId);
  if (card.personId === by.id) return { ok: true, card, facts };
  if (card.status !== 'submitted') return refuse({ code: 'not on the panel' });
  const refusal = await refuseReading(ports, by, card.candidateId);
  return refusal ?? { ok: true, card, facts };
}

/** Why somebody may not read the cards of a candidate now, or null. */
export async function refuseReading(ports: Ports, by: Person, candidateId: string): Promise<Refusal | null> {
  const [candidate, interviews, cards] = await Promise.all([
    ports.db.candidates.getCandidate(candidateId),
    ports.db.interviews.listInterviews({ candidateId, personIds: [by.id], status: 'booked' }),
    ports.db.scorecards.listScorecards({ candidateId, personId: by.id }),
  ]);
  return refuseReader(by, candidate, interviews, cards);
}

/** The submitted cards of an interview or a candidate, for somebody who may read them all now. */
export async function listReadable(
  ports: Ports,
  by: Person,
  about: { candidateId: string; interviewIds?: string[] },
): Promise<{ ok: true; cards: Scorecard[] } | Refusal> {
  const refusal = await refuseReading(ports, by, about.candidateId);
  if (refusal) return refusal;
  const cards = await ports.db.scorecards.listScorecards(about);
  return { ok: true, cards: cards.filter((card) => card.status === 'submitted') };
}
