import type { LoopAnswer, LoopProposal, PlannedSession } from './answers';
import { Effort } from './effort';
import { explain } from './explain/explain';
import { isLoopPossible, listPossibleDates } from './loops/loopDays';
import { type LoopModel, makeLoopModel, weighGap } from './loops/loopModel';
import { roomsOf } from './loops/loopRooms';
import { LoopTree, type NextLoop } from './loops/loopTree';
import type { Placement } from './loops/relaxation';
import type { CalendarIndex } from './people/calendars';
import { checkLoop } from './people/checkRequest';
import { panelCost } from './people/panelCost';
import { DEFAULT_K, indexRequest, makePlan } from './people/plan';
import { listReasons } from './people/reasons';
import { Repeats } from './people/repeats';
import { listTraineeSeats, seatPanel, seatTrainees, slotTimes, type TraineeSeat } from './people/seatPeople';
import { startPoints, sumCost } from './people/slotCost';
import { civilDate } from './time/civil';
import type { LoopRequest, SeatedPerson } from './types';

/**
 * The k cheapest loops, exactly: each next one is the cheapest of all loops that begin at a time no earlier proposal
 * begins at, under its own cost plus what resembling the earlier proposals costs. `soonest` counts once, to the day the
 * loop ends. Equal input gives equal output; no argument is changed. Throws InvalidRequestError.
 */
export function proposeLoops(
  request: LoopRequest,
  index: CalendarIndex = indexRequest(request),
  effort: Effort = new Effort(),
): LoopAnswer {
  checkLoop(request);
  const model = makeLoopModel(request, makePlan(request, request.sessions, index));
  const tree = new LoopTree(model, new Repeats(model.plan.weights));
  const trainees = model.tables.map((table) => listTraineeSeats(table, request.candidate));
  const { k = DEFAULT_K, skip = 0 } = request;
  const proposals: LoopProposal[] = [];
  for (let round = 0; round < skip + k; round++) {
    const loop = tree.next(effort);
    if (!loop) break;
    if (round >= skip) proposals.push(makeProposal({ request, model, trainees }, loop));
  }
  return {
    proposals,
    // Why there are few is not known where not all were looked for; that there is none is known by then.
    shortage:
      proposals.length < k && (proposals.length === 0 || !effort.isOverspent) ? explain(request) : null,
  };
}

/** The dates, on the candidate's calendar, on which a loop can begin. Throws InvalidRequestError. */
export function listLoopDays(request: LoopRequest, index: CalendarIndex = indexRequest(request)): string[] {
  checkLoop(request);
  const model = makeLoopModel(request, makePlan(request, request.sessions, index));
  const { firstDay } = model.plan.time.clock;
  return listPossibleDates(model, () => true).map((date) =>
    civilDate(firstDay + (model.dates[date]?.day ?? 0)),
  );
}

/** True where the request has any loop. Throws InvalidRequestError. */
export function hasLoop(request: LoopRequest, index: CalendarIndex = indexRequest(request)): boolean {
  checkLoop(request);
  return isLoopPossible(makeLoopModel(request, makePlan(request, request.sessions, index)));
}

/** What every proposal of an answer is made from. */
interface Asked {
  readonly request: LoopRequest;
  readonly model: LoopModel;
  /** By session. */
  readonly trainees: readonly (readonly TraineeSeat[])[];
}

function makeProposal(asked: Asked, { placements, repeat, isProven }: NextLoop): LoopProposal {
  const { request, model } = asked;
  const panels = placements.map((placement) => seatsOf(model, placement));
  const seated = new Set(panels.flatMap((panel) => panel.map(({ personId }) => personId)));
  const rooms = roomsOf(model, placements, request.rooms ?? []);
  const sessions = placements.map((placement, at): PlannedSession => {
    const planned = planSession(asked, placement, panels[at] ?? [], seated, rooms[at] ?? null);
    for (const { personId } of planned.seats) seated.add(personId);
    return planned;
  });
  const idle = idleTicks(model, placements);
  const days = new Set(placements.map(({ date }) => date)).size;
  const endsAt = sessions[sessions.length - 1]?.endsAt ?? request.now;
  return {
    sessions,
    cost: sumCost({ ...costOf(model, placements), repeat }),
    reasons: [
      { kind: 'loopShape', days, idleMinutes: idle * 5, endsAt },
      ...(isProven ? [] : [{ kind: 'unproven' as const }]),
    ],
  };
}

function seatsOf(model: LoopModel, { session, rows }: Placement): SeatedPerson[] {
  const table = model.tables[session];
  return table ? seatPanel(table, rows) : [];
}

/** Trainees come last and never twice, whatever the loop allows others. */
function planSession(
  { request, model, trainees }: Asked,
  { session, tick }: Placement,
  panel: readonly SeatedPerson[],
  seated: ReadonlySet<string>,
  roomId: string | null,
): PlannedSession {
  const { time, weights } = model.plan;
  const table = model.tables[session];
  if (!table) throw new RangeError(`no session ${session}`);
  const seats = [...panel, ...seatTrainees(table, trainees[session] ?? [], tick, seated, time.now, weights)];
  const { startsAt, endsAt } = slotTimes(table, tick);
  return {
    sessionId: table.session.id,
    startsAt,
    endsAt,
    seats,
    roomId,
    reasons: listReasons({
      table,
      tick,
      seats,
      time,
      candidate: request.candidate,
      continuity: request.continuity ?? [],
    }),
  };
}

function costOf(model: LoopModel, placements: readonly Placement[]) {
  const { plan } = model;
  const cost = {
    loadWeek: 0,
    loadFourWeeks: 0,
    candidateHours: 0,
    soonest: 0,
    focus: 0,
    gaps: 0,
    extraDay: 0,
    continuity: 0,
  };
  placements.forEach(({ session, date, tick, rows }, at) => {
    const table = model.tables[session];
    const day = model.dates[date];
    if (!table || !day) return;
    const panel = panelCost(table, rows, tick);
    cost.loadWeek += panel.loadWeek;
    cost.loadFourWeeks += panel.loadFourWeeks;
    cost.continuity += panel.continuity;
    cost.focus += panel.focus;
    cost.candidateHours += startPoints(
      plan.time,
      plan.index.horizon,
      tick,
      table.ticks,
      plan.weights,
    ).candidateHours;
    cost.soonest = day.soonest;
    const last = placements[at - 1];
    if (last && last.date === date) cost.gaps += weighGap(model, day, endOf(model, last), tick);
    if (last && last.date !== date) cost.extraDay += model.extraDayPoints;
  });
  return cost;
}

function endOf(model: LoopModel, { session, tick }: Placement): number {
  return tick + (model.tables[session]?.ticks ?? 0);
}

function idleTicks(model: LoopModel, placements: readonly Placement[]): number {
  return placements.reduce((idle, { date, tick }, at) => {
    const last = placements[at - 1];
    return last && last.date === date ? idle + tick - endOf(model, last) : idle;
  }, 0);
}
