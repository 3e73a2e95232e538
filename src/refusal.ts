import type { CardFault } from '../scorecards/cardFaults';
import type { Constraint } from './scheduling/answers';

/** An expected no: the cause and the way out, told where the person is looking. */
export interface Refusal {
  ok: false;
  reason: RefusalReason;
}

export type RefusalReason =
  /** The person lacks the role; `ask` names who can give it. */
  | { code: 'not yours'; needs: string; askIds: string[] }
  /** Somebody unknown to the workspace's list of people. */
  | { code: 'unknown person' }
  | { code: 'unknown candidate' }
  /** Several candidates are called so. */
  | { code: 'several candidates'; names: string[] }
  /** The time went to somebody else in between. */
  | { code: 'time taken'; personId: string; byInterviewId?: string }
  | { code: 'cap reached'; personId: string }
  /** The candidate has another interview at this time. */
  | { code: 'candidate booked'; candidateId: string; byInterviewId?: string }
  /** The room has something else at this time, or nobody can say whether it has. */
  | { code: 'room taken'; roomId: string; byInterviewId?: string }
  /** The room is no longer offered. */
  | { code: 'room gone'; roomId: string }
  /** Google does not show this calendar to the mailbox that organises interviews. */
  | { code: 'calendar not readable' }
  /** Another room has this calendar. */
  | { code: 'calendar known'; roomId: string }
  | { code: 'too many rooms'; most: number }
  /** The plan was already booked, by a double click or from another modal. */
  | { code: 'already booked'; interviewId: string }
  /** The plan is older than the database keeps. */
  | { code: 'plan expired' }
  /** The plan is kept, but what was chosen is no longer among its answers: it was searched anew, or another version answered. */
  | { code: 'answer gone' }
  /** Somebody of the panel has left the workspace since the search. */
  | { code: 'person left'; personId: string }
  /** Rules say that they may not take this seat. */
  | { code: 'cannot sit'; personId: string; constraints: readonly Constraint[] }
  /** These two never sit on one panel, as an admin says by now. */
  | { code: 'kept apart'; personIds: readonly [string, string] }
  /** Somebody changed the candidate since the form was opened. */
  | { code: 'candidate changed'; candidateId: string }
  | { code: 'email taken'; candidateId: string }
  /** The search was stopped because nobody waits that long. */
  | { code: 'search too long' }
  | { code: 'no change in google' }
  | { code: 'time passed' }
  /** Every stage of the interview plan is held or booked. */
  | { code: 'nothing open' }
  /** A stage of the loop was booked meanwhile. */
  | { code: 'stage booked' }
  /** The other sessions of a loop find no time around what was changed. */
  | { code: 'no loop around' }
  | { code: 'interview over'; status: 'cancelled' | 'did not happen' | 'started' }
  | { code: 'not on the panel' }
  | { code: 'not yet held' }
  | { code: 'card locked' }
  /** Somebody has handed in a card: the interview took place. */
  | { code: 'cards are in' }
  | { code: 'card already in' }
  | { code: 'card changed elsewhere'; savedAt: Date }
  | { code: 'card incomplete'; faults: CardFault[] }
  | { code: 'own card first' }
  /** Somebody, or oneself where `byId` is null, nudged this person a short while ago. */
  | { code: 'nudged already'; personId: string; byId: string | null; at: Date; againAt: Date }
  | { code: 'concerns yourself' }
  | { code: 'conflict of interest' }
  | { code: 'quorum missing'; votes: number; quorum: number }
  | { code: 'already decided' }
  /** A card or a vote came in while somebody decided. */
  | { code: 'evidence is newer' }
  | { code: 'reason missing' }
  /** Somebody in the channel may not read what would be posted. */
  | { code: 'channel has outsiders'; slackUserIds: string[] }
  | { code: 'channel not reachable'; why: 'not in it' | 'shared' | 'too many' }
  | { code: 'last admin' }
  | { code: 'google not answering'; reference: string };

/** Makes a refusal. */
export function refuse(reason: RefusalReason): Refusal {
  return { ok: false, reason };
}
