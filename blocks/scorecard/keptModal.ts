import { cardFaults } from '../../scorecards/cardFaults';
import { actions, button, context, modal, section } from '../elements';
import { ACTIONS, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { inline } from '../text';
import { moment, wallTime } from '../when';
import { faultText } from './cardErrors';
import type { ScorecardModalProps } from './props';

/** After Save and close: the draft is kept, what is still empty, and when it is due. Slack lets only the person close it. */
export function keptModal(
  props: Pick<
    ScorecardModalProps,
    'interviewId' | 'scorecardId' | 'candidate' | 'competencies' | 'draft' | 'zone'
  > & {
    keptAt: Date;
    dueAt?: Date;
  },
): ModalView {
  const faults = cardFaults(props.draft, props.competencies);
  const empty = faults.map((fault) => `• ${inline(faultText(fault, props.competencies, props.draft), 200)}`);
  const due = props.dueAt ? ` Due ${moment(props.dueAt, props.zone)}.` : '';
  return modal({
    callbackId: VIEWS.kept,
    title: 'Draft kept',
    clearOnClose: true,
    metadata: { interviewId: props.interviewId, scorecardId: props.scorecardId },
    blocks: [
      section(
        `Your card for *${inline(props.candidate.name)}* is kept as of ${wallTime(props.keptAt, props.zone)}.${due}`,
      ),
      empty.length > 0
        ? section(`*Still empty*\n${empty.join('\n')}`)
        : section('Nothing is missing: it can be submitted.'),
      actions(button('Go on', ACTIONS.scorecardOpen, { value: props.interviewId })),
      context('Nobody sees a draft but you.'),
    ],
  });
}
