import type { CalendarChange } from '../../calendarEvent';
import type { Interview, Person } from '../../entities';
import { eventId } from '../../eventId';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { answerAsk } from '../interviews/answerAsk';
import { answerForRoom } from '../interviews/answerForRoom';
import { changeInterview, refuseOver, withHistory } from '../interviews/changeInterview';
import { changeClaimed, claimEverybody } from '../interviews/claims';
import { type Drift, overruled, recordDrift, withoutDrift } from '../interviews/drift';
import { sittingPanel } from '../loadFacts';
import { refuseUnless } from '../requireRole';

/** Answers what people did to our events in Google: answers count, a move or a deletion is put to the recruiter. */
export async function noticeCalendarChanges(ports: Ports): Promise<void> {
  await ports.calendar.changes(async (change) => {
    const interview = await ports.db.interviews.findInterview(change.interviewId);
    if (interview && !refuseOver(interview, ports.clock.now())) await notice(ports, interview, change);
  });
}

async function notice(ports: Ports, interview: Interview, change: CalendarChange): Promise<void> {
  if (change.eventId !== eventId(interview.id, 'panel', interview.calendar.generation)) return;
  const drift = driftOf(interview, change, ports.clock.now());
  if (drift) return recordDrift(ports, interview.id, drift);
  for (const answer of change.answers) {
    if (answer.answer !== 'accepted' && answer.answer !== 'declined') continue;
    const person = await ports.db.people.findPersonByEmail(answer.email);
    const seat = interview.panel.find(({ personId }) => personId === person?.id);
    if (!person || !seat || seat.answer === answer.answer || seat.answer === 'declined') continue;
    await answerAsk(ports, person, interview.id, {
      answer: answer.answer,
      ...(answer.comment && { reason: answer.comment }),
    });
  }
  await noticeRoom(ports, interview, change);
}

/** Only an answer to the time that stands counts. */
async function noticeRoom(
  ports: Ports,
  { id, room, startsAt }: Interview,
  { span, answers }: CalendarChange,
): Promise<void> {
  if (!room || span?.startsAt.getTime() !== startsAt.getTime()) return;
  const { calendarId } = await ports.db.rooms.getRoom(room.roomId);
  const said = answers.find(({ email }) => email.toLowerCase() === calendarId)?.answer;
  if (said !== 'accepted' && said !== 'declined') return;
  await answerForRoom(ports, id, { roomId: room.roomId, answer: said });
}

/** A difference that Google shows against what was last shown there; our own change under way is none. */
function driftOf(interview: Interview, change: CalendarChange, now: Date): Drift | null {
  if (change.deleted) return { kind: 'deleted', seenAt: now };
  const { span } = change;
  const { shownStartsAt } = interview.calendar;
  if (!span || !shownStartsAt || shownStartsAt.getTime() !== interview.startsAt.getTime()) return null;
  const isSame = +span.startsAt === +interview.startsAt && +span.endsAt === +interview.endsAt;
  return isSame ? null : { kind: 'moved', seenAt: now, ...span };
}

/** Takes the time that somebody chose in Google: claims follow, and the panel is asked anew for it. */
export async function keepDrift(
  ports: Ports,
  by: Person,
  interviewId: string,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const now = ports.clock.now();
  return changeClaimed(ports, interviewId, { byId: by.id, verb: 'drift.keep' }, async (interview, stores) => {
    const { drift } = interview.calendar;
    if (drift?.kind !== 'moved' || !drift.startsAt || !drift.endsAt)
      return refuse({ code: 'no change in google' });
    const moved: Interview = {
      ...interview,
      startsAt: drift.startsAt,
      endsAt: drift.endsAt,
      timeRevision: interview.timeRevision + 1,
      panel: interview.panel.map(({ personId, part, ...seat }) =>
        seat.answer === 'declined'
          ? { personId, part, ...seat }
          : { personId, part, answer: 'waiting', askedAt: now },
      ),
      ...(interview.room && { room: { ...interview.room, answer: 'waiting' as const } }),
      calendar: withoutDrift(interview.calendar),
    };
    await stores.claims.release(interviewId);
    await claimEverybody(stores, moved);
    return withHistory(moved, {
      at: now,
      what: 'rescheduled',
      byId: by.id,
      keptIds: sittingPanel(moved).map(({ personId }) => personId),
      fromAt: interview.startsAt,
      toAt: moved.startsAt,
    });
  });
}

/** Puts Google's event back as it was booked; a deleted one is made anew under its next id. */
export async function restoreDrift(
  ports: Ports,
  by: Person,
  interviewId: string,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  return changeInterview(ports, interviewId, { byId: by.id, verb: 'drift.restore' }, (interview) => {
    const { drift } = interview.calendar;
    if (!drift) return refuse({ code: 'no change in google' });
    return { ...interview, calendar: overruled(interview.calendar) };
  });
}
