/**
 * What scheduling answers: proposals with their cost and reasons, what stands in the way, and the changes that open
 * more. Plain data throughout; `blocks/` turns it into words.
 */
import type { CivilDate, Part, SeatedPerson, StepMinutes } from './types';

/** Points by part; `total` is their sum. `repeat` is what it pays for resembling the proposals before it. */
export interface Cost {
  readonly total: number;
  readonly loadWeek: number;
  readonly loadFourWeeks: number;
  readonly candidateHours: number;
  readonly soonest: number;
  readonly focus: number;
  readonly gaps: number;
  readonly extraDay: number;
  readonly continuity: number;
  readonly repeat: number;
}

/** Why this one, as data for a sentence. */
export type Reason =
  /** "Priya has had none this week"; counts are before this booking, the week is that of the start in her zone. */
  | {
      readonly kind: 'load';
      readonly personId: string;
      readonly thisWeek: number;
      readonly fourWeeks: number;
      readonly capPerWeek: number | null;
      /** The least anybody who could sit here has this week. */
      readonly leastOfPool: number;
    }
  /** "Everyone is inside working hours." Always true of a proposal. */
  | { readonly kind: 'insideHours'; readonly personIds: readonly string[] }
  /** "Starts 10:00 in Lisbon": one for the candidate (`personId` null), then one for each other zone on the panel. */
  | {
      readonly kind: 'localStart';
      readonly personId: string | null;
      readonly zone: string;
      readonly startsAt: Date;
    }
  /** "Nobody's focus time is cut." */
  | { readonly kind: 'focusKept'; readonly personIds: readonly string[] }
  /** "Splits Omar's free afternoon: 90 min before, 120 min after." */
  | {
      readonly kind: 'focusCut';
      readonly personId: string;
      readonly beforeMinutes: number;
      readonly afterMinutes: number;
    }
  /** "Early for Ada: 30 min before 10:00 her time." */
  | { readonly kind: 'candidateEdge'; readonly earlyMinutes: number; readonly lateMinutes: number }
  /** Civil days from now's date to the start's, in the candidate's zone. */
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'keeps'; readonly personIds: readonly string[] }
  | { readonly kind: 'changes'; readonly joining: readonly string[]; readonly leaving: readonly string[] }
  | { readonly kind: 'trainee'; readonly personId: string; readonly part: 'shadow' | 'reverse shadow' }
  | {
      readonly kind: 'loopShape';
      readonly days: number;
      readonly idleMinutes: number;
      readonly endsAt: Date;
    }
  /** One that costs less may have been left out: there was not time enough to prove that there is none. */
  | { readonly kind: 'unproven' };

export interface SlotProposal {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** In the order of the panel's seats; trainees last. */
  readonly seats: readonly SeatedPerson[];
  readonly roomId: string | null;
  readonly cost: Cost;
  readonly reasons: readonly Reason[];
}
export interface PlannedSession extends Omit<SlotProposal, 'cost'> {
  readonly sessionId: string;
}
export interface LoopProposal {
  /** In time order. */
  readonly sessions: readonly PlannedSession[];
  readonly cost: Cost;
  /** Of the loop as a whole; each session carries its own too. */
  readonly reasons: readonly Reason[];
}

/** A rule that stands between the request and more starts. */
export type Constraint =
  | 'candidateHours'
  | 'candidateBusy'
  | 'workingHours'
  | 'busy'
  | 'unknown'
  | 'buffer'
  | 'capPerDay'
  | 'capPerWeek'
  | 'notice'
  | 'paused'
  | 'skill'
  | 'pool'
  | 'required'
  | 'excluded'
  | 'apart'
  | 'conflict'
  | 'room'
  | 'order'
  | 'breaks'
  | 'lunch'
  | 'sameDay'
  | 'nobodyTwice';

export interface Obstacle {
  readonly constraint: Constraint;
  /**
   * Starts that would be legal if only this constraint were gone, less those that are. For a loop: days it could begin, of
   * an explanation that is not exact perhaps more. Nobody is told 0.
   */
  readonly removes: number;
  /** Who it touches, most touched first, with the starts it takes from each within the candidate's time. */
  readonly people: readonly { readonly personId: string; readonly removes: number }[];
}

