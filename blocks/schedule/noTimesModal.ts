import type { KnownBlock } from '@slack/types';
import { actions, button, context, modal, section } from '../elements';
import { ACTIONS, idFor, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { inline } from '../text';
import type { NoTimesModalProps, RelaxationProps } from './props';

const BUTTON_MAX = 75;
const MOST_OBSTACLES = 8;
const MOST_RELAXATIONS = 10;

/** No time is an answer too: what is in the way, and the smallest changes that help, each one tap. */
export function noTimesModal(props: NoTimesModalProps): ModalView {
  const obstacles = props.obstacles.slice(0, MOST_OBSTACLES).map((text) => `• ${inline(text, 250)}`);
  return modal({
    callbackId: VIEWS.noTimes,
    title: 'No time found',
    metadata: { requestId: props.requestId },
    blocks: [
      section(
        `*No time for ${inline(props.stageName)} with ${inline(props.candidate.name)} ${inline(props.rangeText)}*`,
      ),
      ...(obstacles.length > 0 ? [section(`*What is in the way*\n${obstacles.join('\n')}`)] : []),
      ...(props.loop?.tried === false
        ? [
            section(
              'What would help is not worked out for so long a loop. Ask for fewer stages at once, for more days, or for longer hours.',
            ),
          ]
        : relaxationBlocks(props.relaxations.slice(0, MOST_RELAXATIONS))),
      actions(
        button('Change the request', ACTIONS.timesRequest),
        props.loop ? null : button('Other people', ACTIONS.timesPeople),
      ),
    ],
  });
}

/** Buttons for changes that help; one that is too long for a button stands beside it. */
export function relaxationBlocks(relaxations: RelaxationProps[]): KnownBlock[] {
  if (relaxations.length === 0) {
    return [
      section(
        'No single change helps, nor any of the cheapest pairs of changes; dearer pairs were not tried. Change the days, the stages or the people.',
      ),
    ];
  }
  const short = relaxations.filter(({ text }) => text.length <= BUTTON_MAX);
  const long = relaxations.filter(({ text }) => text.length > BUTTON_MAX);
  return [
    section('*Smallest changes that help*'),
    ...(short.length > 0 ? [actions(...short.map((each) => relaxButton(each, each.text)))] : []),
    ...long.map((each) => section(inline(each.text, 500), relaxButton(each, 'Use this'))),
    ...(relaxations.some(({ changes }) => changes > 1)
      ? [context('No single change helps. Of pairs only the cheapest were tried; others may help too.')]
      : []),
  ];
}

function relaxButton({ id }: RelaxationProps, text: string) {
  return button(text, idFor(ACTIONS.timesRelax, id), { value: id });
}
