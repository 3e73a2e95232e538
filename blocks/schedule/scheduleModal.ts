import type { KnownBlock, MultiUsersSelect } from '@slack/types';
import { actions, button, context, input, modal, option, section, textInput } from '../elements';
import { ACTIONS, BLOCKS, INPUTS, idFor, VIEWS } from '../ids';
import type { ModalView, StageProps } from '../props';
import { firstName, inline, plainName } from '../text';
import { placeOf } from '../when';
import { candidateOption } from './candidateOptions';
import { placeSelect } from './placeSelect';
import type { ScheduleDays, ScheduleModalProps, SchedulePreset, ScheduleWhat } from './props';
import { MOST_TYPED } from './readScheduleModal';

export { readScheduleDraft, readScheduleModal } from './readScheduleModal';

/** Slack's limit for checkboxes; beyond it a select is drawn. */
const MOST_CHECKBOXES = 10;
const WHAT: Record<ScheduleWhat, string> = {
  one: 'One interview',
  several: 'Several',
  loop: 'Whole loop',
};
const DAYS: Record<ScheduleDays, string> = {
  fit: 'As few as fit',
  1: 'One',
  2: 'At most two',
  3: 'At most three',
};
/** Ranges of days to choose from, in words. */
export const PRESETS: Record<SchedulePreset, string> = {
  this_week: 'This week',
  next_week: 'Next week',
  next_two_weeks: 'Next two weeks',
  dates: 'Dates',
  times: 'Times the candidate gave',
};

/**
 * What to schedule, for whom, when and with whom. Choices that change the form are heard at once; what was typed stays,
 * because a block keeps its id. Blocks whose first value depends on the candidate carry the candidate's id.
 */
export function scheduleModal(props: ScheduleModalProps): ModalView {
  return modal({
    callbackId: VIEWS.schedule,
    title: 'Schedule an interview',
    submit: 'Find times',
    ...(props.requestId !== undefined && { metadata: { requestId: props.requestId } }),
    blocks: [
      ...(props.notice ? [context(inline(props.notice, 500))] : []),
      candidateBlock(props),
      ...editBlocks(props),
      ...whatBlocks(props),
      ...stageBlocks(props),
      ...datesBlocks(props),
      ...hoursBlocks(props),
      ...mostDaysBlocks(props),
      ...placeBlocks(props),
      ...peopleBlocks(props),
      input(
        BLOCKS.panelNote,
        'Note to the panel',
        textInput({ initial: props.draft.note, multiline: true, max: 1000 }),
        { optional: true, hint: 'Only the interviewers see it.' },
      ),
    ],
  });
}

function candidateBlock({ candidate }: ScheduleModalProps): KnownBlock {
  return input(
    idFor(BLOCKS.candidate, candidate?.id ?? 'none'),
    'Candidate',
    {
      type: 'external_select',
      action_id: ACTIONS.scheduleCandidate,
      min_query_length: 0,
      placeholder: { type: 'plain_text', text: 'Search by name, or add somebody new' },
      ...(candidate && { initial_option: candidateOption(candidate) }),
    },
    { dispatch: true },
  );
}

function editBlocks({ candidate }: ScheduleModalProps): KnownBlock[] {
  if (!candidate) return [];
  const name = plainName(firstName(candidate.name), 50);
  return [
    actions(
      button(`Edit ${name}`, idFor(ACTIONS.candidateEdit, candidate.id), {
        value: candidate.id,
        spoken: `Edit what is known of ${name}`,
      }),
    ),
  ];
}

function whatBlocks({ offered, draft }: ScheduleModalProps): KnownBlock[] {
  if (offered.length < 2) return [];
  const options = offered.map((what) => option(WHAT[what], what));
  const initial = options.find(({ value }) => value === draft.what) ?? options[0];
  return [
    input(
      BLOCKS.what,
      'What',
      {
        type: 'radio_buttons',
        action_id: ACTIONS.scheduleWhat,
        options,
        ...(initial && { initial_option: initial }),
      },
      { dispatch: true },
    ),
  ];
}

function stageBlocks(props: ScheduleModalProps): KnownBlock[] {
  const { stages, draft } = props;
  if (!stages) return [section('Choose the candidate: the stages are those of their role.')];
  if (stages.length === 0) return [section('The interview plan has no stages yet. An admin adds them.')];
  if (draft.what === 'loop') return [section(loopText(stages))];
  return draft.what === 'several' ? [stagesBlock(props, stages)] : stageBlock(props, stages);
}

function stageBlock({ draft, candidate }: ScheduleModalProps, stages: StageProps[]): KnownBlock[] {
  const options = stages.slice(0, 100).map(stageOption);
  const stage = stages.find(({ key }) => key === draft.stageKeys[0]);
  const initial = options.find(({ value }) => value === stage?.key);
  return [
    input(
      idFor(BLOCKS.stage, `one-${candidate?.id ?? 'none'}`),
      'Stage',
      {
        type: 'static_select',
        action_id: ACTIONS.scheduleStage,
        options,
        placeholder: { type: 'plain_text', text: 'Choose a stage' },
        ...(initial && { initial_option: initial }),
      },
      { dispatch: true },
    ),
    ...(stage ? [context(`Assesses ${stage.assesses.map((name) => inline(name)).join(', ')}`)] : []),
  ];
}

