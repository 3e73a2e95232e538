import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { actions, button, context, input, modal, option, section } from '../elements';
import { ACTIONS, BLOCKS, INPUTS, VIEWS } from '../ids';
import type { ModalView, Reading, ViewState } from '../props';
import { inline, truncate } from '../text';
import { errorsOf, inputOf, typed } from '../viewState';
import { placeOf } from '../when';
import { daysOffBlocks, MOST_DAYS_OFF, readDaysOff } from './daysOff';
import { otherHoursBlock, readOtherHours } from './otherHours';
import type { ProfileForm, ProfileModalProps } from './props';

const DAYS = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as const;
type Day = keyof typeof DAYS;
const TEAM_MAX = 60;
const MOST_APART = 20;
const MOST_TEAMS = 20;
const TEAM_HINT = 'Cards overdue are counted by team.';
const DAY_KEYS: Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** How somebody interviews: hours, limits and pause, for themselves; for an admin also pools and stages. */
export function profileModal(props: ProfileModalProps): ModalView {
  return modal({
    callbackId: VIEWS.profile,
    title: 'Interviewing',
    submit: 'Save',
    metadata: { personId: props.person.id },
    blocks: [
      section(`*${inline(props.person.name)}*${props.teams ? '' : teamText(props.form.team)}`),
      ...(props.teams ? [teamBlock(props.form.team, props.teams)] : []),
      ...(props.stages ? stageBlocks(props, props.stages) : []),
      ...(props.stages ? [apartBlock(props.form.apartSlackUserIds ?? [])] : []),
      ...hourBlocks(props),
      ...limitBlocks(props.form),
      ...daysOffBlocks(props.form.daysOff),
      otherHoursBlock(props.form.otherHours, props.zone),
      input(
        BLOCKS.profilePause,
        'Not before',
        {
          type: 'datepicker',
          action_id: INPUTS.value,
          ...(props.form.pausedUntil && { initial_date: props.form.pausedUntil }),
        },
        { optional: true, hint: 'A pause: no interview is proposed before this day. Empty ends it.' },
      ),
    ],
  });
}

/** The button that opens it. */
export function profileButton(text: string, personId: string): KnownBlock {
  return actions(button(text, ACTIONS.profileOpen, { value: personId }));
}

/**
 * The form that was sent, or its faults. What an interviewer's own form does not draw is null, and stays as it is.
 * @param today YYYY-MM-DD in the person's zone.
 */
export function readProfileModal(state: ViewState, today: string): Reading<ProfileForm> {
  const parsed = formSchema.safeParse({
    [BLOCKS.profileTeam]: inputOf(state, BLOCKS.profileTeam) ? typed(state, BLOCKS.profileTeam) : null,
    [BLOCKS.profilePools]: choices(state, BLOCKS.profilePools),
    [BLOCKS.profileQualified]: choices(state, BLOCKS.profileQualified),
    [BLOCKS.profileShadow]: choices(state, BLOCKS.profileShadow),
    [BLOCKS.profileReverse]: choices(state, BLOCKS.profileReverse),
    [BLOCKS.profileDays]: choices(state, BLOCKS.profileDays) ?? [],
    [BLOCKS.profileFrom]: inputOf(state, BLOCKS.profileFrom)?.selected_time ?? '',
    [BLOCKS.profileTo]: inputOf(state, BLOCKS.profileTo)?.selected_time ?? '',
    second: {
      from: inputOf(state, BLOCKS.profileSecondFrom)?.selected_time ?? null,
      to: inputOf(state, BLOCKS.profileSecondTo)?.selected_time ?? null,
    },
    off: readDaysOff(state),
    [BLOCKS.profileDayCap]: typed(state, BLOCKS.profileDayCap),
    [BLOCKS.profileWeekCap]: typed(state, BLOCKS.profileWeekCap),
    [BLOCKS.profileBuffer]: typed(state, BLOCKS.profileBuffer),
    [BLOCKS.profileNotice]: typed(state, BLOCKS.profileNotice),
  });
  if (!parsed.success) return { ok: false, errors: errorsOf(state, parsed.error) };
  const form = parsed.data;
  const usual = { from: form[BLOCKS.profileFrom], to: form[BLOCKS.profileTo] };
  const otherHours = readOtherHours(state, { today, usual });
  if (!otherHours.ok) return otherHours;
  return {
    ok: true,
    value: {
      team: form[BLOCKS.profileTeam],
      apartSlackUserIds: chosenUsers(state, BLOCKS.profileApart),
      pools: form[BLOCKS.profilePools],
      qualified: form[BLOCKS.profileQualified],
      shadow: form[BLOCKS.profileShadow],
      reverseShadow: form[BLOCKS.profileReverse],
      days: form[BLOCKS.profileDays],
      ...usual,
      second: form.second.from && form.second.to ? { from: form.second.from, to: form.second.to } : null,
      daysOff: daysOffOf(form.off),
      otherHours: otherHours.value,
      capPerDay: form[BLOCKS.profileDayCap],
      capPerWeek: form[BLOCKS.profileWeekCap],
      bufferMinutes: form[BLOCKS.profileBuffer],
      noticeHours: form[BLOCKS.profileNotice],
      pausedUntil: inputOf(state, BLOCKS.profilePause)?.selected_date ?? null,
    },
  };
}

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{0,3}$/, 'A whole number, or nothing.')
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((value) => value === null || value <= most, `At most ${most}.`);
const keys = z.array(z.string()).nullable();
const rangeSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

