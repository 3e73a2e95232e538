import { feasibleStarts } from '../../../src/scheduling/people/feasible';
import { indexRequest, makePlan } from '../../../src/scheduling/people/plan';
import { proposeSlots } from '../../../src/scheduling/proposeSlots';
import { listBits } from '../../../src/scheduling/time/bits';
import { instantOf } from '../../../src/scheduling/time/horizon';
import type { SlotRequest } from '../../../src/scheduling/types';
import { whoIsFree } from '../../../src/scheduling/whoIsFree';
import { bareGrid } from './bareGrid';
import { whoIsFreeDateFns } from './dateFnsPeer';
import { whoIsFreeLuxon } from './luxonPeer';
import { interleave, medianOf, print, show, type Timing } from './measure';
import { panelStarts } from './panelPeer';
import { makeInterviewers, makeSession, makeSlotRequest } from './workload';

interface Size {
  readonly people: number;
  readonly days: number;
  /** Few people have few full weeks, or none, by chance: a small size is the median of many seeds. */
  readonly seeds: number;
}

export const SIZES: readonly Size[] = [
  { people: 5, days: 20, seeds: 15 },
  { people: 20, days: 20, seeds: 5 },
  { people: 100, days: 20, seeds: 1 },
  { people: 500, days: 60, seeds: 1 },
];

/** "Who is free" of so many people, cold beside its peers and warm beside the bare grid. */
export function runFree(size: Size): void {
  const { people, days } = size;
  print(`\n${people} people x ${days} days`);
  const requests = Array.from({ length: size.seeds }, (_, seed) =>
    makeSlotRequest(makeInterviewers(size, seed + 1), days),
  );
  for (const request of requests) compare(request);
  runCold(requests, people > 100 ? 3 : 5);
  const [first] = requests;
  if (first) runWarm(first);
}

/** Read to the end, which is what the peers answer. */
const listFree = (...asked: Parameters<typeof whoIsFree>) => whoIsFree(...asked).list();
const PEERS = { dateFns: whoIsFreeDateFns, luxon: whoIsFreeLuxon };
const PANEL_SEATS = 4;

/** Throws where a peer finds another slot or another person, or another start for a panel of the same people. */
function compare(request: SlotRequest): void {
  const ours = new Map(listFree(request).map(({ startsAt, personIds }) => [startsAt.getTime(), personIds]));
  const panel = { ...request, session: makeSession(PANEL_SEATS) };
  const panels = listPanelStarts(panel);
  for (const [name, whoIsFreeThere] of Object.entries(PEERS)) {
    assertSame(name, [...ours], [...whoIsFreeThere(request)]);
    assertSame(`${name}, panels,`, panels, panelStarts(panel, whoIsFreeThere(panel)));
  }
  const seats = [...ours.values()].reduce((sum, ids) => sum + ids.length, 0);
  print(
    `  same answer from all three: ${ours.size} starts, ${seats} free people in them, ${panels.length} panels`,
  );
}

function assertSame(name: string, ours: unknown, theirs: unknown): void {
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) throw new Error(`${name} differs from us`);
}

function listPanelStarts(request: SlotRequest): number[] {
  const { index, tables } = makePlan(request, [request.session], indexRequest(request));
  const starts = tables.flatMap((table) => listBits(feasibleStarts(table), 0, index.horizon.words));
  return starts.map((tick) => instantOf(index.horizon, tick).getTime());
}

function runCold(requests: readonly SlotRequest[], leastRuns: number): void {
  const times = requests.map((request) =>
    interleave(
      {
        ours: () => listFree(request),
        dateFns: () => PEERS.dateFns(request),
        luxon: () => PEERS.luxon(request),
      },
      6000 / requests.length,
      leastRuns,
    ),
  );
  const all = (pick: (one: (typeof times)[number]) => Timing): Timing => ({
    least: medianOf(times.map((one) => pick(one).least)),
    median: medianOf(times.map((one) => pick(one).median)),
    p95: medianOf(times.map((one) => pick(one).p95)),
    runs: times.reduce((sum, one) => sum + pick(one).runs, 0),
  });
  print(`  cold, who is free: ${show(all(({ ours }) => ours))}`);
  for (const name of ['dateFns', 'luxon'] as const) {
    const ratios = times.map((one) => one[name].median / one.ours.median).sort((a, b) => a - b);
    const least = times.map((one) => one[name].least / one.ours.least);
    const range = `${ratios[0]?.toFixed(0)}-${ratios.at(-1)?.toFixed(0)}x over ${ratios.length} seeds`;
    print(`    ${name} ${show(all((one) => one[name]))}`);
    print(`      ${medianOf(ratios).toFixed(0)}x (${range}); of the least ${medianOf(least).toFixed(0)}x`);
  }
}

function runWarm(request: SlotRequest): void {
  const before = process.memoryUsage().arrayBuffers;
  const index = indexRequest(request);
  print(`  index ${((process.memoryUsage().arrayBuffers - before) / 1024).toFixed(0)} KiB`);
  const panel = { ...request, session: makeSession(PANEL_SEATS) };
  const warm = interleave(
    {
      cold: () => listFree(request),
      index: () => indexRequest(request),
      bare: () => bareGrid(index, 9),
      free: () => whoIsFree(request, index),
      listed: () => listFree(request, index),
      any: () => proposeSlots({ ...request, k: 0 }, index).total > 0,
      best: () => proposeSlots(request, index),
      panel: () => proposeSlots(panel, index),
    },
    2500,
  );
  const ratio = (warm.free.median / warm.bare.median).toFixed(1);
  const ofLeast = (warm.free.least / warm.bare.least).toFixed(1);
  print(`  cold, without the peers' garbage: ${show(warm.cold)}`);
  print(`  index from ISO strings: ${show(warm.index)}`);
  print(`  warm, bare bit grid:    ${show(warm.bare)}`);
  print(`  warm, who is free:      ${show(warm.free)}: ${ratio}x the bare grid, of the least ${ofLeast}x`);
  print(`  warm, and every start and id read: ${show(warm.listed)}`);
  print(`  warm, any free:         ${show(warm.any)}`);
  print(`  warm, best 5 singles:   ${show(warm.best)}`);
  print(`  warm, best 5 panels of 4: ${show(warm.panel)}`);
}