/** A smallest change to the request. `applyRelaxation` makes it; it never touches the argument. */
export type Relaxation =
  | {
      readonly kind: 'raiseCap';
      readonly personId: string;
      readonly per: 'day' | 'week';
      readonly from: number;
      readonly to: number;
    }
  /** Everybody of `personIds` (all in `zone`) starts earlier or stops later by so many minutes. */
  | {
      readonly kind: 'widenHours';
      readonly personIds: readonly string[];
      readonly zone: string;
      readonly side: 'earlier' | 'later';
      readonly minutes: number;
    }
  | { readonly kind: 'widenCandidate'; readonly side: 'earlier' | 'later'; readonly minutes: number }
  /** The candidate's last window ends so many days later. */
  | { readonly kind: 'moreDays'; readonly days: number }
  | {
      readonly kind: 'addPool';
      readonly sessionId: string;
      readonly seatId: string;
      readonly pool: string;
    }
  | {
      readonly kind: 'shortenBuffer';
      readonly personId: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'shortenNotice';
      readonly personId: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'liftPause'; readonly personId: string }
  | {
      readonly kind: 'fewerSeats';
      readonly sessionId: string;
      readonly seatId: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'dropRequired'; readonly sessionId: string; readonly personId: string }
  /** The person need not sit, and the seats that name them are open to their pools too. */
  | { readonly kind: 'replaceNamed'; readonly sessionId: string; readonly personId: string }
  | {
      readonly kind: 'liftApart';
      readonly sessionId: string;
      readonly personIds: readonly [string, string];
    }
  | { readonly kind: 'finerStep'; readonly from: StepMinutes; readonly to: StepMinutes }
  /** Every session. */
  | { readonly kind: 'linkInsteadOfRoom' }
  | { readonly kind: 'moreLoopDays'; readonly from: number; readonly to: number }
  | { readonly kind: 'freeOrder' }
  | { readonly kind: 'dropLunch' }
  | { readonly kind: 'longerBreaks'; readonly from: number; readonly to: number }
  | { readonly kind: 'allowRepeat' };

export interface RelaxationOffer {
  /** One change, or two where no single one opens anything. Apply them in order. */
  readonly changes: readonly Relaxation[];
  /** What it asks of people, in points; offers are sorted by price, then by what they open. */
  readonly price: number;
  /** Starts it adds, counted by planning again with it. For a loop: days on which it can then begin. */
  readonly opens: number;
}
/** What a loop takes at least, and the most that the candidate has on so many days together. */
export interface TooShort {
  readonly needMinutes: number;
  readonly haveMinutes: number;
  readonly days: number;
}
export interface Explanation {
  readonly unit: 'starts' | 'days';
  /** Legal starts (slot) or days on which the loop can begin. */
  readonly legal: number;
  readonly obstacles: readonly Obstacle[];
  readonly offers: readonly RelaxationOffer[];
  /** Absent where the candidate has time enough, and of a single interview. */
  readonly tooShort?: TooShort;
  /** False where not everything could be tried: of many pairs of changes the cheapest, of a long loop what time allows. */
  readonly exact: boolean;
}

export interface DayCount {
  /** In the candidate's zone. */
  readonly date: CivilDate;
  readonly starts: number;
}
export interface SlotAnswer {
  /** The best `k` after `skip`, cheapest first; each next pays for resembling those before it. */
  readonly proposals: readonly SlotProposal[];
  /** Legal starts in all; `more` of them were not shown yet. */
  readonly total: number;
  readonly more: number;
  readonly days: readonly DayCount[];
  /** Given when there are fewer proposals than asked. */
  readonly shortage: Explanation | null;
}
export interface LoopAnswer {
  readonly proposals: readonly LoopProposal[];
  readonly shortage: Explanation | null;
}

export interface Replacement {
  readonly personId: string;
  readonly seatId: string;
  readonly part: Part;
  readonly cost: Cost;
  readonly reasons: readonly Reason[];
}
export interface ReplacementAnswer {
  readonly replacements: readonly Replacement[];
  /** People with the skill who cannot, and every rule that says so. */
  readonly unable: readonly { readonly personId: string; readonly constraints: readonly Constraint[] }[];
  /** Changes that make one more person able; `opens` counts people. */
  readonly offers: readonly RelaxationOffer[];
}

export interface BatchAnswer {
  /** In the order of the requests; null where this one cannot be placed beside the others. */
  readonly proposals: readonly (SlotProposal | null)[];
  readonly totalCost: number;
  /** False where the search stopped at its limit: then it can be booked, but a cheaper set may exist. */
  readonly exact: boolean;
}

export interface FreeAt {
  readonly startsAt: Date;
  /** Everybody with a skill for the stage and without a conflict who is free for all of it, in the order of the request. */
  readonly personIds: readonly string[];
}
