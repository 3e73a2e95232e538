import type { Interval } from './scheduling/types';

/** An event as it must stand in Google. */
export interface DesiredEvent {
  /** Derived from the interview, so that a retry meets the same event. */
  id: string;
  title: string;
  description: string;
  span: Interval;
  zone: string;
  attendees: { email: string; name: string; optional?: true }[];
  /** Asked like a guest, and answers by itself. */
  room?: { email: string; name: string };
  /** Where it is held, in words, or the link. */
  location?: string;
  /** Attendees may see each other; false for the candidate's event. */
  guestsSeeEachOther: boolean;
  /** `make` asks for a Meet link; a url shows that link. */
  meet: 'make' | { url: string };
  /** Opaque, private to our app. */
  interviewId: string;
  /**
   * The start that Google was last known to show. Where Google now shows neither that nor the wanted time, or the event
   * is deleted, a person did it: nothing is written, and the edit is told. Unset: whatever stands there is overwritten.
   */
  knownStartsAt?: Date;
}

export interface ShownEvent {
  url?: string;
  /** Missing while Google is still making the link; ask again. */
  meetUrl?: string;
  /** What the room's calendar says, once it has. */
  roomAnswer?: 'accepted' | 'declined';
  /** A person's edit that was left alone; see `DesiredEvent.knownStartsAt`. */
  edit?: { deleted: true } | { deleted: false; span: Interval };
}

/** A change that a person made in Google to an event of ours. */
export interface CalendarChange {
  eventId: string;
  interviewId: string;
  span?: Interval;
  deleted: boolean;
  answers: {
    email: string;
    answer: 'accepted' | 'declined' | 'tentative' | 'needsAction';
    comment?: string;
  }[];
}
