import type { CalendarSeed } from '../google/calendarSeed';
import { makeDiaries } from './diaries';
import { ENGINEERS } from './engineers';
import { emailOf, INTERVIEWS_MAILBOX } from './ids';
import { makeRoomCalendars } from './rooms';
import { STAFF } from './staff';

/** Fernhill's calendars: colleagues share free/busy, but for one who shares nothing. */
export function makeCalendars(anchorAt: Date): CalendarSeed[] {
  const diaries = makeDiaries(anchorAt);
  const engineers = ENGINEERS.map(({ name, title, zone, readable = true }): CalendarSeed => {
    const id = emailOf(name);
    return {
      ...{ id, name, kind: 'person', timeZone: zone, note: title, events: diaries.get(id) ?? [] },
      sharing: readable ? 'freeBusyReader' : 'none',
    };
  });
  const staff = STAFF.filter(({ active = true }) => active).map(
    ({ name, title, zone }): CalendarSeed => ({
      ...{ id: emailOf(name), name, kind: 'person', timeZone: zone, note: title },
      sharing: 'freeBusyReader',
    }),
  );
  const mailbox: CalendarSeed = {
    ...{ id: INTERVIEWS_MAILBOX, name: 'Fernhill Interviews', kind: 'mailbox', timeZone: 'UTC' },
    sharing: 'reader',
    note: 'Organises interviews',
  };
  return [...engineers, ...staff, ...makeRoomCalendars(anchorAt), mailbox];
}
