import { currentPlan } from '../../../src/models/currentPlan';
import type { BatchPlan, LoopPlan, Plan, PlannedLoop } from '../../../src/plan';
import type { Cost, Explanation, SlotProposal } from '../../../src/scheduling/answers';
import { makePlan, NOW } from './makers';

const COST: Cost = {
  ...{ total: 9, loadWeek: 1, loadFourWeeks: 1, candidateHours: 1, soonest: 1 },
  ...{ focus: 1, gaps: 1, extraDay: 1, continuity: 1, repeat: 1 },
};
const SEATS = [{ seatId: 'lead-0', part: 'lead' as const, personId: 'priya' }];
const SPAN = { startsAt: NOW, endsAt: NOW };
const PROPOSAL: SlotProposal = { ...SPAN, seats: SEATS, roomId: null, cost: COST, reasons: [] };
const LOOP: PlannedLoop = {
  ...{ id: 'l1', sessions: [{ ...SPAN, stageKey: 'coding', seats: SEATS, roomId: null }] },
  ...{ reasons: [{ kind: 'soon', days: 1 }], cost: COST, settled: [] },
};
const SHORTAGE: Explanation = { unit: 'days', legal: 0, obstacles: [], offers: [], exact: true };

const WINDOWS = [{ from: '2026-12-01', to: '2026-12-04', hours: [{ from: '10:00', to: '17:00' }] }];
const ASK: LoopPlan['ask'] = {
  ...{ candidateId: 'ada', stageKeys: ['coding', 'collaboration'], from: '2026-12-01', to: '2026-12-04' },
  ...{
    windows: WINDOWS,
    chosenIds: [],
    leftOutIds: [],
    roomIds: [],
    note: '',
    order: 'rounds',
    mostDays: 1,
  },
};

const full: Plan = makePlan({
  ...{ proposals: [PROPOSAL], total: 3, shortage: SHORTAGE },
  loop: { ask: ASK, loops: [LOOP], more: true },
});

const BATCH: BatchPlan = {
  ask: {
    ...{ candidateIds: ['ada', 'alan'], stageKey: 'coding', from: '2026-12-01', to: '2026-12-04' },
    ...{ windows: WINDOWS, roomIds: [] },
  },
  ...{
    id: 's1',
    sittings: [{ ...SPAN, candidateId: 'ada', seats: SEATS, roomId: null, reasons: [] }],
    exact: true,
  },
};

const without = <Part extends object>(part: Part, key: keyof Part): Part => {
  const { [key]: _, ...rest } = part;
  return rest as Part;
};

test('a plan from before somebody could be left out by name leaves nobody out', () => {
  const { leftOutSlackUserIds: _, ...form } = full.form;
  const old = { ...full, form, ask: full.ask && without(full.ask, 'leftOutIds') };
  const loop = { ask: without(ASK, 'leftOutIds'), loops: [LOOP], more: true };
  expect(currentPlan({ ...old, loop } as Plan)).toEqual(full);
});

test('a plan from before the days of a loop could be limited takes as few as fit', () => {
  const loop = { ask: without(ASK, 'mostDays'), loops: [LOOP], more: true };
  const read = currentPlan({ ...full, form: without(full.form, 'mostDays'), loop });
  expect([read.form.mostDays, read.loop?.ask.mostDays]).toEqual(['fit', null]);
});

test('a plan from before each day had hours of its own has those it was asked with on all days', () => {
  const stored = { ...without(ASK, 'windows'), hoursFrom: '10:00', hoursTo: '17:00' };
  const loop = { ask: stored, loops: [LOOP], more: true };
  expect(currentPlan({ ...full, form: without(full.form, 'times'), loop })).toMatchObject(full);
});

test('a plan of this version is read as it is stored', () => {
  expect(currentPlan(full)).toEqual(full);
  expect(currentPlan({ ...full, batch: BATCH })).toEqual({ ...full, batch: BATCH });
  expect(currentPlan(makePlan())).toMatchObject({ proposals: [], shortage: null });
});

test.each<[string, Plan, Partial<Plan>]>([
  [
    'loops without a cost',
    { ...full, loop: { ask: ASK, loops: [without(LOOP, 'cost')], more: true } },
    { loop: { ask: ASK, loops: [], more: false } },
  ],
  [
    'loops that count a part of the cost less',
    { ...full, loop: { ask: ASK, loops: [{ ...LOOP, cost: without(COST, 'focus') }], more: true } },
    { loop: { ask: ASK, loops: [], more: false } },
  ],
  [
    'times without reasons',
    { ...full, proposals: [PROPOSAL, without(PROPOSAL, 'reasons')] },
    { proposals: [], total: 0 },
  ],
  [
    'a set without reasons',
    { ...full, batch: { ...BATCH, sittings: BATCH.sittings.map((each) => without(each, 'reasons')) } },
    { batch: { ...BATCH, sittings: [] } },
  ],
  [
    'a shortage that does not say how far it looked',
    { ...full, shortage: without(SHORTAGE, 'exact') },
    { shortage: null },
  ],
])('of a plan with %s what was asked is kept, and all that can be read', (_, stored, left) => {
  expect(currentPlan(stored)).toEqual({ ...full, ...left });
});
