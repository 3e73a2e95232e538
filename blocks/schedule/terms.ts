import type { KnownBlock } from '@slack/types';
import { button, context } from '../elements';
import { ACTIONS, EVERYBODY, idFor } from '../ids';
import { inline, listText } from '../text';
import type { TermsProps } from './props';

/** What the search leaves out and was eased by, so that nobody takes it for all there is; no block where that is nothing. */
export function termsBlocks({ offered, without, agreed, unread }: TermsProps): KnownBlock[] {
  const lines = [
    ...(offered ? [inline(offered, 1000)] : []),
    ...(without.length > 0 ? [`Without ${listText(without.map((name) => inline(name, 60)))}.`] : []),
    ...(unread ? [inline(unread, 500)] : []),
    ...(agreed ? [`Agreed: ${inline(agreed, 1000)}.`] : []),
  ];
  return lines.length > 0 ? [context(lines.join(' '))] : [];
}

/** Takes back who was left out; null where nobody was. */
export function everybodyButton({ without }: TermsProps) {
  return without.length > 0
    ? button('Everybody again', idFor(ACTIONS.timesPeople, EVERYBODY), { value: EVERYBODY })
    : null;
}
