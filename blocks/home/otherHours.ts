import type { KnownBlock } from '@slack/types';
import { input, textInput } from '../elements';
import { BLOCKS } from '../ids';
import type { Reading, ViewState } from '../props';
import { readTimes } from '../times/readTimes';
import { typed } from '../viewState';
import { placeOf, wallDayName } from '../when';
import type { ProfileForm } from './props';

/** A day is named without its year, so it must be the next of its name. */
const MOST_DAYS = 300;
const MOST_TYPED = 1000;

type OtherHours = ProfileForm['otherHours'];

/** Single days with hours of their own, in one field, as they are read again. */
export function otherHoursBlock(otherHours: OtherHours, zone: string): KnownBlock {
  return input(
    BLOCKS.profileOther,
    `Other hours on single days (in ${placeOf(zone)})`,
    textInput({
      ...{ initial: otherHours.map(lineOf).join('\n'), multiline: true, max: MOST_TYPED },
      placeholder: 'Thu 13:00-20:00; Fri 8-12',
    }),
    { optional: true, hint: 'In place of the usual hours, also on a day off. Empty is none.' },
  );
}

/** The days that were typed; a day without hours has the usual ones. `today` is YYYY-MM-DD in the person's zone. */
export function readOtherHours(
  state: ViewState,
  { today, usual }: { today: string; usual: { from: string; to: string } },
): Reading<OtherHours> {
  const text = typed(state, BLOCKS.profileOther);
  if (text === '') return { ok: true, value: [] };
  const read = readTimes(text, { today, mostDays: MOST_DAYS, office: usual });
  return read.ok
    ? { ok: true, value: read.windows.map(({ from, hours = [] }) => ({ date: from, windows: [...hours] })) }
    : { ok: false, errors: { [BLOCKS.profileOther]: read.message } };
}

function lineOf({ date, windows }: OtherHours[number]): string {
  const day = wallDayName(new Date(`${date}T12:00:00Z`), 'UTC');
  return `${day} ${windows.map(({ from, to }) => `${from}-${to}`).join(', ')}`;
}
