import { context, divider, modal, section } from '../elements';
import { VIEWS } from '../ids';
import type { ModalView } from '../props';
import { inline, listText } from '../text';
import { debriefActions } from './debriefActions';
import { figureBlocks, gapBlocks, headBlocks, recommendationBlocks, voteBlocks } from './debriefBlocks';
import type { DebriefProps } from './props';
import { ratingsBlocks } from './ratingsTable';
import { topicBlocks } from './topicBlocks';

const MOST_TOPICS = 12;
const MOST_MISSING = 6;

/** The whole debrief: who is missing, the picture, what to talk about, what nobody assessed, the votes; figures last. */
export function debriefModal(props: DebriefProps): ModalView {
  return modal({
    callbackId: VIEWS.debrief,
    title: 'Debrief',
    metadata: { candidateId: props.candidate.id },
    blocks: [
      ...headBlocks(props, MOST_MISSING),
      ...ratingsBlocks(props),
      ...topicBlocks(props.topics, MOST_TOPICS),
      ...(props.topics.length === 0 && props.cards.length > 1
        ? [
            section(
              '*Talk about first*\nNobody stands two levels apart, and every recommendation fits its levels.',
            ),
          ]
        : []),
      ...gapBlocks(props),
      ...onceBlocks(props),
      ...traineeBlocks(props),
      ...recommendationBlocks(props),
      divider(),
      ...voteBlocks(props),
      ...debriefActions(props),
      ...figureBlocks(props),
    ],
  });
}

function onceBlocks({ assessedOnce }: DebriefProps) {
  if (assessedOnce.length === 0) return [];
  return [context(`Assessed by one person only: ${listText(assessedOnce.map((name) => inline(name, 60)))}.`)];
}

function traineeBlocks({ traineeCards }: DebriefProps) {
  if (traineeCards.length === 0) return [];
  const lines = traineeCards
    .slice(0, 5)
    .map((card) => `${inline(card.interviewer.name)} (${inline(card.stageName)}): ${card.recommendation}`);
  return [context(`Learning, never counted: ${lines.join('; ')}`)];
}
