import { GoogleError } from './googleError';
import type { Grant } from './tokens';

/** What a call needs; each method's reference page lists the scopes that allow it. */
export type Need = 'freebusy' | 'readEvents' | 'writeEvents' | 'readCalendars';

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

const ALLOWED: Record<Need, readonly string[]> = {
  freebusy: ['calendar', 'calendar.readonly', 'calendar.events.freebusy', 'calendar.freebusy'].map(scope),
  readEvents: [
    'calendar',
    'calendar.readonly',
    'calendar.events',
    'calendar.events.readonly',
    'calendar.events.owned',
    'calendar.events.owned.readonly',
  ].map(scope),
  writeEvents: ['calendar', 'calendar.events', 'calendar.events.owned'].map(scope),
  readCalendars: [
    'calendar',
    'calendar.readonly',
    'calendar.calendarlist',
    'calendar.calendarlist.readonly',
  ].map(scope),
};

/** Throws 403 `insufficientPermissions` unless one of the grant's scopes allows the call. */
export function checkScope(grant: Grant, need: Need): void {
  if (grant.scopes.some((each) => ALLOWED[need].includes(each))) return;
  throw new GoogleError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
}
