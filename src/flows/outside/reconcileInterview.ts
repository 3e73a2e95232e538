import type { Interview } from '../../entities';
import { OutsideError } from '../../errors';
import { eventId } from '../../eventId';
import { newReference } from '../../newId';
import type { Ports } from '../../ports';
import type { InterviewFacts } from '../../telling';
import { answerForRoom } from '../interviews/answerForRoom';
import { driftOfEdit, recordDrift } from '../interviews/drift';
import { loadFacts } from '../loadFacts';
import { candidateEvent, panelEvent } from './desiredEvents';
import { plannedJobs } from './plannedJobs';
import { tellInterview } from './tellInterview';

/**
 * Makes the outside world show an interview as it is stored: Google's events, Agenda's jobs, Slack's messages. Every
 * step may be repeated. An unanswering Google is told on the card and does not hold up the rest; it is thrown at the
 * end, so that it is tried again. @throws OutsideError
 */
export async function reconcileInterview(ports: Ports, interviewId: string): Promise<void> {
  const facts = await loadFacts(ports, interviewId);
  const cards = await ports.db.scorecards.listScorecards({ interviewIds: [interviewId] });
  await ports.reminders.plan(interviewId, plannedJobs(facts, cards, ports.clock.now()));
  const outcome = await showInGoogle(ports, facts);
  await ports.db.interviews.noteCalendar(interviewId, facts.interview.revision, outcome.calendar);
  await tellInterview(
    ports,
    { ...facts, interview: { ...facts.interview, calendar: outcome.calendar } },
    cards,
  );
  const { room } = facts.interview;
  if (room && outcome.roomAnswer) {
    await answerForRoom(ports, interviewId, { roomId: room.roomId, answer: outcome.roomAnswer });
  }
  if (outcome.fault) throw outcome.fault;
}

/** What Google shows of an interview, and what its room's calendar says. */
interface Shown {
  calendar: Interview['calendar'];
  roomAnswer?: 'accepted' | 'declined';
}

async function showInGoogle(ports: Ports, facts: InterviewFacts): Promise<Shown & { fault?: OutsideError }> {
  const { fault: earlier, ...known } = facts.interview.calendar;
  try {
    return await bringEventsInLine(ports, facts, known);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const fault = earlier ?? { reference: newReference(), since: ports.clock.now() };
    ports.log.warn(
      { reference: fault.reference, interviewId: facts.interview.id, code: error.code },
      'Google did not take the event',
    );
    return { calendar: { ...known, fault }, fault: error };
  }
}

/** A held interview's event stays as it was; a cancelled one's goes; one that waits for an answer on a drift is left alone. */
async function bringEventsInLine(
  ports: Ports,
  facts: InterviewFacts,
  known: Interview['calendar'],
): Promise<Shown> {
  const { interview } = facts;
  if (interview.status === 'did not happen') return { calendar: known };
  if (interview.status === 'cancelled') {
    await ports.calendar.remove(eventId(interview.id, 'panel', known.generation));
    await ports.calendar.remove(eventId(interview.id, 'candidate', 0));
    return { calendar: known };
  }
  if (known.drift) return { calendar: known };
  const { shownStartsAt: knownStartsAt } = known;
  const panel = await ports.calendar.show({ ...panelEvent(facts), ...(knownStartsAt && { knownStartsAt }) });
  if (panel.edit) {
    await recordDrift(ports, interview.id, driftOfEdit(panel.edit, ports.clock.now()));
    return { calendar: known };
  }
  const meetUrl = panel.meetUrl ?? known.meetUrl;
  if (!meetUrl) throw new OutsideError('google', true, 'The Meet link is still being made');
  await ports.calendar.show(candidateEvent(facts, ports.settings.companyName, meetUrl));
  return {
    calendar: {
      generation: known.generation,
      meetUrl,
      ...(panel.url && { panelEventUrl: panel.url }),
      shownStartsAt: interview.startsAt,
    },
    ...(panel.roomAnswer && { roomAnswer: panel.roomAnswer }),
  };
}
