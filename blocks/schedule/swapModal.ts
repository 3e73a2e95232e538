import type { KnownBlock } from '@slack/types';
import { actions, button, context, divider, modal, option, section } from '../elements';
import { ACTIONS, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { whoAndWhere } from '../seats';
import { count, inline, listText } from '../text';
import { plainMoment, whenLine } from '../when';
import type { SwapModalProps } from './props';

/** Two blocks a choice. */
const MOST_CHOICES = 20;
/** Slack's limit for a select. */
const MOST_SHIFTS = 100;

/** Who else could sit in a session of the plan at its time, and when else it could be; the rest is planned around it. */
export function swapModal(props: SwapModalProps): ModalView {
  const { session } = props;
  return modal({
    callbackId: VIEWS.swap,
    title: 'Change a session',
    metadata: { requestId: props.requestId, planId: props.planId, sessionId: session.id },
    blocks: [
      section(
        `*${inline(session.stageName)}*\n${whenLine({ ...session, candidate: props.candidate }, props.zone)}\n${whoAndWhere(session)}`,
      ),
      actions(button('Back to the plan', ACTIONS.loopNext, { value: props.planId })),
      divider(),
      ...choiceBlocks(props),
      divider(),
      shiftBlock(props),
    ],
  });
}

function choiceBlocks({ choices, unfit, unable }: SwapModalProps): KnownBlock[] {
  const shown = choices.slice(0, MOST_CHOICES);
  const rest = choices.length - shown.length;
  const unfitLine = unfit.length > 0 ? `${unfitText(unfit)}.` : '';
  if (shown.length === 0) {
    const nobody = unfitLine || 'Nobody else is free at this time.';
    return [
      section(`*Other people*\n${nobody} Another time, or another plan, has others.`),
      ...unableBlocks(unable),
    ];
  }
  return [
    section('*Other people at this time*'),
    ...shown.flatMap((choice) => [
      section(
        `*${inline(choice.in.name)}* instead of ${inline(choice.out.name)}`,
        button('Swap in', ACTIONS.loopSwapPick, {
          value: choice.id,
          spoken: `Swap in ${choice.in.name} instead of ${choice.out.name}`,
        }),
      ),
      ...(choice.reasons.length > 0
        ? [context(choice.reasons.map((reason) => inline(reason, 300)).join(' '))]
        : []),
    ]),
    ...(unfitLine ? [context(unfitLine)] : []),
    ...(rest > 0 ? [context(`${count(rest, 'more person', 'more people')} could step in.`)] : []),
    ...unableBlocks(unable),
  ];
}

function unableBlocks(unable: string): KnownBlock[] {
  return unable ? [context(`Cannot: ${inline(unable, 1500)}.`)] : [];
}

/** "Omar is free then, but with Omar here the other sessions find no time". */
function unfitText(names: string[]): string {
  const who = listText(names.map((name) => inline(name, 60)));
  return names.length === 1
    ? `${who} is free then, but with ${who} here the other sessions find no time`
    : `${who} are free then, but with any of them here the other sessions find no time`;
}

function shiftBlock({ shifts, candidate, zone, tried }: SwapModalProps): KnownBlock {
  if (shifts.length === 0) {
    return section(
      '*Another time*\nNo other time on these days leaves room for the rest. Another plan has other days.',
    );
  }
  const options = shifts
    .slice(0, MOST_SHIFTS)
    .map(({ id, startsAt }) => option(plainMoment(startsAt, candidate, zone), id));
  const rest = tried
    ? 'The rest is planned around it.'
    : 'Whether the rest finds times around it is seen when you choose.';
  return section(`*Another time*\n${rest}`, {
    type: 'static_select',
    action_id: ACTIONS.loopShift,
    options,
    placeholder: { type: 'plain_text', text: 'Choose a start' },
  });
}
