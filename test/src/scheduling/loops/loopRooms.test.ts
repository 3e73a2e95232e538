import fc from 'fast-check';
import { chooseRooms } from '../../../../src/scheduling/loops/loopRooms';
import { proposeLoops } from '../../../../src/scheduling/proposeLoops';
import { at, everyDay, makeCandidate, makeInterviewer, makeSeat, makeSession } from '../makers';
import { propertyRuns } from '../propertyRuns';

describe('the rooms of a day', () => {
  it.each([
    ['is the first that is free all day', [['lake', 'pond'], ['lake', 'pond'], ['lake']], 'lake lake lake'],
    ['is the one that is free all day', [['lake', 'pond'], ['pond'], ['lake', 'pond']], 'pond pond pond'],
    ['changes once where it must', [['lake', 'pond'], ['lake'], ['pond'], ['pond']], 'lake lake pond pond'],
    ['stays where a session between is by link', [['lake', 'pond'], [], ['pond']], 'pond - pond'],
    ['is none by link', [[], []], '- -'],
  ])('%s', (_, free, rooms) => {
    expect(
      chooseRooms(free)
        .map((room) => room ?? '-')
        .join(' '),
    ).toBe(rooms);
  });

  test('no other choice needs fewer changes', () => {
    const free = fc.array(fc.subarray(['lake', 'pond', 'sea']), { maxLength: 6 });
    fc.assert(
      fc.property(free, (day) => {
        const chosen = chooseRooms(day);
        chosen.forEach((room, n) => {
          if (day[n]?.length === 0) expect(room).toBeNull();
          else expect(day[n]).toContain(room);
        });
        expect(countChanges(chosen)).toBe(leastChanges(day.filter(({ length }) => length > 0)));
      }),
      propertyRuns(200),
    );
  });
});

function countChanges(rooms: readonly (string | null)[]): number {
  const used = rooms.filter((room) => room !== null);
  return used.filter((room, n) => n > 0 && room !== used[n - 1]).length;
}

function leastChanges([rooms, ...later]: readonly (readonly string[])[]): number {
  if (!rooms) return 0;
  const tails = (day: readonly (readonly string[])[], last: string): number => {
    const [own, ...others] = day;
    if (!own) return 0;
    return Math.min(...own.map((room) => tails(others, room) + (room === last ? 0 : 1)));
  };
  return Math.min(...rooms.map((room) => tails(later, room)));
}

test('a loop stays in the room that is free for all of its day, though another comes first', () => {
  const [hours, morning] = [{ from: '09:00', to: '12:00' }, '2026-12-01T10:00Z'];
  const named = (id: string, personId: string) =>
    makeSession({ id, minutes: 60, place: 'room', panel: { seats: [makeSeat({ named: [personId] })] } });
  const { proposals } = proposeLoops({
    now: at('2026-11-30T08:00Z'),
    interviewers: ['priya', 'omar', 'zed'].map((id) => makeInterviewer({ id, weeklyHours: everyDay(hours) })),
    candidate: makeCandidate({
      zone: 'UTC',
      windows: [{ from: '2026-12-01', to: '2026-12-01', hours: [hours] }],
    }),
    stepMinutes: 30,
    sessions: [named('one', 'priya'), named('two', 'omar'), named('three', 'zed')],
    order: 'fixed',
    breaks: { leastMinutes: 0 },
    mostDays: 1,
    rooms: [
      { id: 'lake', busy: [{ startsAt: at(morning), endsAt: at('2026-12-01T11:00Z') }] },
      { id: 'pond', busy: [] },
    ],
    k: 1,
  });
  expect(proposals.map(({ sessions }) => sessions.map(({ roomId }) => roomId))).toEqual([
    ['pond', 'pond', 'pond'],
  ]);
});
