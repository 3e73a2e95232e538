import type { EventBody } from './eventBody';

/** How much a colleague (or an app that impersonates one) may see of a calendar. */
type Sharing = 'reader' | 'freeBusyReader' | 'none';

/** A calendar of the company, with what already stands in it. */
export interface CalendarSeed {
  /** The calendar's id, which is its owner's mail address. */
  id: string;
  name: string;
  /** `mailbox`: an address that nobody sits behind, such as the one that organises interviews. */
  kind: 'person' | 'room' | 'mailbox';
  /** IANA zone. */
  timeZone: string;
  sharing: Sharing;
  /** Title, or seats of a room. */
  note?: string;
  /** Colleagues who may write in it. */
  writers?: string[];
  /** Events that the owner organises, in the words of events.insert; guests of the company count as having answered as written. */
  events?: EventBody[];
}
