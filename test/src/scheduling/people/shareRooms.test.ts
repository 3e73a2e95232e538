import { shareRooms } from '../../../../src/scheduling/people/shareRooms';

const slot = (from: number, to: number, ...rooms: string[]) => ({ from, to, rooms });

describe('rooms for slots', () => {
  it.each([
    [
      'gives each its best where that can be',
      [slot(0, 3, 'lake', 'pond'), slot(3, 6, 'lake')],
      ['lake', 'lake'],
    ],
    [
      'leaves a room to whoever has no other',
      [slot(0, 3, 'lake', 'pond'), slot(2, 5, 'lake')],
      ['pond', 'lake'],
    ],
    ['finds none where two overlap in the only one', [slot(0, 3, 'lake'), slot(2, 5, 'lake')], null],
    ['finds none for a slot that no room is free for', [slot(0, 3)], null],
  ] as const)('%s', (_, slots, rooms) => {
    expect(shareRooms(slots)).toEqual(rooms);
  });
});
