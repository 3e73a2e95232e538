import type { KnownBlock } from '@slack/types';
import { type CardFault, cardFaults } from '../../scorecards/cardFaults';
import { actions, button, context, divider, modal, section } from '../elements';
import { ACTIONS, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { inline, link } from '../text';
import { wallTime } from '../when';
import { faultText } from './cardErrors';
import { competencyBlocks } from './competencyBlocks';
import { overallBlocks } from './overallBlocks';
import { countPages, pageCompetencies, pageOf } from './pages';
import type { CardAdviceProps, ScorecardModalProps } from './props';

export { cardErrors } from './cardErrors';
export { countPages } from './pages';
export { readScorecardPage } from './readScorecardPage';

const MOST_ADVICE = 5;

/**
 * One screen of a card: two competencies with their anchors in view, or, last, the overall judgement and what is still
 * empty. It is one view that is drawn again for each screen, so a card of any length is one view in Slack's stack of three.
 * A tap on a level and each typed word are heard, so that closing the modal loses nothing.
 */
export function scorecardModal(props: ScorecardModalProps): ModalView {
  const last = countPages(props.competencies.length) - 1;
  const page = Math.min(props.page, last);
  return modal({
    callbackId: VIEWS.scorecard,
    title: 'Scorecard',
    submit: page === last ? 'Submit' : 'Next',
    close: 'Close',
    notifyOnClose: true,
    metadata: {
      interviewId: props.interviewId,
      scorecardId: props.scorecardId,
      revision: props.revision,
      page,
    },
    blocks: [
      ...headBlocks(props, page, last),
      ...(page === last ? lastPage(props) : competencyPage(props, page)),
      actions(
        page > 0 ? button('Back', ACTIONS.scorecardBack, { value: String(page - 1) }) : null,
        button('Save and close', ACTIONS.scorecardSave, { value: props.scorecardId }),
      ),
    ],
  });
}

function headBlocks(props: ScorecardModalProps, page: number, last: number): KnownBlock[] {
  const kept = props.keptAt ? `, draft kept ${wallTime(props.keptAt, props.zone)}` : '';
  const trainee = props.trainee ? ' You are learning: this card is read with you and never counted.' : '';
  return [
    section(`*Scorecard: ${inline(props.candidate.name)}*`),
    context(`${inline(props.stageName)}, ${page + 1} of ${last + 1}${kept}.${trainee}`),
    ...(props.conflict
      ? [
          section(
            `Another device wrote to this card at ${wallTime(props.conflict.keptAt, props.zone)}. What you see is that version; nothing was overwritten.`,
          ),
        ]
      : []),
  ];
}

function competencyPage(props: ScorecardModalProps, page: number): KnownBlock[] {
  const faults = props.showMissing ? cardFaults(props.draft, props.competencies) : [];
  return pageCompetencies(props.competencies, page).flatMap((competency, index) => [
    ...(index > 0 ? [divider()] : []),
    ...competencyBlocks(competency, props.draft),
    ...faults
      .filter((fault) => concerns(fault, competency.key))
      .map((fault) => context(missingText(fault, props))),
  ]);
}

function lastPage(props: ScorecardModalProps): KnownBlock[] {
  const faults = cardFaults(props.draft, props.competencies).filter(({ what }) => what !== 'recommendation');
  return [
    ...(faults.length > 0 ? [section('*Still empty*')] : []),
    ...faults.map((fault) => section(missingText(fault, props), goButton(fault, props))),
    ...adviceBlocks(props.advice ?? []),
    ...overallBlocks(props.draft),
  ];
}

function goButton(fault: CardFault, props: ScorecardModalProps) {
  const key = 'competencyKey' in fault ? fault.competencyKey : '';
  return button('Go there', ACTIONS.scorecardGo, { value: String(pageOf(props.competencies, key)) });
}

function adviceBlocks(advice: CardAdviceProps[]): KnownBlock[] {
  return advice.slice(0, MOST_ADVICE).map(({ where, text, source }) => {
    const from = link(source.url, inline(source.name, 100)) || inline(source.name, 100);
    return context(`💡 *${inline(where)}*: ${inline(text, 400)} (${from})`);
  });
}

function missingText(fault: CardFault, { competencies, draft }: ScorecardModalProps): string {
  return `⏳ ${inline(faultText(fault, competencies, draft), 200)}`;
}

function concerns(fault: CardFault, competencyKey: string): boolean {
  return 'competencyKey' in fault && fault.competencyKey === competencyKey;
}
