import { join } from 'node:path';
import type { makePlanner, ThreadPlanner } from '../../src/planner/planner';
import type { LoopRequest, Session } from '../../src/scheduling/types';

const OFFICE = [{ from: '09:00', to: '17:00' }];
const NOW = new Date('2026-11-30T08:00:00Z');
/** Tuesday 10:00 in Lisbon. */
const TUESDAY = new Date('2026-12-01T10:00:00Z');

const session: Session = {
  ...{ id: 'coding', stageId: 'coding', minutes: 60, place: 'link' },
  panel: { seats: [{ id: 'lead-0', part: 'lead', count: 1, pools: [] }] },
};

const request: LoopRequest = {
  now: NOW,
  interviewers: ['priya', 'omar'].map((id) => ({
    ...{ id, zone: 'Europe/Lisbon', busy: [], booked: [], pools: [] },
    weeklyHours: { mon: OFFICE, tue: OFFICE, wed: OFFICE },
    skills: { coding: 'qualified' },
  })),
  candidate: {
    ...{ id: 'ada', zone: 'Europe/Lisbon' },
    windows: [{ from: '2026-11-30', to: '2026-12-02' }],
  },
  ...{ sessions: [session], order: 'free', breaks: { leastMinutes: 15 }, mostDays: 1 },
};

let planner: ThreadPlanner;
beforeAll(() => {
  const built: { makePlanner: typeof makePlanner } = require(
    join(__dirname, '../../dist/src/planner/planner.js'),
  );
  planner = built.makePlanner();
});
afterAll(() => planner.close());

test('the thread says who could take a seat at a time that is agreed, and why the others cannot', async () => {
  const asked = { ...request, session, interviewId: 'i1', leaverId: 'priya' };
  const seats = [{ seatId: 'lead-0', part: 'lead' as const, personId: 'priya' }];
  const answers = await planner.replacements([
    { ...asked, startsAt: TUESDAY, seats },
    { ...asked, startsAt: new Date('2026-12-01T20:00:00Z'), seats },
  ]);
  expect(answers?.map(({ replacements }) => replacements.map(({ personId }) => personId))).toEqual([
    ['omar'],
    [],
  ]);
  expect(answers?.[1]?.unable).toEqual([{ personId: 'omar', constraints: ['workingHours'] }]);
});

test('a search that somebody waits for no longer is stopped, and the next one is answered', async () => {
  const pinned = Array.from({ length: 4_000 }, () => [{ ...session, pinnedAt: TUESDAY }]);
  expect(await planner.possible(request, pinned, 0)).toBeNull();
  expect(await planner.possible(request, pinned.slice(0, 1))).toEqual([true]);
});