function stagesBlock({ draft, candidate }: ScheduleModalProps, stages: StageProps[]): KnownBlock {
  const options = stages.slice(0, 100).map(stageOption);
  const initial = options.filter(({ value }) => value !== undefined && draft.stageKeys.includes(value));
  const element = {
    action_id: INPUTS.value,
    options,
    ...(initial.length > 0 && { initial_options: initial }),
  };
  return input(
    idFor(BLOCKS.stage, `several-${candidate?.id ?? 'none'}`),
    'Stages',
    stages.length > MOST_CHECKBOXES
      ? { type: 'multi_static_select', ...element }
      : { type: 'checkboxes', ...element },
  );
}

function stageOption(stage: StageProps) {
  const mark = stage.mark && stage.mark !== 'open' ? ` (${stage.mark})` : '';
  return option(
    `${plainName(stage.name, 50)}, ${stage.minutes} min${mark}`,
    stage.key,
    `Assesses ${stage.assesses.join(', ')}`,
  );
}

function loopText(stages: StageProps[]): string {
  const open = stages.filter(({ mark }) => mark === undefined || mark === 'open');
  const rest = stages.filter(({ mark }) => mark === 'done' || mark === 'booked');
  const lines = [
    open.length > 0
      ? `*To plan:* ${open.map((stage) => `${inline(stage.name)}, ${stage.minutes} min`).join('; ')}`
      : 'Every stage is done or booked.',
    ...(rest.length > 0
      ? [`*Left out:* ${rest.map((stage) => `${inline(stage.name)} (${stage.mark})`).join(', ')}`]
      : []),
  ];
  return lines.join('\n');
}

function datesBlocks({ draft }: ScheduleModalProps): KnownBlock[] {
  const options = Object.entries(PRESETS).map(([value, text]) => option(text, value));
  const initial = options.find(({ value }) => value === draft.preset);
  const select = input(
    BLOCKS.preset,
    'When',
    {
      type: 'static_select',
      action_id: ACTIONS.schedulePreset,
      options,
      ...(initial && { initial_option: initial }),
    },
    { dispatch: true },
  );
  if (draft.preset !== 'dates') return [select];
  return [
    select,
    dateBlock(BLOCKS.fromDate, 'First day', draft.fromDate),
    dateBlock(BLOCKS.toDate, 'Last day', draft.toDate),
  ];
}

function dateBlock(blockId: string, label: string, initial: string | null): KnownBlock {
  return input(blockId, label, {
    type: 'datepicker',
    action_id: INPUTS.value,
    ...(initial && { initial_date: initial }),
  });
}

function hoursBlocks({ candidate, draft }: ScheduleModalProps): KnownBlock[] {
  if (!candidate) return [];
  const name = plainName(firstName(candidate.name), 30);
  const where = `in ${placeOf(candidate.zone)}`;
  if (draft.preset === 'times') return [timesBlock(`${name}'s times (${where})`, draft.times, candidate)];
  const whose = `${name}'s hours`;
  return [
    hourBlock(BLOCKS.hoursFrom, `${whose} from (${where})`, draft.hoursFrom, candidate),
    hourBlock(BLOCKS.hoursTo, `${whose} to (${where})`, draft.hoursTo, candidate),
  ];
}

function timesBlock(label: string, typed: string, candidate: { id: string }): KnownBlock {
  return input(
    idFor(BLOCKS.times, candidate.id),
    label,
    textInput({
      ...{ initial: typed, multiline: true, max: MOST_TYPED },
      placeholder: 'Tue 10:00-12:00, 2-4 pm; Thu 3 Dec after 14:00',
    }),
    { hint: 'Day by day, as they were written to you. A day without hours is 09:00-17:00.' },
  );
}

function hourBlock(blockId: string, label: string, initial: string, candidate: { id: string; zone: string }) {
  return input(idFor(blockId, candidate.id), label, {
    type: 'timepicker',
    action_id: INPUTS.value,
    initial_time: initial,
    timezone: candidate.zone,
  });
}

function mostDaysBlocks({ draft }: ScheduleModalProps): KnownBlock[] {
  if (draft.what === 'one') return [];
  const options = Object.entries(DAYS).map(([value, text]) => option(text, value));
  const initial = options.find(({ value }) => value === draft.mostDays);
  return [
    input(BLOCKS.mostDays, 'Days that it may take', {
      type: 'static_select',
      action_id: INPUTS.value,
      options,
      ...(initial && { initial_option: initial }),
    }),
  ];
}

function placeBlocks({ rooms, draft }: ScheduleModalProps): KnownBlock[] {
  const select = placeSelect(INPUTS.value, rooms, draft.place);
  return select ? [input(BLOCKS.place, 'Where', select)] : [];
}

function peopleBlocks({ draft }: ScheduleModalProps): KnownBlock[] {
  const options = [
    option('Best of the pool', 'pool'),
    option(draft.what === 'one' ? 'I choose' : 'Only those I choose', 'chosen'),
  ];
  const initial = options.find(({ value }) => value === draft.people);
  const radio = input(
    BLOCKS.people,
    'People',
    {
      type: 'radio_buttons',
      action_id: ACTIONS.schedulePeople,
      options,
      ...(initial && { initial_option: initial }),
    },
    { dispatch: true },
  );
  const people = draft.people === 'chosen' ? draft.slackUserIds : draft.leftOutSlackUserIds;
  const select: MultiUsersSelect = {
    type: 'multi_users_select',
    action_id: INPUTS.value,
    max_selected_items: 10,
    ...(people.length > 0 && { initial_users: people }),
  };
  return draft.people === 'chosen'
    ? [radio, input(BLOCKS.chosen, 'Interviewers', select)]
    : [radio, input(BLOCKS.leftOut, 'Leave out', select, { optional: true })];
}
