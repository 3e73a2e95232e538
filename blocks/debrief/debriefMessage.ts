import { actions, button, section } from '../elements';
import { ACTIONS } from '../ids';
import type { Message } from '../props';
import { inline, namesText } from '../text';
import { debriefActions } from './debriefActions';
import { gapBlocks, headBlocks, recommendationBlocks, voteBlocks } from './debriefBlocks';
import { outcomeLabel } from './outcome';
import type { DebriefProps } from './props';
import { ratingsBlocks } from './ratingsTable';
import { topicBlocks } from './topicBlocks';

const MOST_TOPICS = 3;
const EVIDENCE_MAX = 500;

/** The debrief as a message: enough to vote from, all of it one tap away. */
export function debriefMessage(props: DebriefProps): Message {
  return {
    text: newsText(props),
    blocks: [
      ...headBlocks(props),
      ...ratingsBlocks(props),
      ...topicBlocks(props.topics, MOST_TOPICS, EVIDENCE_MAX),
      ...gapBlocks(props),
      ...recommendationBlocks(props),
      ...voteBlocks(props),
      ...debriefActions(
        props,
        button('Open the debrief', ACTIONS.debriefOpen, { value: props.candidate.id }),
      ),
    ],
  };
}

function newsText(props: DebriefProps): string {
  const who = inline(props.candidate.name);
  if (props.decision) return `Decided: ${outcomeLabel(props.decision.outcome).toLowerCase()}, ${who}`;
  const counted = `${props.cards.length} of ${props.expectedCards} cards in`;
  const missing = namesText(props.missing.map(({ person }) => person.name));
  if (missing) return `Debrief: ${who}. ${counted}, missing: ${missing}`;
  const votes = props.may.vote ? '. Your vote is next' : '';
  return `Ready to decide: ${who}. ${counted}${votes}`;
}

/** In a hiring channel, on request: what was decided or is ready, without ratings or evidence. */
export function debriefPost(props: DebriefProps): Message {
  const text = newsText({ ...props, may: { ...props.may, vote: false } });
  return {
    text,
    blocks: [
      section(`*${text}*\n${inline(props.roleName)} (${inline(props.seniority)})`),
      actions(button('Open the debrief', ACTIONS.debriefOpen, { value: props.candidate.id })),
    ],
  };
}
