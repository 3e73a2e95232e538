import type { calendar_v3 } from 'googleapis/build/src/apis/calendar';
import type { CalendarChange } from '../calendarEvent';
import { askGoogle } from './askGoogle';
import { interviewIdOf, spanOf } from './eventForm';
import type { Diary } from './showEvent';

type GoogleEvent = calendar_v3.Schema$Event;

/** How far back a list from the start reaches: longer than any outage. */
const LOOK_BACK_MS = 14 * 24 * 60 * 60 * 1000;

export interface ReadChanges {
  changes: CalendarChange[];
  /** Where to go on the next time. */
  syncToken?: string;
}

/**
 * What changed since `syncToken`, our own writes included. Without one, or when Google has forgotten it (410), every
 * event from two weeks ago on: nothing is missed, and what is unchanged is told once more.
 * https://developers.google.com/workspace/calendar/api/guides/sync @throws OutsideError
 */
export async function readChanges(
  diary: Diary,
  syncToken: string | undefined,
  now: Date,
): Promise<ReadChanges> {
  const listed = syncToken ? await listPages(diary, { syncToken }) : 'forgotten';
  if (listed !== 'forgotten') return listed;
  const timeMin = new Date(now.getTime() - LOOK_BACK_MS).toISOString();
  const anew = await listPages(diary, { timeMin });
  return anew === 'forgotten' ? { changes: [] } : anew;
}

async function listPages(
  { google, calendarId }: Diary,
  from: { syncToken: string } | { timeMin: string },
): Promise<ReadChanges | 'forgotten'> {
  const changes: CalendarChange[] = [];
  let pageToken: string | undefined;
  do {
    // The organiser's deleted events keep their details only where deleted ones are asked for:
    // https://developers.google.com/workspace/calendar/api/v3/reference/events#status
    const params = {
      calendarId,
      ...from,
      showDeleted: true,
      maxResults: 250,
      ...(pageToken ? { pageToken } : {}),
    };
    const answer = await askGoogle('events.list', (options) => google.events.list(params, options), {
      expected: [410],
    });
    if (!answer.ok) return 'forgotten';
    for (const event of answer.data.items ?? []) changes.push(...toChange(event));
    pageToken = answer.data.nextPageToken ?? undefined;
    if (!pageToken) {
      const { nextSyncToken } = answer.data;
      return { changes, ...(nextSyncToken ? { syncToken: nextSyncToken } : {}) };
    }
  } while (pageToken);
  return { changes };
}

/** None for an event that is not ours. */
function toChange(event: GoogleEvent): CalendarChange[] {
  const interviewId = interviewIdOf(event);
  if (!event.id || !interviewId) return [];
  const span = spanOf(event);
  const guests = (event.attendees ?? []).filter(({ organizer }) => !organizer);
  return [
    {
      eventId: event.id,
      interviewId,
      deleted: event.status === 'cancelled',
      ...(span ? { span } : {}),
      answers: guests.flatMap(({ email, responseStatus, comment }) =>
        email ? [{ email, answer: toAnswer(responseStatus), ...(comment ? { comment } : {}) }] : [],
      ),
    },
  ];
}

function toAnswer(status: string | null | undefined): CalendarChange['answers'][number]['answer'] {
  return status === 'accepted' || status === 'declined' || status === 'tentative' ? status : 'needsAction';
}
