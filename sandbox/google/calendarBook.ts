import type { Disk } from '../disk';
import type { CalendarSeed } from './calendarSeed';

export type CalendarEntry = Omit<CalendarSeed, 'events' | 'kind'> & {
  kind: CalendarSeed['kind'] | 'serviceAccount';
};
export type AccessRole = 'owner' | 'writer' | 'reader' | 'freeBusyReader' | 'none';

/** Who a request speaks for: a person of the company, or the bare service account. */
export interface Viewer {
  email: string;
  isServiceAccount: boolean;
}

export interface CalendarBook {
  find(id: string): CalendarEntry | undefined;
  list(): CalendarEntry[];
  put(calendar: CalendarEntry): void;
  roleOf(calendar: CalendarEntry, viewer: Viewer): AccessRole;
}

/** The company's calendars by id (ids are mail addresses and compare without case). */
export function openCalendarBook(disk: Disk): CalendarBook {
  const table = disk.table<CalendarEntry>('google.calendars');
  const calendars = new Map<string, CalendarEntry>(table.entries());
  return {
    find: (id) => calendars.get(id.toLowerCase()),
    list: () => [...calendars.values()],
    put(calendar) {
      table.put(calendar.id.toLowerCase(), calendar);
      calendars.set(calendar.id.toLowerCase(), calendar);
    },
    roleOf(calendar, viewer) {
      if (calendar.id === viewer.email) return 'owner';
      if (calendar.writers?.includes(viewer.email)) return 'writer';
      // A service account is no member of the company: what is shared with colleagues is not shared with it.
      return viewer.isServiceAccount ? 'none' : calendar.sharing;
    },
  };
}

export const canRead = (role: AccessRole): boolean => role !== 'none' && role !== 'freeBusyReader';
export const canWrite = (role: AccessRole): boolean => role === 'owner' || role === 'writer';
