import type { KnownBlock } from '@slack/types';
import { actions, button, context, header, section, VIEW_BLOCKS } from '../elements';
import { ACTIONS } from '../ids';
import type { HomeView } from '../props';
import { inline, listText } from '../text';
import { adminBlocks } from './adminBlocks';
import { committeeBlocks } from './committeeBlocks';
import { figureBlocks } from './figureBlocks';
import { interviewerBlocks } from './interviewerBlocks';
import type { HomeViewProps } from './props';
import { recruiterBlocks } from './recruiterBlocks';

/** What somebody's day holds, by role: who waits on whom without a click. Each part pages or says what it leaves out. */
export function homeView(props: HomeViewProps): HomeView {
  const parts = [
    ...(props.recruiter ? recruiterBlocks(props.recruiter, props.now) : []),
    ...(props.figures ? figureBlocks(props.figures) : []),
    ...(props.interviewer ? interviewerBlocks(props.interviewer, props) : []),
    ...(props.committee ? committeeBlocks(props.committee, props.now) : []),
    ...(props.admin ? adminBlocks(props.admin, props.now) : []),
  ];
  const blocks = [...topBlocks(props), ...(parts.length > 0 ? parts : strangerBlocks(props))];
  return { type: 'home', blocks: blocks.slice(0, VIEW_BLOCKS) };
}

function topBlocks(props: HomeViewProps): KnownBlock[] {
  if (!props.recruiter) return [];
  return [actions(button('Schedule an interview', ACTIONS.scheduleOpen, { style: 'primary' }))];
}

function strangerBlocks({ adminNames }: HomeViewProps): KnownBlock[] {
  const whom =
    adminNames.length > 0 ? listText(adminNames.slice(0, 5).map((name) => inline(name))) : 'an admin';
  return [
    header('Interloop'),
    section(
      `Interviews are planned, run and judged here. You have no role in them yet: ask ${whom} for one.`,
    ),
    context('Recruiters schedule, interviewers judge, the committee decides.'),
  ];
}
