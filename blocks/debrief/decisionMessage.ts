import { actions, button, context, section, verbatim } from '../elements';
import { ACTIONS } from '../ids';
import type { Message } from '../props';
import { inline, listText, plainName } from '../text';
import { moment } from '../when';
import { voteText } from './debriefBlocks';
import { outcomeLabel } from './outcome';
import type { DecisionMessageProps } from './props';

const MOST_VOTES = 12;

/** What was decided, why, and who saw it differently. */
export function decisionMessage(props: DecisionMessageProps): Message {
  const { decision, candidate } = props;
  const news = `Decided: ${outcomeLabel(decision.outcome).toLowerCase()}, ${inline(candidate.name)}`;
  const dissent = decision.dissent.map(({ name, outcome }) => `${inline(name)} (${outcome})`);
  const next = props.nextStage;
  return {
    text: `${news}. By ${inline(decision.byName)}.${dissent.length > 0 ? ` Dissent: ${listText(dissent)}.` : ''}`,
    blocks: [
      section(`*${news}*\n${inline(props.roleName)}`),
      verbatim(decision.rationale),
      ...(props.votes.length > 0 ? [section(props.votes.slice(0, MOST_VOTES).map(voteText).join('\n'))] : []),
      context(
        `By ${inline(decision.byName)}, ${moment(decision.decidedAt, props.zone)}.${dissent.length > 0 ? ` Dissent: ${listText(dissent)}.` : ''}`,
      ),
      ...(next
        ? [
            actions(
              button(`Schedule ${plainName(next.name, 60)}`, ACTIONS.stageSchedule, {
                value: `${candidate.id}/${next.key}`,
                style: 'primary',
              }),
            ),
          ]
        : []),
    ],
  };
}
