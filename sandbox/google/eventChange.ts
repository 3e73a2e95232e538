import type { CalendarEntry } from './calendarBook';
import type { EventDraft, EventRecord } from './eventStore';

export type SendUpdates = 'all' | 'externalOnly' | 'none';

/** A change to one event as its organiser sees it, for the mails that follow from it. */
export interface EventChange {
  before?: EventRecord;
  after: EventRecord;
  /** Set when a guest's answer is the change. */
  answeredBy?: string;
  sendUpdates: SendUpdates;
}

/** Where and for whom a write happens. */
export interface WriteContext {
  calendar: CalendarEntry;
  actorEmail: string;
  madeBy: 'api' | 'person';
  sendUpdates: SendUpdates;
  /** 1 when the caller understands conferences; otherwise conference data is ignored. */
  conferenceVersion: 0 | 1;
  ifMatch?: string;
}

/** Writes an organiser's copy and everything that follows from it. */
export type Commit = (draft: EventDraft, change: Omit<EventChange, 'after'>) => EventRecord;
