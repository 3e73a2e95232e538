import { isoWeek } from '../../civil';
import type { Interview, Scorecard } from '../../entities';
import type { Ports } from '../../ports';
import type { CardState, InterviewFacts, WeekLoad } from '../../telling';
import { refuseOver } from '../interviews/changeInterview';
import { listOtherRooms } from '../interviews/changeRoom';
import { listReplacements } from '../interviews/replaceInterviewer';
import { refuseReading } from '../judgement/readScorecard';
import { countsInSummary, personOf, roomOf, sittingPanel } from '../loadFacts';
import { listHeld } from '../times/readRooms';
import { nudgeOf } from './nudge';
import { cardDueAt } from './plannedJobs';

/** Tells everybody concerned how an interview stands: the recruiter's card and its thread, the asks, the requests. */
export async function tellInterview(ports: Ports, facts: InterviewFacts, cards: Scorecard[]): Promise<void> {
  const { interview } = facts;
  const counts = countCards(interview, cards);
  await ports.messenger.tell({ kind: 'interview card', facts, cards: counts });
  for (const index of interview.history.keys()) {
    await ports.messenger.tell({ kind: 'history line', facts, index, cards: counts });
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
  await tellNudges(ports, facts, cards);
  await tellDeclines(ports, facts);
  await tellRoom(ports, facts);
  await tellDrift(ports, facts);
  await tellNotes(ports, facts, cards);
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

/** Nudges are told while they are fresh: a later one, or the next morning's nag, says the same. */
async function tellNudges(ports: Ports, facts: InterviewFacts, cards: Scorecard[]): Promise<void> {
  for (const [index, line] of facts.interview.history.entries()) {
    if (line.what !== 'nudged' || !line.aboutId || nudgeOf(line).againAt <= ports.clock.now()) continue;
    const card = cardState(facts, cards, line.aboutId);
    if (card.status !== 'waiting' && card.status !== 'draft') continue;
    await ports.messenger.tell({ kind: 'nudge', facts, personId: line.aboutId, index, card });
  }
}

function peopleAsked(interview: Interview): string[] {
  return [...new Set([...interview.panel, ...interview.formerPanel].map((seat) => seat.personId))];
}

async function tellDeclines(ports: Ports, facts: InterviewFacts): Promise<void> {
  const { interview } = facts;
  const isOpen = interview.status === 'booked' && interview.startsAt > ports.clock.now();
  // Nobody need step in for who only learns: the card's thread says that they declined.
  const missing = interview.panel.filter(
    ({ answer, part }) => answer === 'declined' && countsInSummary(part),
  );
  for (const seat of missing) {
    const { replacements } = isOpen
      ? await listReplacements(ports, interview, seat.personId)
      : { replacements: [] };
    const people = await withPeople(
      ports,
      facts,
      replacements.map(({ personId }) => personId),
    );
    await ports.messenger.tell({
      kind: 'declined',
      facts: { ...facts, people },
      personId: seat.personId,
      replacements,
    });
  }
  for (const former of interview.formerPanel.filter(({ why }) => why === 'declined')) {
    await ports.messenger.tell({ kind: 'declined', facts, personId: former.personId, replacements: [] });
  }
}

async function withPeople(
  ports: Ports,
  facts: InterviewFacts,
  ids: string[],
): Promise<InterviewFacts['people']> {
  const more = await ports.db.people.listPeople({ ids });
  return new Map([...facts.people, ...more.map((person) => [person.id, person] as const)]);
}

/** A room's decline is told with the rooms that are free then, and once more when something was done about it. */
async function tellRoom(ports: Ports, facts: InterviewFacts): Promise<void> {
  const { interview, people, recruiter } = facts;
  for (const [index, line] of interview.history.entries()) {
    if (line.what !== 'room declined') continue;
    const after = interview.history.slice(index + 1).find(({ what }) => ROOM_OUTCOMES.has(what));
    const outcome = after && ROOM_OUTCOMES.get(after.what);
    if (outcome) {
      const byName = people.get(after.byId ?? '')?.name ?? recruiter.name;
      await ports.messenger.tell({
        kind: 'room declined',
        facts,
        index,
        free: [],
        settled: { byName, outcome },
      });
    } else if (!refuseOver(interview, ports.clock.now())) {
      const free = await listOtherRooms(ports, interview);
      await ports.messenger.tell({ kind: 'room declined', facts, index, free });
    }
  }
}

/** What answers a room's decline. */
const ROOM_OUTCOMES = new Map<string, 'changed' | 'rescheduled' | 'cancelled'>([
  ['room changed', 'changed'],
  ['rescheduled', 'rescheduled'],
  ['cancelled', 'cancelled'],
]);

/** A change in Google is told while it waits for an answer, and once more when it has one. */
async function tellDrift(ports: Ports, facts: InterviewFacts): Promise<void> {
  const { interview, people, recruiter } = facts;
  const at = interview.history.findLastIndex(
    ({ what }) => what === 'moved in Google' || what === 'deleted in Google',
  );
  if (at < 0) return;
  if (interview.calendar.drift) {
    await ports.messenger.tell({ kind: 'drift', facts, conflictNames: await conflictsOfDrift(ports, facts) });
    return;
  }
  const after = interview.history
    .slice(at + 1)
    .find(({ what }) => what === 'rescheduled' || what === 'cancelled');
  const outcome =
    after?.what === 'rescheduled' ? 'kept' : after?.what === 'cancelled' ? 'cancelled' : 'restored';
  const byName = (after?.byId && people.get(after.byId)?.name) || recruiter.name;
  await ports.messenger.tell({ kind: 'drift', facts, conflictNames: [], settled: { byName, outcome } });
}

/** Whose other interview, or the room's, lies in the time that somebody chose in Google. */
async function conflictsOfDrift(ports: Ports, facts: InterviewFacts): Promise<string[]> {
  const { interview, people } = facts;
  const { drift } = interview.calendar;
  if (!drift?.startsAt || !drift.endsAt) return [];
  const drifted = { startsAt: drift.startsAt, endsAt: drift.endsAt };
  const personIds = sittingPanel(interview).map((seat) => seat.personId);
  const others = await ports.db.interviews.listInterviews({
    personIds,
    overlaps: drifted,
    status: 'booked',
  });
  const room = roomOf(facts);
  const isRoomTaken =
    room && (await listHeld(ports, [room.id], drifted)).some(({ id }) => id !== interview.id);
  const busy = new Set(
    others
      .filter(({ id }) => id !== interview.id)
      .flatMap((other) => sittingPanel(other).map((seat) => seat.personId)),
  );
  return [
    ...personIds
      .filter((id) => busy.has(id))
      .map((id) => `${personOf(people, id).name} has another interview then`),
    ...(isRoomTaken ? [`Another interview is held in ${room.name} then`] : []),
  ];
}

/** What an interviewer left for the recruiter only: a part of the card, so the blind rule and conflicts hold for it too. */
async function tellNotes(ports: Ports, facts: InterviewFacts, cards: Scorecard[]): Promise<void> {
  const notes = cards.filter(
    ({ status, noteToRecruiter }) => status === 'submitted' && noteToRecruiter.trim(),
  );
  if (notes.length === 0 || (await refuseReading(ports, facts.recruiter, facts.candidate.id))) return;
  for (const card of notes) {
    await ports.messenger.tell({ kind: 'note to recruiter', facts, card });
  }
}
