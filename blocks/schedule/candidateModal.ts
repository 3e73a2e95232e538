import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { isZone } from '../../src/scheduling/time/zones';
import { input, modal, option, textInput } from '../elements';
import { ACTIONS, BLOCKS, INPUTS, VIEWS } from '../ids';
import type { ModalView, Reading, ViewState } from '../props';
import { plainName, truncate } from '../text';
import { chosen, errorsOf, inputOf, typed } from '../viewState';
import type { CandidateForm, CandidateModalProps, Seniority } from './props';
import { zoneOption } from './zoneOptions';

const NAME_MAX = 120;
const SENIORITIES: Record<Seniority, string> = { mid: 'Mid', senior: 'Senior', staff: 'Staff' };

/** One form for somebody new, or for what changed of somebody known; it may lie over the request and gives it the candidate. */
export function candidateModal(props: CandidateModalProps): ModalView {
  const { known } = props;
  const form = known?.form;
  const name = form?.name ?? props.name;
  return modal({
    callbackId: known ? VIEWS.editCandidate : VIEWS.newCandidate,
    title: known ? 'Edit candidate' : 'New candidate',
    submit: known ? 'Save' : 'Add candidate',
    close: 'Back',
    metadata: {
      ...(known && { candidateId: known.candidateId, seen: known.seen }),
      ...(props.requestId !== undefined && { requestId: props.requestId }),
      ...(props.parentViewId !== undefined && { parentViewId: props.parentViewId }),
    },
    blocks: [
      input(
        BLOCKS.candidateName,
        'Name',
        textInput({
          max: NAME_MAX,
          ...(name !== undefined && { initial: truncate(name, NAME_MAX) }),
        }),
      ),
      input(
        BLOCKS.candidateEmail,
        'Email',
        textInput({ max: 254, placeholder: 'ada@example.com', ...(form && { initial: form.email }) }),
        { hint: 'The calendar invitation goes here.' },
      ),
      input(BLOCKS.candidateZone, 'Time zone', {
        type: 'external_select',
        action_id: ACTIONS.candidateZone,
        min_query_length: 0,
        initial_option: zoneOption(form?.zone ?? props.zone),
        placeholder: { type: 'plain_text', text: 'Search a city' },
      }),
      ...roleBlocks(props),
      input(BLOCKS.candidateSeniority, 'Seniority', {
        type: 'static_select',
        action_id: INPUTS.value,
        options: Object.entries(SENIORITIES).map(([value, text]) => option(text, value)),
        initial_option: seniorityOption(form?.seniority ?? 'senior'),
      }),
      input(
        BLOCKS.candidateResume,
        'Résumé link',
        textInput({
          max: 2000,
          placeholder: 'https://...',
          ...(form?.resumeUrl && { initial: form.resumeUrl }),
        }),
        { optional: true, hint: 'The panel gets it with the interview.' },
      ),
      userInput(
        BLOCKS.candidateReferrer,
        'Referred by',
        'Never asked to interview this candidate.',
        form?.referrerSlackUserId,
      ),
      userInput(
        BLOCKS.candidateEmployee,
        'Works here already as',
        'Their own account: they never see their scorecards.',
        form?.employeeSlackUserId,
      ),
      input(
        BLOCKS.candidateConflicts,
        'Conflicts of interest',
        {
          type: 'multi_users_select',
          action_id: INPUTS.value,
          max_selected_items: 20,
          ...(form?.conflictSlackUserIds.length && { initial_users: form.conflictSlackUserIds }),
        },
        { optional: true, hint: 'Never asked to interview this candidate; they read no scorecards.' },
      ),
    ],
  });
}

/** The candidate that was typed, or the faults by block_id. */
export function readCandidateModal(state: ViewState): Reading<CandidateForm> {
  const parsed = candidateSchema.safeParse({
    [BLOCKS.candidateName]: typed(state, BLOCKS.candidateName).replace(/\s+/gu, ' '),
    [BLOCKS.candidateEmail]: typed(state, BLOCKS.candidateEmail).toLowerCase(),
    [BLOCKS.candidateZone]: chosen(state, BLOCKS.candidateZone) ?? '',
    [BLOCKS.candidateRole]: chosen(state, BLOCKS.candidateRole),
    [BLOCKS.candidateSeniority]: chosen(state, BLOCKS.candidateSeniority),
    [BLOCKS.candidateResume]: typed(state, BLOCKS.candidateResume),
    [BLOCKS.candidateReferrer]: inputOf(state, BLOCKS.candidateReferrer)?.selected_user ?? null,
    [BLOCKS.candidateEmployee]: inputOf(state, BLOCKS.candidateEmployee)?.selected_user ?? null,
    [BLOCKS.candidateConflicts]: inputOf(state, BLOCKS.candidateConflicts)?.selected_users ?? [],
  });
  if (!parsed.success) return { ok: false, errors: errorsOf(state, parsed.error) };
  const fields = parsed.data;
  return {
    ok: true,
    value: {
      name: fields[BLOCKS.candidateName],
      email: fields[BLOCKS.candidateEmail],
      zone: fields[BLOCKS.candidateZone],
      resumeUrl: fields[BLOCKS.candidateResume] || null,
      roleKey: fields[BLOCKS.candidateRole],
      seniority: fields[BLOCKS.candidateSeniority],
      referrerSlackUserId: fields[BLOCKS.candidateReferrer],
      employeeSlackUserId: fields[BLOCKS.candidateEmployee],
      conflictSlackUserIds: fields[BLOCKS.candidateConflicts],
    },
  };
}

const candidateSchema = z.object({
  [BLOCKS.candidateName]: z
    .string()
    .min(1, 'Type the name.')
    .max(NAME_MAX, `At most ${NAME_MAX} characters.`),
  [BLOCKS.candidateEmail]: z.email('This is not a mail address. It looks like ada@example.com.'),
  [BLOCKS.candidateZone]: z.string().refine(isZone, 'Choose a time zone from the list.'),
  [BLOCKS.candidateRole]: z.string().nullable(),
  [BLOCKS.candidateSeniority]: z.enum(['mid', 'senior', 'staff'], 'Choose a seniority.'),
  [BLOCKS.candidateResume]: z.union([
    z.literal(''),
    z.url({ protocol: /^https$/, error: 'Use a link that begins with https://.' }),
  ]),
  [BLOCKS.candidateReferrer]: z.string().nullable(),
  [BLOCKS.candidateEmployee]: z.string().nullable(),
  [BLOCKS.candidateConflicts]: z.array(z.string()),
});

/** Slack's limit for a select is 100. */
function roleBlocks({ roles }: CandidateModalProps): KnownBlock[] {
  if (roles.length < 2) return [];
  const options = roles.slice(0, 100).map(({ key, name }) => option(plainName(name, 75), key));
  return [
    input(BLOCKS.candidateRole, 'Role', {
      type: 'static_select',
      action_id: INPUTS.value,
      options,
      placeholder: { type: 'plain_text', text: 'Choose a role' },
    }),
  ];
}

function seniorityOption(seniority: Seniority) {
  return option(SENIORITIES[seniority], seniority);
}

function userInput(blockId: string, label: string, hint: string, chosenId?: string | null) {
  return input(
    blockId,
    label,
    { type: 'users_select', action_id: INPUTS.value, ...(chosenId && { initial_user: chosenId }) },
    { optional: true, hint },
  );
}
