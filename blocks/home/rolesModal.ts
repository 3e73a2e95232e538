import type { KnownBlock } from '@slack/types';
import { input, modal, option, section } from '../elements';
import { BLOCKS, INPUTS, VIEWS } from '../ids';
import type { ModalView, Reading, ViewState } from '../props';
import { inline } from '../text';
import { inputOf } from '../viewState';
import { profileButton } from './profileModal';
import type { RoleName, RolesModalProps, RolesReading } from './props';

const ROLES: Record<RoleName, { text: string; description: string }> = {
  recruiter: { text: 'Recruiter', description: 'Schedules interviews and sees every candidate.' },
  interviewer: { text: 'Interviewer', description: 'Sits on panels and fills scorecards.' },
  committee: { text: 'Committee', description: 'Reads debriefs, votes and decides.' },
  admin: { text: 'Admin', description: 'Gives roles and sees the connections.' },
};

/** What somebody may do. */
export function rolesModal(props: RolesModalProps): ModalView {
  const options = Object.entries(ROLES).map(([role, { text, description }]) =>
    option(text, role, description),
  );
  const initial = options.filter(({ value }) => props.roles.some((role) => role === value));
  return modal({
    callbackId: VIEWS.roles,
    title: 'Roles',
    submit: 'Save roles',
    metadata: props.person ? { personId: props.person.id, slackUserId: props.person.slackUserId } : {},
    blocks: [
      personBlock(props),
      input(
        BLOCKS.roles,
        'May act as',
        {
          type: 'checkboxes',
          action_id: INPUTS.value,
          options,
          ...(initial.length > 0 && { initial_options: initial }),
        },
        { optional: true, hint: 'None at all takes every role away. There is always one admin.' },
      ),
      ...(props.person && props.roles.includes('interviewer')
        ? [profileButton('Pools, stages and hours', props.person.id)]
        : []),
    ],
  });
}

/**
 * Whose roles were set. @param knownSlackUserId From the view's metadata, where the modal was about one person.
 */
export function readRolesModal(state: ViewState, knownSlackUserId?: string): Reading<RolesReading> {
  const slackUserId = knownSlackUserId ?? inputOf(state, BLOCKS.rolesPerson)?.selected_user ?? null;
  if (!slackUserId) return { ok: false, errors: { [BLOCKS.rolesPerson]: 'Choose somebody.' } };
  const values = new Set(inputOf(state, BLOCKS.roles)?.selected_options?.map(({ value }) => value));
  const all: RoleName[] = ['recruiter', 'interviewer', 'committee', 'admin'];
  return { ok: true, value: { slackUserId, roles: all.filter((role) => values.has(role)) } };
}

function personBlock({ person }: RolesModalProps): KnownBlock {
  return person
    ? section(`*${inline(person.name)}*`)
    : input(BLOCKS.rolesPerson, 'Who', { type: 'users_select', action_id: INPUTS.value });
}
