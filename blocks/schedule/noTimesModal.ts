import type { KnownBlock } from '@slack/types';
import { actions, button, context, modal, section } from '../elements';
import { ACTIONS, type ActionId, idFor, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { inline } from '../text';
import type { NoTimesModalProps, RelaxationProps } from './props';
import { everybodyButton, termsBlocks } from './terms';

const BUTTON_MAX = 75;
const MOST_OBSTACLES = 8;
const MOST_RELAXATIONS = 10;

/** No time is an answer too: what is in the way, and the smallest changes that help, each one tap. */
export function noTimesModal(props: NoTimesModalProps): ModalView {
  return modal({
    callbackId: VIEWS.noTimes,
    title: 'No time found',
    metadata: { requestId: props.requestId },
    blocks: [
      section(
        `*No time for ${inline(props.stageName)} with ${inline(props.candidate.name)} ${inline(props.rangeText)}*`,
      ),
      ...termsBlocks(props.terms),
      ...obstacleBlocks('What is in the way', props.obstacles.slice(0, MOST_OBSTACLES)),
      ...relaxationBlocks(props.relaxations.slice(0, MOST_RELAXATIONS), props.exact),
      actions(button('Change the request', ACTIONS.timesRequest), everybodyButton(props.terms)),
    ],
  });
}

/** What stands in the way, a line each. */
export function obstacleBlocks(title: string, obstacles: string[]): KnownBlock[] {
  const lines = obstacles.map((text) => `• ${inline(text, 250)}`);
  return lines.length > 0 ? [section(`*${title}*\n${lines.join('\n')}`)] : [];
}

/** Buttons for changes that help; one that is too long for a button stands beside it. Says where not all could be tried. */
export function relaxationBlocks(
  relaxations: RelaxationProps[],
  exact: boolean,
  action: ActionId = ACTIONS.timesRelax,
): KnownBlock[] {
  if (relaxations.length === 0) {
    const none = exact
      ? 'No single change helps, nor any two together.'
      : 'Nothing that was tried helps, but not everything could be tried.';
    return [section(`${none} Change the days, the stages or the people.`)];
  }
  const scope = scopeText(
    relaxations.some(({ changes }) => changes > 1),
    exact,
  );
  const short = relaxations.filter(({ text }) => text.length <= BUTTON_MAX);
  const long = relaxations.filter(({ text }) => text.length > BUTTON_MAX);
  return [
    section('*Smallest changes that help*'),
    ...(short.length > 0 ? [actions(...short.map((each) => relaxButton(each, each.text, action)))] : []),
    ...long.map((each) => section(inline(each.text, 500), relaxButton(each, 'Use this', action))),
    ...(scope ? [context(scope)] : []),
  ];
}

/** How far the search for what helps went; empty where single changes help and all that could be better were tried. */
function scopeText(isPairs: boolean, exact: boolean): string {
  if (isPairs && exact) return 'No single change helps; each of these makes two at once.';
  if (isPairs) return 'No single change was found to help. Not every pair was tried; others may help too.';
  return exact ? '' : 'Not everything could be tried; other changes may help too.';
}

function relaxButton({ id }: RelaxationProps, text: string, action: ActionId) {
  return button(text, idFor(action, id), { value: id });
}
