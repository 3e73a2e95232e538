import { listStageCompetencies } from '../../scorecards/rubric';
import type { Interview } from '../entities';
import { eventId } from '../eventId';
import type { DesiredEvent } from '../ports';
import type { InterviewFacts } from '../telling';
import { personOf, sittingPanel } from './loadFacts';

/** The panel's event: who, what to assess, the résumé. Internal, the candidate never sees it. */
export function panelEvent(facts: InterviewFacts): DesiredEvent {
  const { interview, candidate, stage, people } = facts;
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
    attendees: panel.map(({ person }) => ({ email: person.email, name: person.name })),
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
  const mail = invitation(facts, companyName);
  return {
    id: eventId(interview.id, 'candidate', 0),
    title: mail.subject,
    description: mail.body,
    span: { startsAt: interview.startsAt, endsAt: interview.endsAt },
    zone: candidate.zone,
    attendees: [{ email: candidate.email, name: candidate.name }],
    guestsSeeEachOther: false,
    meet: { url: meetUrl },
    interviewId: interview.id,
  };
}

/** What the candidate reads: whom they meet, how long, what to expect and prepare, how to move it, whom to ask. */
export function invitation(
  facts: Pick<InterviewFacts, 'candidate' | 'stage' | 'recruiter' | 'people'> & {
    interview: Pick<Interview, 'panel'>;
  },
  companyName: string,
): { subject: string; body: string } {
  const { interview, candidate, stage, recruiter, people } = facts;
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
      'Join with the Google Meet link of this event.',
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
