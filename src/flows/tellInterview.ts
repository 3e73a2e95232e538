import { isoWeek } from '../civil';
import type { Interview, Scorecard } from '../entities';
import type { Ports } from '../ports';
import type { CardState, InterviewFacts, WeekLoad } from '../telling';
import { countsInSummary, personOf, sittingPanel } from './loadFacts';
import { cardDueAt } from './plannedJobs';
import { listReplacements } from './replaceInterviewer';

/** Tells everybody concerned how an interview stands: the recruiter's card and its thread, the asks, the requests. */
export async function tellInterview(ports: Ports, facts: InterviewFacts, cards: Scorecard[]): Promise<void> {
  const { interview } = facts;
  await ports.messenger.tell({ kind: 'interview card', facts, cards: countCards(interview, cards) });
  for (const index of interview.history.keys()) {
    await ports.messenger.tell({ kind: 'history line', facts, index });
  }
  for (const personId of peopleAsked(interview)) {
    await ports.messenger.tell({ kind: 'ask', facts, personId, week: await weekOf(ports, facts, personId) });
    await ports.messenger.tell({
      kind: 'scorecard request',
      facts,
      personId,
      card: cardState(facts, cards, personId),
      ifAsked: true,
    });
  }
  await tellDeclines(ports, facts);
  if (interview.calendar.drift) await ports.messenger.tell({ kind: 'drift', facts });
}

/** What `personId` may know of the cards of an interview: blind until their own is in. */
export function cardState(facts: InterviewFacts, cards: Scorecard[], personId: string): CardState {
  const own = cards.find((card) => card.personId === personId);
  const dueAt = cardDueAt(facts.interview);
  if (own?.status === 'submitted') return { status: 'in', dueAt, counts: countCards(facts.interview, cards) };
  if (facts.interview.status !== 'booked') return { status: 'void', dueAt };
  return { status: own ? 'draft' : 'waiting', dueAt, ...(own && { ratings: own.ratings }) };
}

/** How many of the cards that count are in. */
export function countCards(interview: Interview, cards: Scorecard[]): { in: number; expected: number } {
  const expected = sittingPanel(interview).filter((seat) => countsInSummary(seat.part));
  const isIn = (personId: string) =>
    cards.some((card) => card.personId === personId && card.status === 'submitted');
  return { in: expected.filter((seat) => isIn(seat.personId)).length, expected: expected.length };
}

/** Booked interviews in somebody's week of this interview, this one included, in their zone. */
async function weekOf(ports: Ports, facts: InterviewFacts, personId: string): Promise<WeekLoad> {
  const person = personOf(facts.people, personId);
  const { startsAt } = facts.interview;
  const week = isoWeek(startsAt, person.zone);
  const around = await ports.db.interviews.listInterviews({
    personIds: [personId],
    overlaps: {
      startsAt: new Date(startsAt.getTime() - WEEK_MS),
      endsAt: new Date(startsAt.getTime() + WEEK_MS),
    },
    status: 'booked',
  });
  const sits = (interview: Interview) => sittingPanel(interview).some((seat) => seat.personId === personId);
  return {
    booked: around.filter((interview) => sits(interview) && isoWeek(interview.startsAt, person.zone) === week)
      .length,
    cap: person.interviewer?.capPerWeek ?? null,
  };
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

function peopleAsked(interview: Interview): string[] {
  return [...new Set([...interview.panel, ...interview.formerPanel].map((seat) => seat.personId))];
}

async function tellDeclines(ports: Ports, facts: InterviewFacts): Promise<void> {
  const { interview } = facts;
  const isOpen = interview.status === 'booked' && interview.startsAt > ports.clock.now();
  for (const seat of interview.panel.filter(({ answer }) => answer === 'declined')) {
    const replacements = isOpen ? await listReplacements(ports, interview, seat.personId) : [];
    await ports.messenger.tell({ kind: 'declined', facts, personId: seat.personId, replacements });
  }
  for (const former of interview.formerPanel.filter(({ why }) => why === 'declined')) {
    await ports.messenger.tell({ kind: 'declined', facts, personId: former.personId, replacements: [] });
  }
}
