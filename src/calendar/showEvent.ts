import { setTimeout as wait } from 'node:timers/promises';
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar';
import type { DesiredEvent, ShownEvent } from '../calendarEvent';
import { OutsideError } from '../errors';
import { askGoogle } from './askGoogle';
import {
  conferenceRequest,
  differenceOf,
  meetUrlOf,
  roomAnswerOf,
  sameSpan,
  spanOf,
  toGoogle,
} from './eventForm';

type GoogleEvent = calendar_v3.Schema$Event;

/** Where events are kept. */
export interface Diary {
  google: calendar_v3.Calendar;
  calendarId: string;
}

/** Somebody else writing at the same time is read again; so many in a row do not happen. */
const MOST_READINGS = 4;
const MEET_IS_MADE_WITHIN_MS = 700;

/** Makes Google show the event; see `Calendar.show`. @throws OutsideError */
export async function showEvent(diary: Diary, event: DesiredEvent): Promise<ShownEvent> {
  const shown = await insertOrChange(diary, event);
  const settled = event.meet === 'make' ? await awaitMeet(diary, shown.event) : shown.event;
  const meetUrl = event.meet === 'make' ? meetUrlOf(settled) : event.meet.url;
  const roomAnswer = roomAnswerOf(settled, event);
  return {
    ...(settled.htmlLink ? { url: settled.htmlLink } : {}),
    ...(meetUrl ? { meetUrl } : {}),
    ...(roomAnswer ? { roomAnswer } : {}),
    ...('edit' in shown ? { edit: shown.edit } : {}),
  };
}

type Outcome = { event: GoogleEvent; edit?: NonNullable<ShownEvent['edit']> };

/** What was shown before is read first; what was not is most likely new. */
async function insertOrChange(diary: Diary, event: DesiredEvent): Promise<Outcome> {
  const known = event.knownStartsAt ? await bringInLine(diary, event) : null;
  if (known) return known;
  const inserted = await insert(diary, event);
  if (inserted) return { event: inserted };
  const twin = await bringInLine(diary, event);
  if (twin) return twin;
  throw new OutsideError('google', true, 'Google: the event is neither there nor not there');
}

/** Null when the event is there already (409): it was made before, perhaps by a call whose answer was lost. */
async function insert({ google, calendarId }: Diary, event: DesiredEvent): Promise<GoogleEvent | null> {
  const conferenceData = event.meet === 'make' ? { conferenceData: conferenceRequest(event.id) } : {};
  const requestBody = { id: event.id, ...toGoogle(event), ...conferenceData };
  const params = { calendarId, conferenceDataVersion: 1, sendUpdates: 'all', requestBody };
  const answer = await askGoogle('events.insert', (options) => google.events.insert(params, options), {
    expected: [409],
  });
  return answer.ok ? answer.data : null;
}

/**
 * Writes what differs, unless a person changed the time or deleted the event since Google was last known to show it.
 * Null when there is no such event.
 */
async function bringInLine({ google, calendarId }: Diary, event: DesiredEvent): Promise<Outcome | null> {
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const found = await askGoogle(
      'events.get',
      (options) => google.events.get({ calendarId, eventId: event.id }, options),
      { expected: [404] },
    );
    if (!found.ok) return null;
    const shown = found.data;
    const edit = editOf(shown, event);
    if (edit) return { event: shown, edit };
    const requestBody = differenceOf(shown, event);
    if (!requestBody) return { event: shown };
    const params = {
      calendarId,
      eventId: event.id,
      conferenceDataVersion: 1,
      sendUpdates: 'all',
      requestBody,
    };
    const patched = await askGoogle('events.patch', (options) => google.events.patch(params, options), {
      expected: [412],
      ...(shown.etag ? { ifMatch: shown.etag } : {}),
    });
    if (patched.ok) return { event: patched.data };
  }
  throw new OutsideError('google', true, 'Google: the event changes faster than it can be read');
}

function editOf(shown: GoogleEvent, { knownStartsAt, span }: DesiredEvent): ShownEvent['edit'] {
  if (!knownStartsAt) return undefined;
  if (shown.status === 'cancelled') return { deleted: true };
  const now = spanOf(shown);
  if (!now || sameSpan(now, span) || now.startsAt.getTime() === knownStartsAt.getTime()) return undefined;
  return { deleted: false, span: now };
}

/** A Meet link may be pending at first: https://developers.google.com/workspace/calendar/api/guides/create-events#conferencing */
async function awaitMeet({ google, calendarId }: Diary, shown: GoogleEvent): Promise<GoogleEvent> {
  const eventId = shown.id;
  if (!eventId || meetUrlOf(shown) || shown.conferenceData?.createRequest?.status?.statusCode === 'failure')
    return shown;
  await wait(MEET_IS_MADE_WITHIN_MS);
  const again = await mustAnswer(
    askGoogle('events.get', (options) => google.events.get({ calendarId, eventId }, options)),
  );
  return again.data;
}

/** Removes the event; see `Calendar.remove`. @throws OutsideError */
export async function removeEvent(
  { google, calendarId }: Diary,
  eventId: string,
  guests: 'told' | 'not told',
): Promise<void> {
  const params = { calendarId, eventId, sendUpdates: guests === 'told' ? 'all' : 'none' };
  await askGoogle('events.delete', (options) => google.events.delete(params, options), {
    expected: [404, 410],
  });
}

/** For calls that name no expected refusal: each one is thrown. */
async function mustAnswer<Body>(
  asked: Promise<{ ok: true; data: Body } | { ok: false; status: never }>,
): Promise<{ data: Body }> {
  const answer = await asked;
  if (!answer.ok) throw new OutsideError('google', false, `Google: unexpected ${String(answer.status)}`);
  return answer;
}
