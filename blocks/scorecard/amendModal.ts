import type { KnownBlock } from '@slack/types';
import { context, input, modal, option, section } from '../elements';
import { ACTIONS, BLOCKS, VIEWS } from '../ids';
import { reasonInput } from '../interview/reasonInput';
import type { ModalView, Reading, ViewState } from '../props';
import { inline, plainName } from '../text';
import { typed } from '../viewState';
import { competencyBlocks } from './competencyBlocks';
import { overallBlocks } from './overallBlocks';
import type { AmendModalProps, AmendReading, ScorecardDraft } from './props';
import { readScorecardPage } from './readScorecardPage';

const OVERALL = 'overall';

/** Changes a submitted card: one part at a time, with a reason; the version before stays readable. */
export function amendModal(props: AmendModalProps): ModalView {
  return modal({
    callbackId: VIEWS.amend,
    title: 'Amend card',
    submit: 'Amend',
    close: 'Back',
    metadata: {
      scorecardId: props.scorecardId,
      revision: props.revision,
      ...(props.competencyKey !== null && { competencyKey: props.competencyKey }),
    },
    blocks: [
      section(`*${inline(props.candidate.name)}, ${inline(props.stageName)}*`),
      partBlock(props),
      ...partBlocks(props),
      ...(props.competencyKey === null
        ? []
        : [
            reasonInput('Why', {
              optional: false,
              hint: 'It is shown with the card, and so is what it said before.',
            }),
          ]),
      context('What it said before stays readable.'),
    ],
  });
}

/** The amended card and the reason; a missing reason is refused. */
export function readAmendModal(state: ViewState, draft: ScorecardDraft): Reading<AmendReading> {
  const reason = typed(state, BLOCKS.reason);
  if (reason === '') return { ok: false, errors: { [BLOCKS.reason]: 'Write why, in a few words.' } };
  return { ok: true, value: { draft: readScorecardPage(state, draft), reason } };
}

function partBlock({ competencies, competencyKey }: AmendModalProps): KnownBlock {
  const options = [
    ...competencies.slice(0, 99).map(({ key, name }) => option(plainName(name, 75), key)),
    option('Overall', OVERALL),
  ];
  const initial = options.find(({ value }) => value === competencyKey);
  return input(
    BLOCKS.amendPart,
    'What changes',
    {
      type: 'static_select',
      action_id: ACTIONS.amendPart,
      options,
      ...(initial && { initial_option: initial }),
    },
    { dispatch: true },
  );
}

function partBlocks({ competencyKey, competencies, draft }: AmendModalProps): KnownBlock[] {
  if (competencyKey === OVERALL) return overallBlocks(draft);
  const competency = competencies.find(({ key }) => key === competencyKey);
  return competency ? competencyBlocks(competency, draft) : [];
}
