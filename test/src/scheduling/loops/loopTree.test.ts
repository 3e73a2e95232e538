import { proposeLoops } from '../../../../src/scheduling/proposeLoops';
import {
  between,
  everyDay,
  makeCandidate,
  makeInterviewer,
  makeSeat,
  makeSession,
  NINE_TO_FIVE,
} from '../makers';

describe('one loop after another', () => {
  it.each([1, 2])(
    'never begins at the same time twice, though nobody minds being asked again (%i days)',
    (mostDays) => {
      const session = (id: string, personId: string) =>
        makeSession({ id, panel: { seats: [makeSeat({ named: [personId] })] } });
      const { proposals } = proposeLoops({
        now: new Date('2026-11-30T12:00Z'),
        interviewers: [makeInterviewer(), makeInterviewer({ id: 'omar' })],
        candidate: makeCandidate({ windows: [{ from: '2026-12-01', to: '2026-12-02' }] }),
        stepMinutes: 30,
        sessions: [session('one', 'priya'), session('two', 'omar')],
        order: 'free',
        breaks: { leastMinutes: 0 },
        mostDays,
        k: 12,
        weights: { repeatPerson: 0, repeatDay: 0 },
      });
      const starts = proposals.map(({ sessions }) => sessions[0]?.startsAt.toISOString());
      expect(proposals).toHaveLength(12);
      expect(new Set(starts).size).toBe(12);
    },
  );

  it('goes to the next day before it takes a bad hour of the first', () => {
    const hours = [
      { from: '10:00', to: '12:00' },
      { from: '18:00', to: '20:00' },
    ];
    const person = (id: string) => makeInterviewer({ id, weeklyHours: everyDay(...hours) });
    const session = (id: string, personId: string) =>
      makeSession({ id, panel: { seats: [makeSeat({ named: [personId] })] } });
    const { proposals } = proposeLoops({
      now: new Date('2026-11-30T12:00Z'),
      interviewers: [person('priya'), person('omar')],
      candidate: makeCandidate({
        windows: [{ from: '2026-12-01', to: '2026-12-02', hours: [{ from: '08:00', to: '21:00' }] }],
      }),
      stepMinutes: 30,
      sessions: [session('one', 'priya'), session('two', 'omar')],
      order: 'free',
      breaks: { leastMinutes: 0, mostMinutes: 30 },
      mostDays: 1,
      k: 4,
      weights: { repeatPerson: 0, repeatDay: 0 },
    });
    expect(proposals.map(({ sessions }) => sessions[0]?.startsAt.toISOString().slice(8, 13))).toEqual([
      '01T10',
      '02T10',
      '01T18',
      '02T18',
    ]);
  });

  it('comes back to the first day where only some ways to part two who are wanted twice are dear', () => {
    const booked = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        id: `interview-${n}`,
        ...between(`2026-12-03T${10 + n}:00Z`, `2026-12-03T${11 + n}:00Z`),
      }));
    const session = (id: string, ...named: string[]) =>
      makeSession({ id, panel: { seats: [makeSeat({ named })] } });
    const { proposals } = proposeLoops({
      now: new Date('2026-11-30T12:00Z'),
      interviewers: [
        makeInterviewer({ weeklyHours: { tue: [NINE_TO_FIVE] } }),
        makeInterviewer({ id: 'lena', weeklyHours: { wed: [NINE_TO_FIVE] } }),
        makeInterviewer({ id: 'omar', booked: booked(1) }),
        makeInterviewer({ id: 'jonas', booked: booked(4) }),
      ],
      candidate: makeCandidate({ windows: [{ from: '2026-12-01', to: '2026-12-02' }] }),
      stepMinutes: 30,
      sessions: [session('one', 'priya', 'lena', 'jonas'), session('two', 'priya', 'omar')],
      order: 'free',
      breaks: { leastMinutes: 0 },
      mostDays: 1,
      k: 4,
      weights: { repeatPerson: 0, repeatDay: 0, focus: 0 },
    });
    expect(proposals.map(({ sessions }) => sessions[0]?.startsAt.getUTCDate())).toEqual([1, 1, 1, 1]);
  });

  it.each([
    ['free', 2],
    ['fixed', 0],
  ] as const)('keeps the order %s over two days: %i loops', (order, count) => {
    const onDay = (id: string, day: 'tue' | 'wed') =>
      makeInterviewer({ id, weeklyHours: { [day]: [{ from: '10:00', to: '11:30' }] } });
    const session = (id: string, personId: string) =>
      makeSession({ id, panel: { seats: [makeSeat({ named: [personId] })] } });
    const { proposals } = proposeLoops({
      now: new Date('2026-11-30T12:00Z'),
      interviewers: [onDay('priya', 'wed'), onDay('omar', 'tue')],
      candidate: makeCandidate({ windows: [{ from: '2026-12-01', to: '2026-12-02' }] }),
      stepMinutes: 30,
      sessions: [session('one', 'priya'), session('two', 'omar')],
      order,
      breaks: { leastMinutes: 0 },
      mostDays: 2,
    });
    expect(proposals).toHaveLength(count);
  });
});
