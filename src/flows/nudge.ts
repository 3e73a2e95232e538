import { civilDay } from '../civil';
import type { Person } from '../entities';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import { loadFacts, personOf } from './loadFacts';
import { refuseUnless } from './requireRole';
import { cardState } from './tellInterview';

/** Asks somebody once more for a card that is missing, at most once a day of theirs. */
export async function nudge(
  ports: Ports,
  by: Person,
  about: { interviewId: string; personId: string },
): Promise<{ ok: true } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'committee', 'admin');
  if (refusal) return refusal;
  const facts = await loadFacts(ports, about.interviewId);
  if (facts.interview.status !== 'booked')
    return refuse({ code: 'interview over', status: facts.interview.status });
  if (facts.interview.endsAt > ports.clock.now()) return refuse({ code: 'not yet held' });
  const cards = await ports.db.scorecards.listScorecards({ interviewIds: [about.interviewId] });
  const card = cardState(facts, cards, about.personId);
  if (card.status === 'in') return { ok: true };
  const now = ports.clock.now();
  // The day as the nag's number: a second nudge of the same day is the same message.
  const number = Number(civilDay(now, personOf(facts.people, about.personId).zone).replaceAll('-', ''));
  await ports.messenger.tell({ kind: 'nag', facts, personId: about.personId, number, card });
  await ports.db.audit.append({ at: now, byId: by.id, verb: 'scorecard.nudge', aboutId: about.interviewId });
  return { ok: true };
}
