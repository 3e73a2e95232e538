import type { Candidate, HistoryLine, Interview, Person, Room, Scorecard } from '../../src/entities';
import type { CalendarSeed } from '../google/calendarSeed';
import type { ChannelSettings, TeamSettings, UserSettings } from '../slack/settings';
import { makeCalendars } from './calendars';
import { makeCandidates } from './candidates';
import { INTERVIEWS_MAILBOX, TEAM_ID } from './ids';
import { makeInterviews } from './interviews';
import { makePeople } from './people';
import { makeRooms } from './rooms';
import { makeScorecards } from './scorecards';
import { makeChannels, makeSlackUsers } from './slack';

/** Fernhill, whole: what Slack, Google Calendar and the database know of it on its first morning. */
export interface Company {
  /** A Monday 08:00 UTC. The calendars are filled for the three weeks from that Monday. */
  anchorAt: Date;
  team: TeamSettings;
  /** The bot's own user is Slack's to add (`U0INTERLOOP`). */
  slackUsers: UserSettings[];
  channels: ChannelSettings[];
  /** For Google: people, rooms and the mailbox that organises interviews, with their events. */
  calendars: CalendarSeed[];
  /** The mailbox that the service account speaks for. */
  interviewsMailbox: string;
  /** For the database. */
  people: Person[];
  rooms: Room[];
  candidates: Candidate[];
  /** Interviews of the two weeks before the anchor, with their panels. */
  interviews: Interview[];
  scorecards: Scorecard[];
}

/**
 * Fernhill as of a Monday 08:00 UTC; the same instant always gives the same company.
 * @throws RangeError when the anchor is no Monday 08:00 UTC.
 */
export function makeCompany(anchorAt: Date): Company {
  if (anchorAt.getUTCDay() !== 1 || anchorAt.toISOString().slice(11) !== '08:00:00.000Z') {
    throw new RangeError(`The company starts on a Monday 08:00 UTC, not ${anchorAt.toISOString()}`);
  }
  const held = makeInterviews(anchorAt);
  const scorecards = makeScorecards(held);
  return {
    anchorAt,
    team: { id: TEAM_ID, name: 'Fernhill', domain: 'fernhill' },
    slackUsers: makeSlackUsers(),
    channels: makeChannels(),
    calendars: makeCalendars(anchorAt),
    interviewsMailbox: INTERVIEWS_MAILBOX,
    people: makePeople(anchorAt),
    rooms: makeRooms(),
    candidates: makeCandidates(anchorAt),
    interviews: held.map((interview) => withCardLines(interview, scorecards)),
    scorecards,
  };
}

/** Each submitted card is a line in its interview's story. */
function withCardLines(interview: Interview, cards: readonly Scorecard[]): Interview {
  const lines = cards
    .filter((card) => card.interviewId === interview.id && card.submittedAt)
    .map((card): HistoryLine => ({ at: card.savedAt, what: 'card in', byId: card.personId }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return {
    ...interview,
    history: [...interview.history, ...lines],
    revision: interview.revision + lines.length,
  };
}

/** The Monday 08:00 UTC of the week (Monday first, in UTC) that an instant lies in. */
export function anchorOf(at: Date): Date {
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() - sinceMonday, 8));
}
