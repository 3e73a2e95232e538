import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../elements';
import { ACTIONS } from '../ids';
import type { Message } from '../props';
import { count, inline } from '../text';
import { stateText } from '../viewState';
import { moment } from '../when';
import type { ScorecardRequestProps } from './props';

/** At the end of an interview: asks for the card, and says "In." once it is. */
export function scorecardRequest(props: ScorecardRequestProps): Message {
  const who = inline(props.candidate.name);
  const what = `${who} (${inline(props.stageName)})`;
  const due = `Due ${moment(props.dueAt, props.zone)}.`;
  const { state } = props;
  switch (state.kind) {
    case 'due':
      return {
        text: `How did it go with ${what}? ${due}`,
        blocks: [
          section(
            `*How did it go with ${who}?* ${inline(props.stageName)}.\n${due} The first notes are the best ones.`,
          ),
          fillActions(props, 'Fill scorecard'),
        ],
      };
    case 'draft':
      return {
        text: `Your draft for ${what} is kept. ${due}`,
        blocks: [
          section(`*Your draft for ${who} is kept.* ${inline(props.stageName)}.\n${due}`),
          fillActions(props, 'Finish scorecard'),
        ],
      };
    case 'in':
      return {
        text: `In: your card for ${what}. ${countText(state)}`,
        blocks: [section(`*In:* your card for ${what}. ${countText(state)}`), readActions(props)],
      };
    case 'did not happen':
      return over(`It did not happen: ${what}. No card is needed.`, state.reason);
    case 'cancelled':
      return over(`${stateText('cancelled')}: ${what}. No card is needed.`);
  }
}

function countText({ submitted, expected }: { submitted: number; expected: number }): string {
  if (expected <= 1) return 'It is the only one of this interview.';
  return submitted < expected
    ? `${submitted} of ${count(expected, 'card')} are in.`
    : `All ${expected} cards are in.`;
}

function fillActions({ interviewId }: ScorecardRequestProps, text: string): KnownBlock {
  return actions(
    button(text, ACTIONS.scorecardOpen, { value: interviewId, style: 'primary' }),
    button('It did not happen', ACTIONS.scorecardNotHeld, { value: interviewId }),
  );
}

function readActions({ interviewId }: ScorecardRequestProps): KnownBlock {
  return actions(button('Read the cards', ACTIONS.scorecardRead, { value: interviewId }));
}

function over(text: string, reason?: string): Message {
  return { text, blocks: [section(text), ...(reason ? [context(inline(reason, 400))] : [])] };
}
