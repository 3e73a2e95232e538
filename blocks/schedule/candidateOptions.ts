import type { PlainTextOption } from '@slack/types';
import { option } from '../elements';
import { NEW_CANDIDATE } from '../ids';
import { plainName } from '../text';

/** Slack takes 100 options; the last row is always "+ New candidate". */
const MOST_FOUND = 99;

/** The answer to the candidate search: who was found, in the order given, and the row that adds somebody new. */
export function candidateOptions(
  found: { id: string; name: string; detail?: string }[],
  query = '',
): { options: PlainTextOption[] } {
  const typed = plainName(query, 40);
  const add = query.trim() === '' ? '+ New candidate' : `+ New candidate "${typed}"`;
  return {
    options: [...found.slice(0, MOST_FOUND).map(candidateOption), option(add, NEW_CANDIDATE)],
  };
}

/** One candidate as an option; `detail` tells two of the same name apart: "Senior, Back End Engineer". */
export function candidateOption(candidate: { id: string; name: string; detail?: string }): PlainTextOption {
  return option(plainName(candidate.name, 75), candidate.id, candidate.detail);
}
