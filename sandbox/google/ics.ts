import { DateTime } from 'luxon';
import type { EventRecord } from './eventStore';
import { instantOf } from './eventTime';

const LINE_OCTETS = 75;

/** The iCalendar file of one mail (RFC 5545, with the methods of RFC 5546). */
export function makeIcs(
  record: EventRecord,
  method: 'REQUEST' | 'CANCEL' | 'REPLY',
  guests: EventRecord['attendees'],
  stampAt: Date,
): string {
  const zone = record.start.timeZone ?? 'UTC';
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${record.iCalUID}`,
    `DTSTAMP:${utc(stampAt)}`,
    `DTSTART${timeValue(record.start, zone)}`,
    `DTEND${timeValue(record.end, zone)}`,
    ...(record.body.recurrence ?? []),
    `SEQUENCE:${record.sequence}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : record.status.toUpperCase()}`,
    `SUMMARY:${escapeText(record.body.summary ?? '')}`,
    ...(record.body.location ? [`LOCATION:${escapeText(record.body.location)}`] : []),
    ...(record.body.description ? [`DESCRIPTION:${escapeText(record.body.description)}`] : []),
    `ORGANIZER:mailto:${record.organizerEmail}`,
    ...guests.map(
      ({ email, responseStatus }) => `ATTENDEE;PARTSTAT=${partstat(responseStatus)}:mailto:${email}`,
    ),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

const utc = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

function timeValue(time: EventRecord['start'], zone: string): string {
  if (time.date) return `;VALUE=DATE:${time.date.replaceAll('-', '')}`;
  return `:${utc(instantOf(time, zone))}`;
}

const partstat = (status: string | undefined) =>
  status === undefined || status === 'needsAction' ? 'NEEDS-ACTION' : status.toUpperCase();

const escapeText = (text: string) =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n');

function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > LINE_OCTETS - 1) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}

/** "Thu Dec 3, 2026 9am - 10am (EST)", as Google writes a time into a subject. */
export function subjectTime(record: EventRecord, zone: string): string {
  if (record.start.date) return DateTime.fromISO(record.start.date).toFormat('ccc LLL d, yyyy');
  const [start, end] = localTimes(record, zone);
  const hour = (at: DateTime) => at.toFormat(at.minute ? 'h:mma' : 'ha').toLowerCase();
  return `${start.toFormat('ccc LLL d, yyyy')} ${hour(start)} - ${hour(end)} (${start.toFormat('ZZZZ')})`;
}

/** "Thursday, December 3, 2026, 09:00 - 10:00 (America/New_York)", as the mail's body writes it. */
export function bodyTime(record: EventRecord, zone: string): string {
  if (record.start.date) return DateTime.fromISO(record.start.date).toFormat('cccc, LLLL d, yyyy');
  const [start, end] = localTimes(record, zone);
  return `${start.toFormat('cccc, LLLL d, yyyy, HH:mm')} - ${end.toFormat('HH:mm')} (${zone})`;
}

function localTimes(record: EventRecord, zone: string): [DateTime, DateTime] {
  const local = (time: EventRecord['start']) =>
    DateTime.fromJSDate(instantOf(time, zone), { zone }).setLocale('en-US');
  return [local(record.start), local(record.end)];
}
