import type { HoursWindow, Weights } from './types';

/** When an interview is civil for a candidate who said nothing else, on their own clock. */
export const CIVIL_HOURS: readonly HoursWindow[] = [{ from: '08:00', to: '19:00' }];

/** Inside this window the candidate's hour costs nothing; outside it, each half-hour does. */
export const COMFORTABLE_HOURS: HoursWindow = { from: '10:00', to: '17:00' };

/** A focus cut counts half-hours of its smaller piece up to this many: beyond two hours a block is saved anyway. */
export const MOST_FOCUS_HALF_HOURS = 4;

export interface WeightNote {
  readonly points: number;
  readonly per: string;
  readonly why: string;
}

/** The cost, one line a part. Points are whole, so that equal input orders equally everywhere. */
const WEIGHT_NOTES: Readonly<Record<keyof Weights, WeightNote>> = {
  loadWeek: {
    points: 12,
    per: 'interview this week above the least loaded colleague who could sit here',
    why: 'Where nobody evens it out, 30 % of interviewers carry 70 % of the load; it outweighs a day of waiting.',
  },
  loadFourWeeks: {
    points: 3,
    per: 'interview in four weeks above the least loaded colleague',
    why: 'Who had a heavy month rests before who had a heavy Monday is asked again; weaker, because it is past.',
  },
  candidateHours: {
    points: 4,
    per: 'half-hour before 10:00 or after 17:00 on the candidate’s clock',
    why: 'They are judged at that hour; two hours off cost about as much as a working day of waiting.',
  },
  soonest: {
    points: 8,
    per: 'day from today, on the candidate’s calendar',
    why: 'Candidates are lost by waiting; less than one interview of unfair load.',
  },
  focus: {
    points: 5,
    per: 'half-hour begun of the smaller piece left when a free stretch is split, at most four',
    why: 'A slot beside another meeting takes its minutes; one in the middle of a free afternoon takes the afternoon.',
  },
  gaps: {
    points: 1,
    per: '5 minutes of idle time in the loop beyond the least break and lunch',
    why: 'The candidate waits in a lobby or before a dark screen.',
  },
  extraDay: {
    points: 40,
    per: 'day of the loop after the first',
    why: 'A second day is a second day of leave for the candidate: worth five days of waiting.',
  },
  continuity: {
    points: 30,
    per: 'person on a moved interview who was not on it before',
    why: 'Who has prepared stays; only a clearly better time outweighs briefing somebody new.',
  },
  repeatDay: {
    points: 10,
    per: 'earlier proposal on the same day',
    why: 'Ten shifts of one slot are one choice; a little more than a day of waiting, so days alternate.',
  },
  repeatPerson: {
    points: 4,
    per: 'earlier proposal that has the same person, each person counted',
    why: 'If that person declines, the other proposals should still stand.',
  },
  repeatTime: {
    points: 15,
    per: 'earlier proposal that overlaps this one (single interviews)',
    why: 'A quarter of an hour later is the same choice to everybody asked.',
  },
};

const points = (name: keyof Weights): number => WEIGHT_NOTES[name].points;

export const DEFAULT_WEIGHTS: Weights = {
  loadWeek: points('loadWeek'),
  loadFourWeeks: points('loadFourWeeks'),
  candidateHours: points('candidateHours'),
  soonest: points('soonest'),
  focus: points('focus'),
  gaps: points('gaps'),
  extraDay: points('extraDay'),
  continuity: points('continuity'),
  repeatDay: points('repeatDay'),
  repeatPerson: points('repeatPerson'),
  repeatTime: points('repeatTime'),
};

/** Where only what can be is asked, and not what it costs. */
export const NO_WEIGHTS: Weights = {
  loadWeek: 0,
  loadFourWeeks: 0,
  candidateHours: 0,
  soonest: 0,
  focus: 0,
  gaps: 0,
  extraDay: 0,
  continuity: 0,
  repeatDay: 0,
  repeatPerson: 0,
  repeatTime: 0,
};
