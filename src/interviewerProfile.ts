import type { Interviewer } from './scheduling/types';

/** What scheduling must know of somebody who interviews, besides what their calendar says. */
export interface InterviewerProfile
  extends Pick<
    Interviewer,
    | 'weeklyHours'
    | 'overrides'
    | 'daysOff'
    | 'capPerDay'
    | 'capPerWeek'
    | 'bufferMinutes'
    | 'leastNoticeMinutes'
    | 'pausedUntil'
    | 'skills'
    | 'pools'
  > {
  /** The Google calendar that tells when they are busy: usually their mailbox. */
  calendarId: string;
}
