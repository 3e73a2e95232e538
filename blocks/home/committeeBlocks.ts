import type { KnownBlock } from '@slack/types';
import { button, context, header, section } from '../elements';
import { ACTIONS } from '../ids';
import { count, inline, listText } from '../text';
import { since } from '../when';
import type { HomeDebriefProps, HomeViewProps } from './props';

const MOST_READY = 10;
const MOST_WAITING = 10;

/** Who is ready to decide on, and who waits on whom. */
export function committeeBlocks(mine: NonNullable<HomeViewProps['committee']>, now: Date): KnownBlock[] {
  const ready = mine.ready.slice(0, MOST_READY);
  const waiting = mine.waiting.slice(0, MOST_WAITING);
  const rest = mine.ready.length + mine.waiting.length - ready.length - waiting.length;
  return [
    header('To decide'),
    ...(ready.length > 0
      ? ready.map((each) => debriefBlock(each, now))
      : [section('Nobody is ready yet. When the last card of a candidate is in, the debrief is here.')]),
    ...(waiting.length > 0 ? [section('*Waiting*'), ...waiting.map((each) => debriefBlock(each, now))] : []),
    ...(rest > 0 ? [context(`${count(rest, 'more candidate')}: type /debrief and a name.`)] : []),
  ];
}

function debriefBlock(each: HomeDebriefProps, now: Date): KnownBlock {
  const names = each.waitingNames.slice(0, 5).map((name) => inline(name, 60));
  const more = each.waitingNames.length - names.length;
  const who = listText(more > 0 ? [...names, `${more} more`] : names);
  const waited = each.sinceAt ? `, since ${since(each.sinceAt, now)}` : '';
  const state = who ? `⏳ waits for ${who}${waited}` : `Ready${waited}`;
  return section(
    `*${inline(each.candidate.name)}*   ${each.cards.submitted} of ${each.cards.expected} cards, ${each.votes.cast} of ${each.votes.quorum} votes\n${state}`,
    button('Open the debrief', ACTIONS.debriefOpen, { value: each.candidate.id }),
  );
}
