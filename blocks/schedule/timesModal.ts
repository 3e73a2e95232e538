import type { KnownBlock } from '@slack/types';
import { actions, button, context, divider, modal, section } from '../elements';
import { ACTIONS, idFor, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { whoAndWhere } from '../seats';
import { count, inline } from '../text';
import { candidateTime, day, plainSpan, times, wallDay, wallDayName } from '../when';
import { obstacleBlocks, relaxationBlocks } from './noTimesModal';
import type { ProposalProps, TimesModalProps } from './props';
import { everybodyButton, termsBlocks } from './terms';

const DAYS_A_PAGE = 4;
const TIMES_A_DAY = 3;
/** Two blocks a time: what one day may show under Slack's hundred. */
const TIMES_OF_ONE_DAY = 40;
const MOST_OBSTACLES = 4;
const MOST_RELAXATIONS = 4;

interface Day {
  key: string;
  proposals: ProposalProps[];
}

/** Ranked times by day, the best of each day first shown, every one reachable; the best of all has the green button. */
export function timesModal(props: TimesModalProps): ModalView {
  const days = groupByDay(props.proposals, props.zone);
  const pages = Math.max(1, Math.ceil(days.length / DAYS_A_PAGE));
  const page = Math.min(props.page, pages - 1);
  const single = days.find(({ key }) => key === props.day);
  const shownDays = single ? [single] : days.slice(page * DAYS_A_PAGE, (page + 1) * DAYS_A_PAGE);
  const shown = shownDays.flatMap((each) => dayBlocks(each, props, single !== undefined));
  return modal({
    callbackId: VIEWS.times,
    title: props.purpose === 'move' ? 'Another time' : 'Times',
    metadata: {
      requestId: props.requestId,
      purpose: props.purpose,
      page,
      ...(single && { day: single.key }),
    },
    blocks: [
      section(headline(props)),
      ...termsBlocks(props.terms),
      divider(),
      ...shown,
      divider(),
      navigation({ page, pages, single: single !== undefined }, props),
      context(restText(props, shownDays, single !== undefined)),
      ...(single || page + 1 < pages ? [] : moreBlocks(props)),
    ],
  });
}

function headline(props: TimesModalProps): string {
  const people = props.seatCount > 0 ? `, ${count(props.seatCount, 'interviewer')}` : '';
  return `*Times for ${inline(props.candidate.name)}*\n${inline(props.stageName)}, ${props.minutes} min${people}`;
}

function dayBlocks({ key, proposals }: Day, props: TimesModalProps, whole: boolean): KnownBlock[] {
  const shown = inTime(proposals.slice(0, whole ? TIMES_OF_ONE_DAY : TIMES_A_DAY));
  const rest = proposals.length - shown.length;
  const [first] = proposals;
  const heading = first ? `*${day(first.startsAt, props.zone)}*` : '';
  const spoken = `${rest} more${first ? ` on ${wallDayName(first.startsAt, props.zone)}` : ''}`;
  const more = button(`${rest} more`, ACTIONS.timesDay, { value: key, spoken });
  return [
    rest > 0 && !whole ? section(heading, more) : section(heading),
    ...shown.flatMap((proposal) => proposalBlocks(proposal, props)),
  ];
}

function proposalBlocks(proposal: ProposalProps, props: TimesModalProps): KnownBlock[] {
  const best = proposal.id === props.proposals[0]?.id;
  const time = times(proposal.startsAt, proposal.endsAt, props.zone);
  const theirs = candidateTime(proposal.startsAt, props.candidate, props.zone);
  const pick = button('Pick', ACTIONS.timesPick, {
    value: proposal.id,
    spoken: `Pick ${plainSpan(proposal.startsAt, proposal.endsAt, props.zone)}`,
    ...(best && { style: 'primary' }),
  });
  const reasons = proposal.reasons.map((reason) => inline(reason, 300)).join(' ');
  return [
    section(`*${time}* (${theirs})\n${whoAndWhere(proposal)}`, pick),
    ...(best || reasons ? [context([best ? 'Best match.' : '', reasons].filter(Boolean).join(' '))] : []),
  ];
}

function navigation(
  { page, pages, single }: { page: number; pages: number; single: boolean },
  { moreTimes, terms }: TimesModalProps,
): KnownBlock {
  const to = (text: string, target: number) =>
    button(text, idFor(ACTIONS.timesPage, text === 'Earlier days' ? 'earlier' : 'later'), {
      value: String(target),
    });
  const change = button('Change the request', ACTIONS.timesRequest);
  const people = button('Other people', ACTIONS.timesPeople);
  const everybody = everybodyButton(terms);
  if (single) return actions(to('All days', page), people, everybody, change);
  return actions(
    page > 0 ? to('Earlier days', page - 1) : null,
    page + 1 < pages ? to('Other days', page + 1) : null,
    moreTimes > 0 && page + 1 === pages ? button('More times', ACTIONS.timesMore) : null,
    people,
    everybody,
    change,
  );
}

/** Under the last of few times: what is in the way of more, and what helps. */
function moreBlocks({ obstacles, relaxations, exact }: TimesModalProps): KnownBlock[] {
  if (relaxations.length === 0) return [];
  return [
    divider(),
    ...obstacleBlocks('What is in the way of more', obstacles.slice(0, MOST_OBSTACLES)),
    ...relaxationBlocks(relaxations.slice(0, MOST_RELAXATIONS), exact),
  ];
}

function restText(props: TimesModalProps, days: Day[], whole: boolean): string {
  const most = whole ? TIMES_OF_ONE_DAY : TIMES_A_DAY;
  const shown = days.reduce((sum, { proposals }) => sum + Math.min(proposals.length, most), 0);
  const rest = props.proposals.length - shown + props.moreTimes;
  return rest > 0 ? `${count(rest, 'more time')}` : 'These are all the times there are.';
}

function groupByDay(proposals: ProposalProps[], zone: string): Day[] {
  const days = new Map<string, ProposalProps[]>();
  for (const proposal of proposals) {
    const key = wallDay(proposal.startsAt, zone);
    days.set(key, [...(days.get(key) ?? []), proposal]);
  }
  return [...days]
    .map(([key, ofDay]) => ({ key, proposals: ofDay }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

function inTime(proposals: ProposalProps[]): ProposalProps[] {
  return proposals.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
