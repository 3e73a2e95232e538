import { actions, button, context, section } from '../elements';
import { ACTIONS } from '../ids';
import type { Message } from '../props';
import { firstName, inline, plainName } from '../text';
import type { Level, TraineeFeedbackProps } from './props';

const MOST_ROWS = 15;

/** To a trainee: their card beside the lead's, competency by competency. */
export function traineeFeedback(props: TraineeFeedbackProps): Message {
  const { candidate, stageName, leadName, rows, same, shared } = props;
  const lead = inline(firstName(leadName), 40);
  const about = `${inline(candidate.name)} (${inline(stageName)})`;
  const agreed = shared === 0 ? 'No competency was rated by both.' : `Same level on ${same} of ${shared}.`;
  const lines = rows.slice(0, MOST_ROWS).map(({ name, trainee, lead: other }) => {
    const differs = trainee !== null && other !== null && trainee !== other;
    const text = `${inline(name, 60)}: you ${levelWord(trainee)}, ${lead} ${levelWord(other)}`;
    return differs ? `*${text}*` : text;
  });
  return {
    text: `Your card beside ${lead}'s: ${about}. ${agreed}`,
    blocks: [
      section(`*Your card beside ${lead}'s*: ${about}\n${agreed}`),
      section(
        [
          ...lines,
          `Recommendation: you ${props.recommendation.trainee}, ${lead} ${props.recommendation.lead}`,
        ].join('\n'),
      ),
      actions(
        button(`Read ${plainName(firstName(leadName), 40)}'s card`, ACTIONS.scorecardRead, {
          value: props.leadCardId,
        }),
      ),
      context(`Only you see this. Talk the differences through with ${lead}: neither of you is the key.`),
    ],
  };
}

function levelWord(level: Level | null): string {
  return level === null ? 'not assessed' : String(level);
}
