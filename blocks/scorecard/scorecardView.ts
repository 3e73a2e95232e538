import type { KnownBlock } from '@slack/types';
import { actions, button, context, divider, modal, section, verbatim } from '../elements';
import { ACTIONS, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { count, inline, sentence } from '../text';
import { moment } from '../when';
import { recommendationLabel } from './overallBlocks';
import type { DraftRating, ScorecardViewProps } from './props';

const MOST_AMENDMENTS = 5;

/** A card as it was submitted, evidence whole; amendments are shown, never hidden. */
export function scorecardView(props: ScorecardViewProps): ModalView {
  const { draft } = props;
  const part = props.part === 'second' ? '' : ` (${props.part})`;
  const trainee = props.part === 'shadow' || props.part === 'reverse shadow';
  return modal({
    callbackId: VIEWS.scorecardRead,
    title: 'Scorecard',
    metadata: { scorecardId: props.scorecardId },
    blocks: [
      section(
        `*${inline(props.candidate.name)}, ${inline(props.stageName)}*\n${inline(props.interviewer.name)}${part}: *${draft.recommendation ? recommendationLabel(draft.recommendation) : 'no recommendation'}*`,
      ),
      context(
        `Submitted ${moment(props.submittedAt, props.zone)}.${trainee ? ' Shown apart, never counted.' : ''}`,
      ),
      ...textBlocks('Summary', draft.summary),
      ...textBlocks('Strongest signal', draft.strongestSignal),
      ...textBlocks('Concern', draft.concern),
      divider(),
      ...props.competencies.flatMap(({ key, name }) => ratingBlocks(name, ratingOf(draft.ratings, key))),
      ...(props.showRecruiterNote ? textBlocks('Note to the recruiter', draft.noteToRecruiter) : []),
      ...amendmentBlocks(props),
      ...lockBlocks(props),
    ],
  });
}

/** "3", "not assessed", or "no level" for a competency that was never rated. */
function levelText(level: DraftRating['level']): string {
  if (level === undefined) return 'no level';
  return level === null ? 'not assessed' : String(level);
}

function ratingBlocks(name: string, rating: DraftRating | undefined): KnownBlock[] {
  const line = section(`*${inline(name)}*   ${levelText(rating?.level)}`);
  return rating?.evidence ? [line, verbatim(rating.evidence)] : [line];
}

function textBlocks(label: string, text: string): KnownBlock[] {
  return text.trim() === '' ? [] : [section(`*${label}*`), verbatim(text)];
}

function amendmentBlocks({ amendments, zone }: ScorecardViewProps): KnownBlock[] {
  const shown = amendments.slice(0, MOST_AMENDMENTS).map(({ amendedAt, reason, changes }) => {
    const changed = changes.length > 0 ? ` ${changes.map((change) => inline(change, 500)).join('; ')}.` : '';
    return context(`${sentence(`Amended ${moment(amendedAt, zone)}: ${inline(reason, 400)}`)}${changed}`);
  });
  const rest = amendments.length - shown.length;
  if (shown.length === 0) return [];
  return [divider(), ...shown, ...(rest > 0 ? [context(`${count(rest, 'earlier amendment')}.`)] : [])];
}

function lockBlocks(props: ScorecardViewProps): KnownBlock[] {
  const { lockedAt, amendable, unlockable, unlocks, scorecardId: value, zone } = props;
  const opened = unlocks
    .slice(-MOST_AMENDMENTS)
    .map(({ at, byName, reason }) =>
      context(`Unlocked by ${inline(byName)}, ${moment(at, zone)}: ${inline(reason, 500)}`),
    );
  if (lockedAt) {
    return [
      ...opened,
      context(`Locked with the decision, ${moment(lockedAt, zone)}.`),
      ...(unlockable ? [actions(button('Unlock', ACTIONS.scorecardUnlock, { value }))] : []),
    ];
  }
  return [...opened, ...amendButton(amendable, value)];
}

function amendButton(amendable: boolean, scorecardId: string): KnownBlock[] {
  return amendable ? [actions(button('Amend', ACTIONS.scorecardAmend, { value: scorecardId }))] : [];
}

function ratingOf(ratings: DraftRating[], key: string): DraftRating | undefined {
  return ratings.find(({ competencyKey }) => competencyKey === key);
}
