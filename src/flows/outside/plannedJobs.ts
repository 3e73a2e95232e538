import { addDays, addHours, addMinutes, max } from 'date-fns';
import { civilDay, instantOf, shiftDay } from '../../civil';
import type { Interview, Person, Scorecard } from '../../entities';
import type { PlannedJob, ReminderKind } from '../../ports';
import type { Weekday } from '../../scheduling/types';
import type { InterviewFacts } from '../../telling';
import { personOf, sittingPanel } from '../loadFacts';

/** A card is due this long after the interview's end: full notes within a day (the practice that field research shows). */
const CARD_DUE_HOURS = 24;
/** Nags go on for two working weeks, then a person has to speak to a person. */
const MOST_NAGS = 10;
const WEEKDAYS: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** When the card of an interview is due. */
export function cardDueAt(interview: Pick<Interview, 'endsAt'>): Date {
  return addHours(interview.endsAt, CARD_DUE_HOURS);
}

/**
 * Every job an interview needs, from what is stored: the kit a day and ten minutes before, the request at the end, then
 * a nag a working morning until the card is in. None for a cancelled interview, none for somebody who declined.
 * Jobs whose moment passed before the booking are left out.
 */
export function plannedJobs(facts: InterviewFacts, cards: Scorecard[], now: Date): PlannedJob[] {
  const { interview } = facts;
  if (interview.status !== 'booked') return [];
  return sittingPanel(interview).flatMap((seat) => {
    const isIn = cards.some((card) => card.personId === seat.personId && card.status === 'submitted');
    if (isIn) return [];
    const job = (kind: ReminderKind, runAt: Date, number?: number): PlannedJob => ({
      key: [interview.id, interview.timeRevision, seat.personId, kind, number]
        .filter((part) => part !== undefined)
        .join(':'),
      kind,
      runAt,
      interviewId: interview.id,
      personId: seat.personId,
      timeRevision: interview.timeRevision,
    });
    const before = [
      job('day before', addDays(interview.startsAt, -1)),
      job('ten minutes', addMinutes(interview.startsAt, -10)),
    ].filter(({ runAt }) => runAt > max([interview.bookedAt, seat.askedAt]) && runAt > addMinutes(now, -10));
    const nags = nagTimes(interview, personOf(facts.people, seat.personId));
    return [
      ...before,
      job('scorecard request', interview.endsAt),
      ...nags.map((runAt, index) => job('nag', runAt, index + 1)),
    ];
  });
}

/** The first working mornings after the card fell due, in the person's own zone and hours. */
function nagTimes(interview: Pick<Interview, 'endsAt'>, person: Person): Date[] {
  const dueAt = cardDueAt(interview);
  const dueDay = civilDay(dueAt, person.zone);
  const mornings = Array.from({ length: MOST_NAGS * 4 }, (_, ahead) =>
    morningOf(shiftDay(dueDay, ahead), person),
  );
  return mornings.flatMap((at) => (at && at > dueAt ? [at] : [])).slice(0, MOST_NAGS);
}

/** The start of somebody's working hours on a civil day; null on a day off. */
function morningOf(day: string, person: Person): Date | null {
  const weekday = WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? 'mon';
  const isOff = person.interviewer?.daysOff?.some(({ from, to }) => from <= day && day <= to);
  const hours = person.interviewer?.weeklyHours[weekday]?.[0]?.from;
  return isOff || !hours ? null : instantOf(day, hours, person.zone);
}