const formSchema = z
  .object({
    [BLOCKS.profileTeam]: z.string().max(TEAM_MAX, `At most ${TEAM_MAX} characters.`).nullable(),
    [BLOCKS.profilePools]: keys,
    [BLOCKS.profileQualified]: keys,
    [BLOCKS.profileShadow]: keys,
    [BLOCKS.profileReverse]: keys,
    [BLOCKS.profileDays]: z.array(z.enum(DAY_KEYS)),
    [BLOCKS.profileFrom]: z.string().min(1, 'Choose a time.'),
    [BLOCKS.profileTo]: z.string().min(1, 'Choose a time.'),
    second: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
    off: z.object({ kept: z.array(rangeSchema), from: z.string().nullable(), to: z.string().nullable() }),
    [BLOCKS.profileDayCap]: wholeNumber(10),
    [BLOCKS.profileWeekCap]: wholeNumber(40),
    [BLOCKS.profileBuffer]: wholeNumber(240),
    [BLOCKS.profileNotice]: wholeNumber(336),
  })
  .superRefine((form, issues) => {
    if (form[BLOCKS.profileTo] <= form[BLOCKS.profileFrom]) {
      issues.addIssue({
        code: 'custom',
        path: [BLOCKS.profileTo],
        message: 'Choose a time after the first.',
      });
    }
    const { second, off } = form;
    if ((second.from === null) !== (second.to === null)) {
      const path = second.from === null ? BLOCKS.profileSecondFrom : BLOCKS.profileSecondTo;
      issues.addIssue({ code: 'custom', path: [path], message: 'Choose both times, or none.' });
    } else if (second.from && second.from < form[BLOCKS.profileTo]) {
      const message = 'Choose a time after the first stretch.';
      issues.addIssue({ code: 'custom', path: [BLOCKS.profileSecondFrom], message });
    } else if (second.from && second.to && second.to <= second.from) {
      const message = 'Choose a time after the first.';
      issues.addIssue({ code: 'custom', path: [BLOCKS.profileSecondTo], message });
    }
    if (off.to && !off.from) {
      issues.addIssue({ code: 'custom', path: [BLOCKS.profileOffFrom], message: 'Choose the first day.' });
    } else if (off.from && off.to && off.to < off.from) {
      const message = 'Choose a day that is not before the first.';
      issues.addIssue({ code: 'custom', path: [BLOCKS.profileOffTo], message });
    }
    if (daysOffOf(off).length > MOST_DAYS_OFF) {
      const message = `At most ${MOST_DAYS_OFF}. Take one out first.`;
      issues.addIssue({ code: 'custom', path: [BLOCKS.profileOffFrom], message });
    }
    const learning = [...(form[BLOCKS.profileShadow] ?? []), ...(form[BLOCKS.profileReverse] ?? [])];
    const twice = learning.some(
      (key, index) => learning.indexOf(key) !== index || form[BLOCKS.profileQualified]?.includes(key),
    );
    if (twice) {
      issues.addIssue({
        code: 'custom',
        path: [BLOCKS.profileShadow],
        message: 'A stage stands in one list only.',
      });
    }
  });

function daysOffOf({ kept, from, to }: ReturnType<typeof readDaysOff>): ProfileForm['daysOff'] {
  const all = from ? [...kept, { from, to: to ?? from }] : kept;
  return all.toSorted((a, b) => a.from.localeCompare(b.from));
}

const teamText = (team: string | null) => (team ? `   ${inline(team)}` : '');

