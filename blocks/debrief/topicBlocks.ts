import type { KnownBlock } from '@slack/types';
import { context, section } from '../elements';
import { count, inline, quote } from '../text';
import type { DebriefTopicProps } from './props';

/** Two voices a topic. */
const MOST_SIDES = 2;
const SIDE_MAX = 1300;

/** What to talk about first: the opposing evidences one under the other, which is how a phone shows them. */
export function topicBlocks(topics: DebriefTopicProps[], most: number, evidenceMax = SIDE_MAX): KnownBlock[] {
  if (topics.length === 0) return [];
  const shown = topics.slice(0, most);
  const rest = topics.length - shown.length;
  return [
    section('*Talk about first*'),
    ...shown.map((topic) => section(topicText(topic, evidenceMax))),
    ...(rest > 0 ? [context(`${count(rest, 'more topic')}, in the debrief itself.`)] : []),
  ];
}

function topicText({ title, line, evidence }: DebriefTopicProps, evidenceMax: number): string {
  const sides = evidence
    .filter(({ text }) => text.trim() !== '')
    .slice(0, MOST_SIDES)
    .map(({ name, level, text }) => {
      const who = `*${inline(name, 40)}${level === null ? '' : ` ${level}`}*`;
      return quote(text, evidenceMax).replace(/^> /, `> ${who}  `);
    });
  return [`*${inline(title)}*: ${inline(line, 300)}`, ...sides].join('\n');
}
