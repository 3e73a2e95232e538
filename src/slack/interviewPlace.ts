import type { App } from '@slack/bolt';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import { placeModal, readPlaceModal } from '../../blocks/interview/placeModal';
import { readRoomPick } from '../../blocks/interview/roomNotice';
import { changeRoom, listFreeRooms } from '../flows/interviews/changeRoom';
import { loadFacts } from '../flows/loadFacts';
import type { SlackDeps } from './deps';
import { interviewProps, roomNameOf } from './interviewProps';
import { onPress, type Press, RECRUITERS } from './press';
import { roomProps } from './schedule/places';
import { onScreen } from './screen';
import { onForm, refusedField } from './submission';

/** Another place for a booked interview: from its card, or from the notice that its room declined. */
export function registerInterviewPlace(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.roomTake, RECRUITERS, async (press) => {
    const pick = readRoomPick(press.value);
    if (!pick) return;
    const outcome = await changeRoom(deps.ports, press.by, pick.interviewId, pick.roomId);
    if (!outcome.ok) await press.refuse(outcome);
  });
  onForm(app, deps, VIEWS.place, RECRUITERS, async ({ by, state, metadata }) => {
    const reading = readPlaceModal(state);
    if (!reading.ok) return { errors: reading.errors };
    const outcome = await changeRoom(deps.ports, by, metadata.interviewId ?? '', reading.value.roomId);
    return outcome.ok ? { close: 'all' } : refusedField(deps, outcome, by.zone, BLOCKS.newPlace);
  });
}

export async function openPlace(deps: SlackDeps, press: Press, interviewId: string): Promise<void> {
  const screen = await press.open('Another place');
  await onScreen(deps, screen, async () => {
    const facts = await loadFacts(deps.ports, interviewId);
    const free = await listFreeRooms(deps.ports, facts.interview);
    await screen.show(
      placeModal({
        ...{ ...interviewProps(facts), ...roomNameOf(facts) },
        ...{ zone: press.by.zone, free: free.map(roomProps) },
      }),
    );
  });
}
