import { listStageCompetencies } from '../../../scorecards/rubric';
import type { DesiredEvent } from '../../calendarEvent';
import type { Interview, Room } from '../../entities';
import { eventId } from '../../eventId';
import type { InterviewFacts } from '../../telling';
import { countsInSummary, personOf, roomOf, sittingPanel } from '../loadFacts';

/** The panel's event: who, what to assess, the résumé. Internal, the candidate never sees it. */
export function panelEvent(facts: InterviewFacts): DesiredEvent {
  const { interview, candidate, stage, people } = facts;
  const room = roomOf(facts);
  const panel = sittingPanel(interview).map((seat) => ({ seat, person: personOf(people, seat.personId) }));
  return {
    id: eventId(interview.id, 'panel', interview.calendar.generation),
    title: `${stage.name}: ${candidate.name}`,
    description: paragraphs(
      panel.map(({ seat, person }) => `${person.name} (${seat.part})`).join(', '),
      candidate.resumeUrl && `Résumé: ${candidate.resumeUrl}`,
      `Assess: ${listStageCompetencies(facts.rubric, stage)
        .map((competency) => competency.name)
        .join(', ')}`,
      interview.note,
      'The kit, and afterwards the scorecard, are in Slack.',
    ),
    span: { startsAt: interview.startsAt, endsAt: interview.endsAt },
    zone: facts.recruiter.zone,
    attendees: panel.map(({ seat, person }) => ({
      email: person.email,
      name: person.name,
      ...(!countsInSummary(seat.part) && { optional: true as const }),
    })),
    ...(room && { room: { email: room.calendarId, name: room.name }, location: placeOf(room) }),
    guestsSeeEachOther: true,
    meet: 'make',
    interviewId: interview.id,
    ...(interview.calendar.shownStartsAt && { knownStartsAt: interview.calendar.shownStartsAt }),
  };
}

/**
 * The candidate's own event: no internal note, no other guest. It keeps its id when the panel's is made anew, so that the
 * candidate is not invited twice.
 */
export function candidateEvent(facts: InterviewFacts, companyName: string, meetUrl: string): DesiredEvent {
  const { interview, candidate } = facts;
  const room = roomOf(facts);
  const mail = invitation(facts, companyName, meetUrl);
  return {
    id: eventId(interview.id, 'candidate', 0),
    title: mail.subject,
    description: mail.body,
    span: { startsAt: interview.startsAt, endsAt: interview.endsAt },
    zone: candidate.zone,
    attendees: [{ email: candidate.email, name: candidate.name }],
    // Asked twice, by this event too, the room would decline.
    location: room ? placeOf(room) : meetUrl,
    guestsSeeEachOther: false,
    meet: { url: meetUrl },
    interviewId: interview.id,
  };
}

/** Where a room is found, for those who come: "Estrela, Rua da Prata 80, Lisbon". */
export function placeOf({ name, address }: Room): string {
  return `${name}, ${address}`;
}

/** What the candidate reads: whom they meet, where, how long, what to expect and prepare, how to move it, whom to ask. */
export function invitation(
  facts: Pick<InterviewFacts, 'candidate' | 'stage' | 'recruiter' | 'people' | 'rooms'> & {
    interview: Pick<Interview, 'panel' | 'room'>;
  },
  companyName: string,
  meetUrl?: string,
): { subject: string; body: string } {
  const { interview, candidate, stage, recruiter, people, rooms } = facts;
  const room = rooms.get(interview.room?.roomId ?? '');
  const hosts = sittingPanel(interview)
    .filter((seat) => seat.part === 'lead' || seat.part === 'second')
    .map((seat) => personOf(people, seat.personId).name);
  return {
    subject: `Interview with ${companyName}: ${stage.name}`,
    body: paragraphs(
      `Hello ${candidate.name},`,
      `You meet ${sentenceList(hosts)} for ${stage.minutes} minutes. The time is shown in your zone, ${zoneWords(candidate.zone)}.`,
      `What to expect: ${stage.candidate.expect}`,
      `How to prepare: ${stage.candidate.prepare}`,
      ...(room
        ? [
            `Where: the room ${room.name} of ${companyName}, ${room.address}.`,
            `If you cannot come there, join by video${meetUrl ? `: ${meetUrl}` : ' with the link that stands here then.'}`,
          ]
        : ['Join with the Google Meet link of this event.']),
      `If another time suits you better, or something is unclear, write to ${recruiter.name}: ${recruiter.email}`,
    ),
  };
}

/** "New York" of "America/New_York": a candidate reads a place, not an identifier. */
function zoneWords(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function sentenceList(names: string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

function paragraphs(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part).join('\n\n');
}
