import type { KnownBlock } from '@slack/types';
import { actions, button, section } from '../elements';
import { ACTIONS } from '../ids';
import type { Message } from '../props';
import { count, inline, listText, namesText } from '../text';
import { debriefActions } from './debriefActions';
import { headBlocks, recommendationCounts, voteBlocks } from './debriefBlocks';
import { outcomeLabel } from './outcome';
import type { DebriefProps } from './props';
import { ratingsBlocks } from './ratingsTable';
import { topicBlocks } from './topicBlocks';

const MOST_TOPICS = 3;
const MOST_MISSING = 3;
const MOST_GAPS = 4;
/** Two lines on a phone: enough to know what is disputed. */
const EVIDENCE_MAX = 170;

/** The debrief as a message: enough to vote from. What it leaves out stands in the debrief itself. */
export function debriefMessage(props: DebriefProps): Message {
  const open = button('Open the debrief', ACTIONS.debriefOpen, { value: props.candidate.id });
  return {
    text: newsText(props),
    blocks: [
      ...headBlocks(props, MOST_MISSING),
      ...ratingsBlocks(props),
      ...topicBlocks(props.topics, MOST_TOPICS, EVIDENCE_MAX),
      ...shortBlocks(props),
      ...voteBlocks(props),
      ...debriefActions(props, open),
    ],
  };
}

/** What nobody assessed and what is recommended, a line each. */
function shortBlocks(props: DebriefProps): KnownBlock[] {
  const { unassessed, may, candidate, cards } = props;
  const names = unassessed.slice(0, MOST_GAPS).map(({ name }) => inline(name, 60));
  const rest = unassessed.length - names.length;
  const stage = unassessed.find((each) => each.stage)?.stage;
  const lines = [
    names.length > 0 ? `*Nobody assessed*: ${listText(rest > 0 ? [...names, `${rest} more`] : names)}` : '',
    cards.length > 0 ? `*Recommendations*: ${recommendationCounts(props)}` : '',
  ].filter(Boolean);
  if (lines.length === 0) return [];
  const add =
    may.addInterview && stage
      ? button('Add that interview', ACTIONS.stageSchedule, { value: `${candidate.id}/${stage.key}` })
      : undefined;
  return [section(lines.join('\n'), add)];
}

function newsText(props: DebriefProps): string {
  const who = inline(props.candidate.name);
  if (props.decision) return `Decided: ${outcomeLabel(props.decision.outcome).toLowerCase()}, ${who}`;
  const counted = `${props.cards.length} of ${count(props.expectedCards, 'card')} in`;
  const missing = namesText(props.missing.map(({ person }) => person.name));
  if (missing) return `Debrief: ${who}. ${counted}, missing: ${missing}`;
  const votes = props.may.vote ? '. Your vote is next' : '';
  return `Ready to decide: ${who}. ${counted}${votes}`;
}

/** In a channel, on request: what was decided or is ready, without ratings or evidence, which later members may not see. */
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
