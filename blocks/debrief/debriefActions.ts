import type { Button, KnownBlock } from '@slack/types';
import { actions, button, option, overflow } from '../elements';
import { ACTIONS } from '../ids';
import type { DebriefProps } from './props';

/** What the overflow of the debrief offers. */
type DebriefVerb = 'pdf' | 'csv' | 'post';

/** Reads the value of an overflow's option; null where it is none of the debrief's. */
export function readDebriefMore(value: string): { verb: DebriefVerb; candidateId: string } | null {
  const [, verb, candidateId] = /^(pdf|csv|post)\/(.+)$/.exec(value) ?? [];
  if (candidateId === undefined) return null;
  return verb === 'pdf' || verb === 'csv' || verb === 'post' ? { verb, candidateId } : null;
}

/** Read the cards, record the decision, and what is rarer in the overflow; `first` goes before them. */
export function debriefActions(props: DebriefProps, first: Button | null = null): KnownBlock[] {
  const { candidate, may, decision, cards, traineeCards } = props;
  const value = candidate.id;
  const more = [
    ...(may.export ? [option('Export as PDF', `pdf/${value}`), option('Export as CSV', `csv/${value}`)] : []),
    ...(may.post ? [option('Post to a channel', `post/${value}`)] : []),
  ];
  const elements = [
    first,
    cards.length + traineeCards.length > 0 ? button('Read the cards', ACTIONS.debriefRead, { value }) : null,
    may.decide && !decision ? button('Record the decision', ACTIONS.debriefDecide, { value }) : null,
    more.length > 0 ? overflow(ACTIONS.debriefMore, more) : null,
  ].filter((element) => element !== null);
  return elements.length > 0 ? [actions(...elements)] : [];
}
