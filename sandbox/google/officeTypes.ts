/** An answer to an invitation, in Google's words. */
export type ResponseStatus = 'needsAction' | 'declined' | 'tentative' | 'accepted';

/** A calendar of the company, as a row of the week view. */
export interface OfficeCalendar {
  /** The calendar's address, which is its owner's mail address. */
  id: string;
  name: string;
  /** `service`: a mailbox that nobody sits behind, such as the one that organises interviews. */
  kind: 'person' | 'room' | 'service';
  /** IANA zone of the owner. */
  timeZone: string;
  /** False when free/busy refuses it, as for somebody who shares nothing. */
  readable: boolean;
  /** A short line under the name: title or seats. */
  note: string;
}

interface OfficeAttendee {
  email: string;
  name: string;
  responseStatus: ResponseStatus;
  organizer: boolean;
  optional: boolean;
  /** False for somebody outside the company: a candidate. */
  inCompany: boolean;
}

/** One event on one calendar, recurring ones already expanded into their occurrences. */
export interface OfficeEvent {
  calendarId: string;
  /** The id to move, answer or delete exactly this occurrence. */
  eventId: string;
  /** The series it belongs to, or null. */
  recurringEventId: string | null;
  summary: string;
  description: string;
  location: string;
  /** Instants in UTC, ISO 8601. An all-day event runs from midnight to midnight in the calendar's zone. */
  startAt: string;
  endAt: string;
  allDay: boolean;
  status: 'confirmed' | 'tentative';
  /** Does it take the person's time? False for transparent and declined ones. */
  busy: boolean;
  /** The calendar owner's own answer, or null where they are not an attendee. */
  responseStatus: ResponseStatus | null;
  organizerEmail: string;
  attendees: OfficeAttendee[];
  meetUrl: string | null;
  /** `api`: an application made it through the API. `person`: somebody typed it in. */
  madeBy: 'api' | 'person';
}

/** `GET /week?from=2026-11-30&days=7` */
export interface OfficeWeek {
  fromAt: string;
  toAt: string;
  diaries: { calendar: OfficeCalendar; events: OfficeEvent[] }[];
}

/** A mail that Google would have sent. */
export interface OfficeMail {
  id: string;
  kind: 'invitation' | 'update' | 'cancellation' | 'response';
  /** Who the mail speaks for: the organiser, or for a response the guest. */
  from: string;
  to: string;
  /** True when `to` has a calendar here; the others are candidates. */
  toCompany: boolean;
  subject: string;
  /** The plain text that the reader sees. */
  text: string;
  /** The iCalendar file that travels with the mail (RFC 5545). */
  ics: string;
  meetUrl: string | null;
  eventId: string;
  calendarId: string;
  sentAt: string;
}

/** `GET /mails` */
export interface OfficeMails {
  mails: OfficeMail[];
}

/** `POST /move`: gives an event other times, as somebody who may edit it would by dragging. */
export interface OfficeMove {
  calendarId: string;
  eventId: string;
  startAt: string;
  endAt: string;
}

/** `POST /respond`: an attendee's answer; `email` may be a candidate's, who answers by mail. */
export interface OfficeResponse {
  calendarId: string;
  eventId: string;
  email: string;
  responseStatus: ResponseStatus;
  comment?: string;
}

/** `POST /delete`: the organiser's copy is cancelled for everybody, a guest's copy only for the guest. */
export interface OfficeDeletion {
  calendarId: string;
  eventId: string;
}

/** `POST /create`: a busy block that a person makes. */
export interface OfficeCreation {
  calendarId: string;
  summary: string;
  startAt: string;
  endAt: string;
}

/** What `POST` answers: the event as it now is (null once deleted), or why not. */
export type OfficeAnswer = { ok: true; event: OfficeEvent | null } | { ok: false; reason: string };

/** One line of `GET /changes` (server-sent events, `data:` is this as JSON). */
export type OfficeChange =
  | { kind: 'calendar'; calendarId: string; eventId: string }
  | { kind: 'mail'; mail: OfficeMail }
  | { kind: 'faults' };

/** What can go wrong on demand. */
export type GoogleFaultKind =
  /** 429 rateLimitExceeded */
  | 'tooManyRequests'
  /** 403 rateLimitExceeded */
  | 'rateLimitExceeded'
  /** 403 quotaExceeded */
  | 'quotaExceeded'
  /** 500 backendError */
  | 'backendError'
  /** 503 backendError */
  | 'unavailable'
  /** The connection breaks before anything is done. */
  | 'down'
  /** The work is done, and its answer is lost on the way. */
  | 'answerLost'
  /** Answers `latencyMs` later than usual. */
  | 'slow'
  /** 401 although the token is good. */
  | 'tokenRevoked'
  /** Push notifications are not delivered. */
  | 'notificationsDropped'
  /** Every push notification arrives twice. */
  | 'notificationsTwice'
  /** A Meet link stays pending until the event is read again. */
  | 'meetPending';

/** `GET|POST /faults`, `DELETE /faults` */
export interface GoogleFault {
  kind: GoogleFaultKind;
  /** How many requests it hits; without it, all until cleared. */
  times?: number;
  /** Only these calls, e.g. `events.insert`, `freebusy.query`, `token`. Without it, every call. */
  method?: string;
  latencyMs?: number;
}
