import type { KnownBlock } from '@slack/types';
import { input, option } from '../elements';
import { BLOCKS, INPUTS } from '../ids';
import type { ViewState } from '../props';
import { inputOf } from '../viewState';
import { wallDayName } from '../when';
import type { ProfileForm } from './props';

/** Slack's limit for checkboxes. */
export const MOST_DAYS_OFF = 10;

type DaysOff = ProfileForm['daysOff'][number];

/** The days off that there are, each of which can be taken out, and one stretch more. */
export function daysOffBlocks(daysOff: ProfileForm['daysOff']): KnownBlock[] {
  const options = daysOff.slice(0, MOST_DAYS_OFF).map((range) => option(rangeName(range), codeOf(range)));
  const day = { type: 'datepicker' as const, action_id: INPUTS.value };
  return [
    ...(options.length > 0
      ? [
          input(
            BLOCKS.profileDaysOff,
            'Days off',
            { type: 'checkboxes', action_id: INPUTS.value, options, initial_options: options },
            { optional: true, hint: 'What is not ticked is taken out.' },
          ),
        ]
      : []),
    input(BLOCKS.profileOffFrom, options.length > 0 ? 'More days off, from' : 'Days off, from', day, {
      optional: true,
      hint: 'No interview is proposed on these days. What is booked stays.',
    }),
    input(BLOCKS.profileOffTo, 'Until', day, { optional: true, hint: 'The last day. Empty is one day.' }),
  ];
}

/** The days off that stay, and the stretch that was added. */
export function readDaysOff(state: ViewState): { kept: DaysOff[]; from: string | null; to: string | null } {
  const ticked = inputOf(state, BLOCKS.profileDaysOff)?.selected_options ?? [];
  return {
    kept: ticked.map(({ value }) => {
      const [from = '', to = ''] = value.split('/');
      return { from, to };
    }),
    from: inputOf(state, BLOCKS.profileOffFrom)?.selected_date ?? null,
    to: inputOf(state, BLOCKS.profileOffTo)?.selected_date ?? null,
  };
}

function codeOf({ from, to }: DaysOff): string {
  return `${from}/${to}`;
}

function rangeName({ from, to }: DaysOff): string {
  const dayName = (day: string) => wallDayName(new Date(`${day}T12:00:00Z`), 'UTC');
  return from === to ? dayName(from) : `${dayName(from)} to ${dayName(to)}`;
}