function teamBlock(team: string | null, teams: string[]): KnownBlock {
  const known = teams.slice(0, MOST_TEAMS).join(', ');
  return input(
    BLOCKS.profileTeam,
    'Team',
    {
      type: 'plain_text_input',
      action_id: INPUTS.value,
      max_length: TEAM_MAX,
      ...(team && { initial_value: truncate(team, TEAM_MAX) }),
    },
    { optional: true, hint: known ? `${TEAM_HINT} So far: ${known}.` : TEAM_HINT },
  );
}

function stageBlocks(
  { form, pools }: ProfileModalProps,
  stages: { key: string; name: string }[],
): KnownBlock[] {
  return [
    ...picker(BLOCKS.profilePools, 'Pools', pools ?? [], form.pools, 'Which seats they may be asked for.'),
    ...picker(BLOCKS.profileQualified, 'Runs', stages, form.qualified, 'Stages they may lead or sit in.'),
    ...picker(BLOCKS.profileShadow, 'Learns by watching', stages, form.shadow),
    ...picker(BLOCKS.profileReverse, 'Learns by leading', stages, form.reverseShadow),
  ];
}

function apartBlock(slackUserIds: string[]): KnownBlock {
  return input(
    BLOCKS.profileApart,
    'Never on a panel with',
    {
      type: 'multi_users_select',
      action_id: INPUTS.value,
      max_selected_items: MOST_APART,
      ...(slackUserIds.length > 0 && { initial_users: slackUserIds.slice(0, MOST_APART) }),
    },
    { optional: true, hint: 'Holds for both, in every search. What is booked stays as it is.' },
  );
}

function chosenUsers(state: ViewState, blockId: string): string[] | null {
  const element = inputOf(state, blockId);
  return element ? (element.selected_users ?? []) : null;
}

function picker(
  blockId: string,
  label: string,
  all: { key: string; name: string }[],
  picked: string[] | null,
  hint?: string,
): KnownBlock[] {
  if (all.length === 0) return [];
  const options = all.slice(0, 100).map(({ key, name }) => option(name, key));
  const initial = options.filter(({ value }) => value !== undefined && picked?.includes(value));
  return [
    input(
      blockId,
      label,
      {
        type: 'multi_static_select',
        action_id: INPUTS.value,
        options,
        placeholder: { type: 'plain_text', text: 'None' },
        ...(initial.length > 0 && { initial_options: initial }),
      },
      { optional: true, ...(hint && { hint }) },
    ),
  ];
}

function hourBlocks({ form, zone }: ProfileModalProps): KnownBlock[] {
  const options = DAY_KEYS.map((key) => option(DAYS[key], key));
  const initial = options.filter(({ value }) => form.days.some((day) => day === value));
  const time = (initialTime?: string) => ({
    type: 'timepicker' as const,
    action_id: INPUTS.value,
    ...(initialTime && { initial_time: initialTime }),
    timezone: zone,
  });
  return [
    input(BLOCKS.profileDays, 'Days', {
      type: 'checkboxes',
      action_id: INPUTS.value,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    }),
    input(BLOCKS.profileFrom, `From (in ${placeOf(zone)})`, time(form.from)),
    input(BLOCKS.profileTo, `To (in ${placeOf(zone)})`, time(form.to)),
    input(BLOCKS.profileSecondFrom, 'And from', time(form.second?.from), {
      optional: true,
      hint: 'A second stretch on the same days, after a long break. Empty is none.',
    }),
    input(BLOCKS.profileSecondTo, 'To', time(form.second?.to), { optional: true }),
  ];
}

function limitBlocks(form: ProfileForm): KnownBlock[] {
  const number = (blockId: string, label: string, value: number | null, hint?: string) =>
    input(
      blockId,
      label,
      {
        type: 'number_input',
        action_id: INPUTS.value,
        is_decimal_allowed: false,
        min_value: '0',
        ...(value !== null && { initial_value: String(value) }),
      },
      { optional: true, ...(hint && { hint }) },
    );
  return [
    number(BLOCKS.profileDayCap, 'Most interviews a day', form.capPerDay, 'Empty is no limit.'),
    number(BLOCKS.profileWeekCap, 'Most interviews a week', form.capPerWeek),
    number(BLOCKS.profileBuffer, 'Minutes between two', form.bufferMinutes),
    number(BLOCKS.profileNotice, 'Hours of notice', form.noticeHours),
    context('Limits are counted in their own zone, from Monday.'),
  ];
}

function choices(state: ViewState, blockId: string): string[] | null {
  const element = inputOf(state, blockId);
  return element?.selected_options ? element.selected_options.map(({ value }) => value) : element ? [] : null;
}
