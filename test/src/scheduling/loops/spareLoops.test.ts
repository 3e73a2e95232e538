import { makeLoopModel } from '../../../../src/scheduling/loops/loopModel';
import { SpareLoops } from '../../../../src/scheduling/loops/spareLoops';
import { indexRequest, makePlan } from '../../../../src/scheduling/people/plan';
import type { LoopRequest } from '../../../../src/scheduling/types';
import { at, makeCandidate, makeInterviewer, makeSession } from '../makers';

const REQUEST: LoopRequest = {
  now: at('2026-11-30T12:00Z'),
  interviewers: [makeInterviewer({ id: 'omar' }), makeInterviewer({ id: 'priya' })],
  candidate: makeCandidate({ windows: [{ from: '2026-12-01', to: '2026-12-02' }] }),
  sessions: [makeSession()],
  order: 'free',
  breaks: { leastMinutes: 0 },
  mostDays: 1,
};
const OMAR = 0;
const PRIYA = 1;

describe('loops that were come across', () => {
  const model = makeLoopModel(REQUEST, makePlan(REQUEST, REQUEST.sessions, indexRequest(REQUEST)));
  const begun = new Set<number>();
  const spares = new SpareLoops(model, begun);
  const loop = (points: number, row: number, date: number, tick: number) => ({
    points,
    placements: [{ session: 0, date, tick, rows: [row] }],
  });
  const nothing = { surcharge: Int32Array.of(0, 0), dayCosts: [0, 0] };
  const omarIsDear = { surcharge: Int32Array.of(4, 0), dayCosts: [0, 0] };
  const tickOf = ({ surcharge, dayCosts } = nothing) =>
    spares.find(surcharge, dayCosts)?.placements[0]?.tick ?? null;

  it('are none before one is kept', () => {
    expect(tickOf()).toBeNull();
  });

  it('cost what they do by now, not what they did when they were kept', () => {
    spares.keep(loop(14, OMAR, 0, 120), omarIsDear.surcharge, omarIsDear.dayCosts);
    spares.keep(loop(12, PRIYA, 0, 240), nothing.surcharge, nothing.dayCosts);
    spares.keep(loop(13, PRIYA, 1, 480), nothing.surcharge, nothing.dayCosts);
    expect(spares.find(nothing.surcharge, nothing.dayCosts)?.points).toBe(10);
    expect(tickOf()).toBe(120);
    expect(tickOf(omarIsDear)).toBe(240);
    expect(tickOf({ ...omarIsDear, dayCosts: [10, 0] })).toBe(480);
  });

  it('do not begin when another does', () => {
    begun.add(120);
    expect(tickOf()).toBe(240);
  });
});
