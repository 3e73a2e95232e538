import type { RoomForm } from '../../../blocks/home/props';
import { readRoomModal, removedRoomMessage, roomModal } from '../../../blocks/home/roomModal';
import { BLOCKS } from '../../../blocks/ids';
import { fill, stateOf } from '../viewPerson';

const FORM: RoomForm = {
  ...{ name: 'Estrela', address: 'Rua da Prata 80, Lisbon', seats: 6 },
  calendarId: 'c_188estrela@resource.calendar.google.com',
};
const view = roomModal({ room: { id: 'room-1', name: 'Estrela' }, form: FORM, addresses: [] });

describe('a room in the hands of an admin', () => {
  test('drawn and sent untouched gives what it was drawn with', () => {
    expect(readRoomModal(stateOf(view))).toEqual({ ok: true, value: FORM });
  });

  test('is read in single spaces, its address in small letters, no seats as no limit', () => {
    const state = fill(view, {
      [BLOCKS.roomName]: '  Graça   e Sol ',
      [BLOCKS.roomCalendar]: ' C_188Estrela@Resource.Calendar.Google.com ',
      [BLOCKS.roomSeats]: null,
    });
    expect(readRoomModal(state)).toEqual({ ok: true, value: { ...FORM, name: 'Graça e Sol', seats: null } });
  });

  test.each([
    ['a name of spaces', BLOCKS.roomName, '   ', 'Give the room its name.'],
    ['no address', BLOCKS.roomAddress, '', 'Say where candidates come to.'],
    ['words for a calendar', BLOCKS.roomCalendar, 'the big one', 'This is no calendar address.'],
    [
      "a person's mailbox",
      BLOCKS.roomCalendar,
      'priya@fernhill.example',
      'The calendar of a room ends with @resource.calendar.google.com.',
    ],
    ['one seat', BLOCKS.roomSeats, '1', 'At least 2: the candidate, and who meets them.'],
    ['half a seat', BLOCKS.roomSeats, '4.5', 'A whole number, or nothing.'],
  ])('%s is refused beside its field', (_what, block, given, message) => {
    expect(readRoomModal(fill(view, { [block]: given }))).toEqual({
      ok: false,
      errors: { [block]: message },
    });
  });

  test('can be removed once it is there, which asks first', () => {
    expect(JSON.stringify(view.blocks)).toContain('Interviews that are booked in it stay there.');
    const fresh = roomModal({ room: null, form: FORM, addresses: [] });
    expect(JSON.stringify(fresh.blocks)).not.toContain('Remove');
  });

  test.each([
    [0, 'No interview is booked in it.'],
    [1, '1 interview booked in it stays there'],
    [3, '3 interviews booked in it stay there'],
  ])('removed with %i interviews ahead says what becomes of them', (staying, words) => {
    expect(removedRoomMessage('Estrela', staying).text).toContain(words);
  });
});
