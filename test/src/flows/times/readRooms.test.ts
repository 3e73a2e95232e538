import type { Room } from '../../../../src/entities';
import { listHeld, toAskedRoom } from '../../../../src/flows/times/readRooms';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeInterview } from '../../models/makers';

const at = (time: string) => new Date(`2026-12-03T${time}:00Z`);
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const DAY = span('00:00', '23:59');

const ROOM: Room = {
  ...{ id: 'estrela', teamId: 'T1', name: 'Estrela', address: 'Lisbon', active: true },
  calendarId: 'c_188estrela@resource.calendar.google.com',
};
const held = (id: string, from: string, to: string, roomId = 'estrela') =>
  makeInterview({ id, ...span(from, to), room: { roomId, answer: 'accepted' } });

describe('a room that is asked for', () => {
  it.each([
    ['what its calendar says', [span('09:00', '10:00')], [], undefined, [span('09:00', '10:00')]],
    [
      'what is booked in it here and Google does not show yet',
      [],
      [held('i1', '11:00', '12:00')],
      undefined,
      [span('11:00', '12:00')],
    ],
    ['nothing of what is booked in another', [], [held('i1', '11:00', '12:00', 'spree')], undefined, []],
    ['not what is being moved', [span('11:00', '12:00')], [held('i1', '11:00', '12:00')], 'i1', []],
    [
      'what touches it, which Google joins with what is being moved',
      [span('10:00', '13:00')],
      [held('i1', '11:00', '12:00')],
      'i1',
      [span('10:00', '11:00'), span('12:00', '13:00')],
    ],
  ])('is taken by %s', (_what, busy, interviews, movesId, taken) => {
    const asked = toAskedRoom(ROOM, {
      ...{ held: interviews, busy: { known: true, busy }, range: DAY },
      ...(movesId && { movesId }),
    });
    expect(asked).toEqual({ id: 'estrela', busy: taken });
  });

  it.each([[undefined], [{ known: false as const, why: 'notFound' }]])(
    'is never free where its calendar could not be read: %j',
    (busy) => {
      expect(toAskedRoom(ROOM, { held: [], busy, range: DAY }).unknown).toEqual([DAY]);
    },
  );

  it('holds nothing that it declined', async () => {
    const interviews = [held('kept', '11:00', '12:00'), held('declined', '13:00', '14:00')].map((one) =>
      one.id === 'kept' ? one : { ...one, room: { roomId: 'estrela', answer: 'declined' as const } },
    );
    const { ports } = makeMemoryPorts({ people: [], candidates: [], interviews, cards: [] }, at('08:00'));
    expect((await listHeld(ports, ['estrela'], DAY)).map(({ id }) => id)).toEqual(['kept']);
  });
});
