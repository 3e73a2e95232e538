import type { Message, ModalView } from '../../blocks/props';
import { cardModals } from './screens/cards';
import { committeeModals } from './screens/committee';
import { interviewMessages, interviewModals } from './screens/interview';
import { otherMessages } from './screens/others';
import { scheduleModals } from './screens/schedule';
import type { World } from './screens/world';

/** Every screen of the product, drawn for a world. */
export function everyModal(world: World): [string, ModalView][] {
  return [
    ...scheduleModals(world),
    ...interviewModals(world),
    ...cardModals(world),
    ...committeeModals(world),
  ];
}

export function everyMessage(world: World): [string, Message][] {
  return [...interviewMessages(world), ...otherMessages(world)];
}
