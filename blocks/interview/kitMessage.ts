import type { KnownBlock } from '@slack/types';
import { actions, button, context, divider, MESSAGE_BLOCKS, section } from '../elements';
import { ACTIONS } from '../ids';
import type { Message } from '../props';
import { seatsText } from '../seats';
import { count, inline, listText, quote, webAddress } from '../text';
import { moment, whenLine } from '../when';
import { linksText } from './interviewCard';
import type { KitCompetencyProps, KitMessageProps, KitQuestionProps } from './props';

/** Blocks that stand around competencies and questions. */
const FRAME_BLOCKS = 10;

/** What an interviewer needs in the room: who, where, what to assess, which questions, what others cover. */
export function kitMessage(props: KitMessageProps): Message {
  const competencies = props.competencies.map(competencyBlock);
  const questions = props.questions.map(questionBlock);
  const body = fit(competencies, questions, MESSAGE_BLOCKS - FRAME_BLOCKS);
  return {
    text: `${leadText(props)}, ${moment(props.startsAt, props.zone)}`,
    blocks: [
      section(`*${leadText(props)}*\n${whenLine(props, props.zone)}`),
      section([othersText(props), linksText(props.links)].filter(Boolean).join('\n')),
      ...joinBlocks(props),
      ...(props.note ? [section(quote(props.note, 1000))] : []),
      ...(body.length > 0 ? [divider()] : []),
      ...body,
      ...elsewhereBlocks(props),
    ],
  };
}

function leadText(props: KitMessageProps): string {
  const what = `${inline(props.stageName)} with ${inline(props.candidate.name)}`;
  return props.when === 'ten minutes' ? `In 10 minutes: ${what}` : `In 24 hours: ${what}`;
}

function othersText({ others, part }: KitMessageProps): string {
  const role = part === 'second' ? '' : `You are ${part}. `;
  return `${role}${others.length > 0 ? `With ${seatsText(others)}.` : 'You are on your own.'}`;
}

function joinBlocks({ links, when, interviewId }: KitMessageProps): KnownBlock[] {
  const url = webAddress(links.meetUrl);
  if (when !== 'ten minutes' || !url) return [];
  return [
    actions(
      button('Join', ACTIONS.linkOpen, {
        url: url.replaceAll('&amp;', '&'),
        value: interviewId,
        style: 'primary',
      }),
    ),
  ];
}

function competencyBlock({ name, anchors }: KitCompetencyProps): KnownBlock {
  const lines = anchors.map((anchor, index) => `*${index + 1}*  ${inline(anchor, 600)}`);
  return section(`*You assess ${inline(name)}*\n${lines.join('\n')}`);
}

function questionBlock({ text, followUps, goodAnswers }: KitQuestionProps): KnownBlock {
  return section(
    [
      `*Ask:* ${inline(text, 900)}`,
      ...(followUps.length > 0 ? [`Then: ${followUps.map((each) => inline(each, 250)).join(' / ')}`] : []),
      ...goodAnswers.slice(0, 6).map((each) => `• ${inline(each, 250)}`),
    ].join('\n'),
  );
}

/** All competencies, then as many questions as there is room for; a cut says so. */
function fit(competencies: KnownBlock[], questions: KnownBlock[], room: number): KnownBlock[] {
  const all = [...competencies, ...questions];
  if (all.length <= room) return all;
  return [
    ...all.slice(0, room - 1),
    context(`${count(all.length - room + 1, 'more question')} in the rubric.`),
  ];
}

function elsewhereBlocks({ elsewhere }: KitMessageProps): KnownBlock[] {
  const lines = elsewhere
    .slice(0, 10)
    .map(
      ({ stageName, competencies }) =>
        `${inline(stageName)}: ${listText(competencies.map((name) => inline(name, 60)))}`,
    );
  return lines.length > 0
    ? [divider(), context(`Covered by others, so no need to ask it here:\n${lines.join('\n')}`)]
    : [];
}
