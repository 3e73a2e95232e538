import { BLOCKS, INPUTS } from '../../../blocks/ids';
import type { RoomProps } from '../../../blocks/props';
import { anyPlace, BY_LINK, placeSelect, readPlace } from '../../../blocks/schedule/placeSelect';
import { readScheduleDraft, scheduleModal } from '../../../blocks/schedule/scheduleModal';
import { makeScheduleDraft, makeScheduleProps } from '../makers';
import { fill, stateOf } from '../viewPerson';

const LISBON = 'Rua da Prata 80, Lisbon';
const graca: RoomProps = { id: 'graca', name: 'Graça', address: LISBON, seats: 4 };
const estrela: RoomProps = { id: 'estrela', name: 'Estrela', address: LISBON };
const spree: RoomProps = { id: 'spree', name: 'Spree', address: 'Köpenicker Straße 10, Berlin', seats: 8 };
const ROOMS = [spree, graca, estrela];

const shown = (place: string, rooms = ROOMS) =>
  placeSelect(INPUTS.value, rooms, place)?.initial_option?.text.text;

describe('where an interview may be held', () => {
  it('is not asked while there are no rooms: the form reads as by link', () => {
    const view = scheduleModal(makeScheduleProps({ rooms: [] }));
    expect(JSON.stringify(view.blocks)).not.toContain(BLOCKS.place);
    expect(readScheduleDraft(stateOf(view)).place).toBe(BY_LINK);
  });

  it('is by link, any room of an address with several, or one room with its seats', () => {
    const select = placeSelect(INPUTS.value, ROOMS, BY_LINK);
    expect(select?.options?.map(({ text }) => text.text)).toEqual([
      'By link, Google Meet',
      `Any free room: ${LISBON}`,
      'Spree, 8 seats',
      'Graça, 4 seats',
      'Estrela',
    ]);
  });

  it.each([
    ['the link', BY_LINK, ROOMS, 'By link, Google Meet'],
    ['a room', 'spree', ROOMS, 'Spree, 8 seats'],
    ['any room, named by another of its address', anyPlace('estrela'), ROOMS, `Any free room: ${LISBON}`],
    ['any room of an address that has one left', anyPlace('graca'), [spree, graca], 'Graça, 4 seats'],
    ['a room that is no longer there', 'gone', ROOMS, undefined],
  ])('shows %s as it was chosen', (_what, place, rooms, text) => {
    expect(shown(place, rooms)).toBe(text);
  });

  it('comes back from the form as it was chosen', () => {
    const view = scheduleModal(
      makeScheduleProps({ rooms: ROOMS, draft: makeScheduleDraft({ place: 'spree' }) }),
    );
    expect(readScheduleDraft(stateOf(view)).place).toBe('spree');
    const any = readScheduleDraft(fill(view, { [BLOCKS.place]: anyPlace('graca') })).place;
    expect(readPlace(any)).toEqual({ roomId: 'graca', any: true });
    expect(readPlace('spree')).toEqual({ roomId: 'spree', any: false });
    expect(readPlace(BY_LINK)).toBeNull();
  });
});
