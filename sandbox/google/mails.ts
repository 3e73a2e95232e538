import type { SandboxClock } from '../clock';
import type { Disk } from '../disk';
import type { CalendarBook } from './calendarBook';
import type { Attendee } from './eventBody';
import type { EventChange } from './eventChange';
import { meetUrlOf } from './eventRender';
import type { EventRecord } from './eventStore';
import { instantOf } from './eventTime';
import { bodyTime, makeIcs, subjectTime } from './ics';
import type { OfficeMail } from './officeTypes';

/** The mails that Google would have sent. */
export interface Mails {
  /** Works out who hears of a change and records their mails. */
  tell(change: EventChange): void;
  list(): OfficeMail[];
  onMail(listener: (mail: OfficeMail) => void): () => void;
}

type Kind = OfficeMail['kind'];

export function openMails(disk: Disk, clock: SandboxClock, book: CalendarBook): Mails {
  const table = disk.table<OfficeMail>('google.mails');
  const listeners = new Set<(mail: OfficeMail) => void>();
  let count = table.entries().length;

  const record = (kind: Kind, event: EventRecord, to: string, from: string) => {
    count += 1;
    const mail: OfficeMail = {
      id: `mail-${`${count}`.padStart(8, '0')}`,
      ...{ kind, from, to },
      toCompany: book.find(to) !== undefined,
      ...compose(kind, event, to, from, book, clock.now()),
      eventId: event.id,
      calendarId: event.calendarId,
      sentAt: clock.now().toISOString(),
    };
    table.put(mail.id, mail);
    for (const listener of listeners) listener(mail);
  };

  return {
    tell(change) {
      const { after, answeredBy } = change;
      // Google sends nothing about events that are over.
      const zone = book.find(after.calendarId)?.timeZone ?? 'UTC';
      if (instantOf(after.end, zone) < clock.now() && !after.body.recurrence?.length) return;
      const hears = (email: string) =>
        change.sendUpdates === 'all' || (change.sendUpdates === 'externalOnly' && !book.find(email));
      if (answeredBy) {
        if (hears(after.organizerEmail)) record('response', after, after.organizerEmail, answeredBy);
        return;
      }
      for (const [kind, email] of audience(change)) {
        const isGuest = email !== after.organizerEmail && book.find(email)?.kind !== 'room';
        if (isGuest && hears(email)) record(kind, after, email, after.organizerEmail);
      }
    },
    list: () => table.entries().map(([, mail]) => mail),
    onMail(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Who hears what: newcomers are invited, those dropped are cancelled, the others are told of what they can see change. */
function audience({ before, after }: EventChange): [Kind, string][] {
  const emails = (record: EventRecord | undefined) => record?.attendees.map(({ email }) => email) ?? [];
  if (after.status === 'cancelled') {
    if (!before || before.status === 'cancelled') return [];
    return emails(before).map((email) => ['cancellation', email]);
  }
  const wasLive = before && before.status !== 'cancelled' ? before : undefined;
  const known = new Set(emails(wasLive));
  const invited = new Set(emails(after));
  const visiblyChanged = wasLive && visible(wasLive) !== visible(after);
  return [
    ...[...invited]
      .filter((email) => !known.has(email))
      .map((email): [Kind, string] => ['invitation', email]),
    ...[...invited]
      .filter((email) => known.has(email) && visiblyChanged)
      .map((email): [Kind, string] => ['update', email]),
    ...[...known]
      .filter((email) => !invited.has(email))
      .map((email): [Kind, string] => ['cancellation', email]),
  ];
}

const visible = ({ start, end, conference, body }: EventRecord) =>
  JSON.stringify([
    start,
    end,
    body.recurrence,
    conference?.code,
    body.summary,
    body.description,
    body.location,
  ]);

const SUBJECTS: Record<Exclude<Kind, 'response'>, string> = {
  invitation: 'Invitation',
  update: 'Updated invitation',
  cancellation: 'Canceled event',
};

const ANSWERS = {
  accepted: 'Accepted',
  declined: 'Declined',
  tentative: 'Tentatively accepted',
  needsAction: 'No answer',
} as const;

function compose(kind: Kind, event: EventRecord, to: string, from: string, book: CalendarBook, now: Date) {
  // A reader without a calendar here gets the event's own zone: Google knows no better one.
  const zone = book.find(to)?.timeZone ?? event.start.timeZone ?? 'UTC';
  const summary = event.body.summary || '(No title)';
  const when = subjectTime(event, zone);
  const meetUrl = kind === 'cancellation' ? null : meetUrlOf(event.conference);
  const guests = guestsSeenBy(event, to);
  if (kind === 'response') {
    const guest = event.attendees.find(({ email }) => email === from);
    const answer = ANSWERS[guest?.responseStatus ?? 'needsAction'];
    return {
      subject: `${answer}: ${summary} @ ${when} (${to})`,
      text: [`${nameOf(from, book)}: ${answer.toLowerCase()}.`, guest?.comment, bodyTime(event, zone)]
        .filter(Boolean)
        .join('\n'),
      ics: makeIcs(event, 'REPLY', guest ? [guest] : [], now),
      meetUrl: null,
    };
  }
  return {
    subject: `${SUBJECTS[kind]}: ${summary} @ ${when} (${to})`,
    text: textOf(kind, event, { summary, zone, meetUrl, guests, book }),
    ics: makeIcs(event, kind === 'cancellation' ? 'CANCEL' : 'REQUEST', guests ?? [], now),
    meetUrl,
  };
}

/** The guests that a reader may see, or null where the organiser hides the list. */
function guestsSeenBy(event: EventRecord, to: string): Attendee[] | null {
  if (event.body.guestsCanSeeOtherGuests !== false) return [...event.attendees];
  const self = event.attendees.filter(({ email }) => email === to);
  return self.length === event.attendees.length ? self : null;
}

interface TextParts {
  summary: string;
  zone: string;
  meetUrl: string | null;
  guests: Attendee[] | null;
  book: CalendarBook;
}

function textOf(kind: Kind, event: EventRecord, { summary, zone, meetUrl, guests, book }: TextParts): string {
  const lead = { cancellation: 'This event has been canceled.', update: 'This event has been updated.' };
  const paragraphs = [
    kind === 'cancellation' || kind === 'update' ? lead[kind] : undefined,
    `${summary}\n${bodyTime(event, zone)}`,
    event.body.location && `Where\n${event.body.location}`,
    meetUrl && `Join with Google Meet\n${meetUrl}`,
    event.body.description && plain(event.body.description),
    `Organizer\n${nameOf(event.organizerEmail, book)}\n${event.organizerEmail}`,
    guests
      ? `Guests\n${guests.map(({ email, displayName }) => displayName ?? nameOf(email, book)).join('\n')}`
      : "Guests\nThe guest list has been hidden at the organizer's request",
  ];
  return paragraphs.filter(Boolean).join('\n\n');
}

const nameOf = (email: string, book: CalendarBook) => book.find(email)?.name ?? email;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** Descriptions may carry simple HTML; a mail's plain part does not. */
const plain = (html: string): string =>
  html
    .replace(/<br\s*\/?>|<\/(?:p|li|div)>/gi, '\n')
    .replace(/<li>/gi, '- ')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .trim();
