import { button } from '../elements';
import { ACTIONS } from '../ids';
import { firstName, plainName } from '../text';
import type { TraineesProps } from './props';

/** Leaves those who would come along to learn off, or takes them back; null where nobody would. */
export function traineesButton({ names, leftOff }: TraineesProps) {
  const [first, ...others] = names;
  if (!first) return null;
  const who = others.length > 0 ? 'who learns' : plainName(firstName(first), 30);
  return leftOff
    ? button(`With ${who} again`, ACTIONS.timesTrainees, { value: BACK })
    : button(others.length > 0 ? 'Leave off who learns' : `Leave ${who} off`, ACTIONS.timesTrainees, {
        value: OFF,
      });
}

const OFF = 'off';
const BACK = 'back';

/** Whether a press leaves them off. */
export function readTraineesPress(value: string): boolean {
  return value === OFF;
}
