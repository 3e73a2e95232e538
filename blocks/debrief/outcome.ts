import type { VoteOutcome } from './props';

export const OUTCOMES: VoteOutcome[] = ['hire', 'no hire', 'more evidence'];

const LABELS: Record<VoteOutcome, string> = {
  hire: 'Hire',
  'no hire': 'No hire',
  'more evidence': 'More evidence',
};

/** "No hire". */
export function outcomeLabel(outcome: VoteOutcome): string {
  return LABELS[outcome];
}

/** The value of a vote's button, as `readVotePick` takes it apart. */
export function votePickValue(outcome: VoteOutcome, candidateId: string): string {
  return `${outcome}/${candidateId}`;
}

/** Which outcome was pressed, for whom; null where the value is none of ours. */
export function readVotePick(value: string): { outcome: VoteOutcome; candidateId: string } | null {
  const at = value.indexOf('/');
  const outcome = OUTCOMES.find((each) => each === value.slice(0, at));
  return outcome && at + 1 < value.length ? { outcome, candidateId: value.slice(at + 1) } : null;
}
