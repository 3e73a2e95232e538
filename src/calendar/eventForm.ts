import type { calendar_v3 } from 'googleapis/build/src/apis/calendar';
import type { DesiredEvent, ShownEvent } from '../calendarEvent';
import type { Span } from '../ports';

type GoogleEvent = calendar_v3.Schema$Event;
type GoogleAttendee = calendar_v3.Schema$EventAttendee;

/** Our private mark: whose event it is. Guests do not see it. */
const INTERVIEW_ID = 'interviewId';

/** The event in Google's words, without what belongs to the guests (their answers). */
export function toGoogle(event: DesiredEvent): GoogleEvent {
  const { span, zone } = event;
  return {
    status: 'confirmed',
    summary: event.title,
    description: event.description,
    start: { dateTime: span.startsAt.toISOString(), timeZone: zone },
    end: { dateTime: span.endsAt.toISOString(), timeZone: zone },
    attendees: guestsOf(event),
    guestsCanSeeOtherGuests: event.guestsSeeEachOther,
    guestsCanInviteOthers: false,
    guestsCanModify: false,
    // Colleagues who may read an interviewer's calendar see "busy", not whom the interview is with.
    visibility: 'private',
    extendedProperties: { private: { [INTERVIEW_ID]: event.interviewId } },
    ...(event.location && { location: event.location }),
  };
}

/**
 * People, then the room. Google takes `resource` only when a guest is added, and the room's calendar answers by itself:
 * https://developers.google.com/workspace/calendar/api/v3/reference/events#attendees.resource
 */
function guestsOf({ attendees, room }: DesiredEvent): GoogleAttendee[] {
  return [
    ...attendees.map(({ email, name, optional }) => ({
      email,
      displayName: name,
      ...(optional && { optional }),
    })),
    ...(room ? [{ email: room.email, displayName: room.name, resource: true }] : []),
  ];
}

/** A request for a Meet link: the same request id never makes a second one. */
export function conferenceRequest(requestId: string): GoogleEvent['conferenceData'] {
  return { createRequest: { requestId, conferenceSolutionKey: { type: 'hangoutsMeet' } } };
}

/** The times that Google shows; null for an all-day event, which a person may have made of ours. */
export function spanOf(event: GoogleEvent): Span | null {
  const { start, end } = event;
  if (!start?.dateTime || !end?.dateTime) return null;
  return { startsAt: new Date(start.dateTime), endsAt: new Date(end.dateTime) };
}

export const sameSpan = (a: Span | null, b: Span) =>
  a !== null && a.startsAt.getTime() === b.startsAt.getTime() && a.endsAt.getTime() === b.endsAt.getTime();

/** The interview that an event of ours belongs to, or null for somebody else's event. */
export function interviewIdOf(event: GoogleEvent): string | null {
  return event.extendedProperties?.private?.[INTERVIEW_ID] ?? null;
}

/** The link to the call; undefined while Google is still making it. */
export function meetUrlOf(event: GoogleEvent): string | undefined {
  const entry = event.conferenceData?.entryPoints?.find(({ entryPointType }) => entryPointType === 'video');
  return event.hangoutLink ?? entry?.uri ?? undefined;
}

/** What the room's calendar says to the time that is shown; undefined as long as it says nothing. */
export function roomAnswerOf(shown: GoogleEvent, { room }: DesiredEvent): ShownEvent['roomAnswer'] {
  if (!room) return undefined;
  const guest = shown.attendees?.find(({ email }) => email?.toLowerCase() === room.email.toLowerCase());
  const status = guest?.responseStatus;
  return status === 'accepted' || status === 'declined' ? status : undefined;
}

/** What must be written so that `shown` becomes the event; null when nothing differs. */
export function differenceOf(shown: GoogleEvent, event: DesiredEvent): GoogleEvent | null {
  const wanted = toGoogle(event);
  const moves = !sameSpan(spanOf(shown), event.span);
  const patch: GoogleEvent = {};
  if (moves || shown.start?.timeZone !== event.zone)
    Object.assign(patch, { start: wanted.start, end: wanted.end });
  if (moves || !sameGuests(shown.attendees ?? [], wanted.attendees ?? [])) {
    patch.attendees = withAnswers(wanted.attendees ?? [], moves ? [] : (shown.attendees ?? []));
  }
  for (const field of ['status', 'summary', 'description', 'location', 'visibility'] as const) {
    if ((shown[field] ?? '') !== (wanted[field] ?? '')) patch[field] = wanted[field] ?? null;
  }
  // Google leaves flags out that have their default.
  if ((shown.guestsCanSeeOtherGuests ?? true) !== wanted.guestsCanSeeOtherGuests) {
    patch.guestsCanSeeOtherGuests = wanted.guestsCanSeeOtherGuests;
  }
  if (interviewIdOf(shown) !== event.interviewId) patch.extendedProperties = wanted.extendedProperties;
  const conference = conferenceChange(shown, event);
  if (conference) patch.conferenceData = conference;
  return Object.keys(patch).length > 0 ? patch : null;
}

function conferenceChange(shown: GoogleEvent, event: DesiredEvent): GoogleEvent['conferenceData'] | null {
  if (event.meet !== 'make' || meetUrlOf(shown)) return null;
  const request = shown.conferenceData?.createRequest;
  if (!request) return conferenceRequest(event.id);
  // A request that failed is not tried again under its id.
  return request.status?.statusCode === 'failure' ? conferenceRequest(`${request.requestId}-again`) : null;
}

function sameGuests(shown: GoogleAttendee[], wanted: GoogleAttendee[]): boolean {
  const addresses = (guests: GoogleAttendee[]) =>
    guests
      .map(({ email }) => email?.toLowerCase())
      .sort()
      .join();
  return addresses(shown) === addresses(wanted);
}

/** A guest list written without answers would take everybody's answer back. After a move that is what we want. */
function withAnswers(wanted: GoogleAttendee[], shown: GoogleAttendee[]): GoogleAttendee[] {
  return wanted.map((guest) => {
    const before = shown.find(({ email }) => email?.toLowerCase() === guest.email?.toLowerCase());
    return before ? { ...guest, responseStatus: before.responseStatus, comment: before.comment } : guest;
  });
}
