import type { KnownBlock } from '@slack/types';
import { actions, button, context, header, section } from '../elements';
import { ACTIONS, idFor } from '../ids';
import { firstName, inline, listText, plainName } from '../text';
import { since } from '../when';
import { pageOf } from './pageOf';
import type { HomeCandidateProps, HomeNextStep, HomeTogetherProps, HomeViewProps } from './props';

const CANDIDATES_A_PAGE = 15;
const MOST_TOGETHER = 3;
const DOTS = { done: '●', booked: '◐', open: '○' } as const;

/** Each candidate on one line: the stages, what is waited for and since when, the one button that moves it on. */
export function recruiterBlocks(mine: NonNullable<HomeViewProps['recruiter']>, now: Date): KnownBlock[] {
  const { shown, page, pages } = pageOf(mine.candidates, mine.page, CANDIDATES_A_PAGE);
  if (mine.candidates.length === 0) {
    return [
      header('Candidates'),
      section('No interviews yet. Type /schedule, or press Schedule an interview.'),
    ];
  }
  return [
    header('Candidates'),
    context(`${DOTS.done} done   ${DOTS.booked} booked   ${DOTS.open} open`),
    ...mine.together.slice(0, MOST_TOGETHER).map(togetherBlock),
    ...shown.map((each) => candidateBlock(each, now)),
    ...(pages > 1 ? [pagerBlock(page, pages), context(`Page ${page + 1} of ${pages}.`)] : []),
  ];
}

/** Those who wait for the same stage can be given times that fit together. */
function togetherBlock({ id, stageName, names }: HomeTogetherProps): KnownBlock {
  const who = listText(names.map((name) => inline(firstName(name), 60)));
  return section(
    `${who} wait for a time for ${inline(stageName)}.`,
    button('Schedule together', idFor(ACTIONS.batchOpen, id.split('/')[0] ?? ''), {
      value: id,
      spoken: `Schedule ${stageName} together for ${names.length} candidates`,
    }),
  );
}

function candidateBlock(each: HomeCandidateProps, now: Date): KnownBlock {
  const done = each.stages.filter((stage) => stage === 'done').length;
  const dots = each.stages.map((stage) => DOTS[stage]).join('');
  const waits = each.waitsFor
    ? `⏳ waits for ${inline(each.waitsFor, 200)}${each.sinceAt ? `, since ${since(each.sinceAt, now)}` : ''}`
    : 'Nothing is waited for.';
  const text = `*${inline(each.candidate.name)}*   ${dots} ${done} of ${each.stages.length} done\n${waits}`;
  return each.next ? section(text, nextButton(each.next)) : section(text);
}

function nextButton(next: HomeNextStep) {
  switch (next.kind) {
    case 'schedule':
      return button(
        next.stageName ? `Schedule ${plainName(next.stageName, 50)}` : 'Schedule',
        ACTIONS.scheduleOpen,
        {
          value: next.candidateId,
        },
      );
    case 'open interview':
      return button('Show the interview', ACTIONS.interviewOpen, { value: next.interviewId });
    case 'nudge':
      return button(`Nudge ${plainName(firstName(next.personName), 50)}`, ACTIONS.debriefNudge, {
        value: next.id,
      });
    case 'open debrief':
      return button('Open the debrief', ACTIONS.debriefOpen, { value: next.candidateId });
  }
}

function pagerBlock(page: number, pages: number): KnownBlock {
  return actions(
    page > 0 ? button('Earlier', idFor(ACTIONS.homePage, 'earlier'), { value: String(page - 1) }) : null,
    page + 1 < pages
      ? button('More candidates', idFor(ACTIONS.homePage, 'later'), { value: String(page + 1) })
      : null,
  );
}
