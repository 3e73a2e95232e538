/**
 * What the page asks of the office around Slack and Google: the sandbox's clock and the checklist.
 *
 * | route | body | answer |
 * |---|---|---|
 * | `GET  /office/clock` | | `OfficeClock` |
 * | `POST /office/clock/advance` | `ClockAdvance` | `OfficeClock` |
 * | `POST /office/clock/next-reminder` | `{}` | `OfficeClock`, or 409 `{ error }` when no reminder waits |
 * | `GET  /office/checklist` | | `OfficeChecklist` |
 * | `GET  /office/events` | | server-sent events, each `data:` an `OfficeNews` |
 *
 * A wrong request is a 4xx with `{ error }`.
 */
export const OFFICE_ROUTES = {
  clock: '/office/clock',
  advance: '/office/clock/advance',
  nextReminder: '/office/clock/next-reminder',
  checklist: '/office/checklist',
  events: '/office/events',
} as const;

export interface OfficeClock {
  /** The sandbox's time in milliseconds since the epoch. */
  nowMs: number;
  /** The reminder that comes next, `null` if none waits. `label` says what it is: `Reminder: Ada Lovelace in 10 min`. */
  nextReminder: { atMs: number; label: string } | null;
}

/** Whole minutes, 1 to 20160 (two weeks). */
export interface ClockAdvance {
  minutes: number;
}

/** "Live it in five minutes", in order. */
export interface OfficeChecklist {
  steps: ChecklistStep[];
}

export interface ChecklistStep {
  id: string;
  /** `Accept as Priya` */
  title: string;
  /** One more line: what to press, what will happen. May be empty. */
  hint: string;
  isDone: boolean;
  /** Where a click on the line leads; `null` if there is nowhere yet (a message that has not come). */
  jump: ChecklistJump | null;
}

export interface ChecklistJump {
  /** Whom to become. */
  userId: string;
  tab: 'slack' | 'calendars' | 'mail';
  /** In the Slack tab: a conversation by its id, the app's Messages or its Home; without it, where the person was. */
  place?: { channel: string; threadTs?: string } | 'appMessages' | 'appHome';
  /** Written into the composer, ready to be sent: `/schedule Ada Lovelace system design next week`. */
  compose?: string;
  /** What the click does besides: the clock jumps to the next reminder. */
  clock?: 'nextReminder';
}

/** Something worth a new look; the page asks again. */
export type OfficeNews = { kind: 'clock' } | { kind: 'checklist' };
