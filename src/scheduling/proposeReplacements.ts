import type { Constraint, Relaxation, RelaxationOffer, Replacement, ReplacementAnswer } from './answers';
import { changePerson } from './explain/applyRelaxation';
import { personChanges } from './explain/catalogue';
import { MOST_OFFERS, offerOf, sortOffers } from './explain/offers';
import { whySaysNo } from './explain/whySaysNo';
import { type CalendarIndex, indexCalendars } from './people/calendars';
import { checkCommon } from './people/checkRequest';
import { panelCost } from './people/panelCost';
import { makePlan, type Plan } from './people/plan';
import { listReasons } from './people/reasons';
import { barsFrom } from './people/seating';
import type { SessionTable } from './people/sessionTable';
import { sumCost } from './people/slotCost';
import { civilDate } from './time/civil';
import { ceilTick, horizonOf, TICK_MINUTES } from './time/horizon';
import { offsetAt } from './time/zones';
import type { Interviewer, ReplacementRequest, Seat } from './types';

/**
 * Who could take the leaver's seat with the time and everybody else as they are, cheapest first; who cannot, and why;
 * and the single changes that would make one more able. The candidate's hours are not asked again: the time is agreed.
 * Throws InvalidRequestError.
 */
export function proposeReplacements(request: ReplacementRequest): ReplacementAnswer {
  const leaver = request.seats.find(({ personId }) => personId === request.leaverId);
  const seat = request.session.panel.seats.find(({ id }) => id === leaver?.seatId);
  if (!seat) return { replacements: [], unable: [], offers: [] };
  const asked = narrowRequest(request, seat);
  checkCommon(request, [request.session]);
  const index = indexCalendars(
    request.interviewers,
    horizonOf(asked.candidate.zone, asked.candidate.windows),
  );
  const plan = makePlan(asked, [asked.session], index, null, true);
  const [table] = plan.tables;
  if (!table) return { replacements: [], unable: [], offers: [] };
  const tick = ceilTick(index.horizon, request.startsAt.getTime());
  const no = new Map(
    table.people.map((p): [number, Constraint[]] => [
      p,
      [
        ...(listCompany(request, index.people[p]?.id ?? '').length > 0 ? (['apart'] as const) : []),
        ...whySaysNo(index, p, tick, table.ticks, request.now),
      ],
    ]),
  );
  const replacements = table.people
    .flatMap((p, row) => (no.get(p)?.length === 0 ? [makeReplacement(asked, plan, table, row, tick)] : []))
    .sort((a, b) => a.cost.total - b.cost.total);
  const { skip = 0, k = replacements.length } = request;
  return {
    replacements: replacements.slice(skip, skip + k),
    unable: listUnable(asked, table, seat, no),
    offers: listOwnOffers(asked, index, table, tick, no),
  };
}

/** The same session with only the leaver's seat in it, on that one date, closed to everybody on the panel. */
function narrowRequest(request: ReplacementRequest, seat: Seat): ReplacementRequest {
  const { session, candidate, startsAt } = request;
  const minute = startsAt.getTime() / 60_000;
  const date = civilDate(Math.floor((minute + offsetAt(candidate.zone, Math.floor(minute))) / 1440));
  const excluded = [...(session.panel.excluded ?? []), ...listStaying(request), request.leaverId];
  return {
    ...request,
    candidate: { ...candidate, windows: [{ from: date, to: date }] },
    session: {
      ...session,
      panel: { seats: [{ ...seat, count: 1 }], excluded, apart: session.panel.apart ?? [] },
    },
  };
}

function listStaying({ seats, leaverId }: ReplacementRequest): string[] {
  return seats.map(({ personId }) => personId).filter((id) => id !== leaverId);
}

/** Those who stay on the panel and never sit with this person. */
function listCompany(request: ReplacementRequest, personId: string): string[] {
  const staying = listStaying(request);
  return (request.session.panel.apart ?? []).flatMap(([a, b]) => {
    if (a === personId && staying.includes(b)) return [b];
    return b === personId && staying.includes(a) ? [a] : [];
  });
}

function makeReplacement(
  request: ReplacementRequest,
  plan: Plan,
  table: SessionTable,
  row: number,
  tick: number,
): Replacement {
  const seat = table.seats[0]?.seat;
  const seated = {
    seatId: seat?.id ?? '',
    part: seat?.part ?? 'lead',
    personId: plan.index.people[table.people[row] ?? -1]?.id ?? '',
  };
  return {
    ...seated,
    cost: sumCost(panelCost(table, [row], tick)),
    reasons: listReasons({
      table,
      tick,
      seats: [seated],
      time: plan.time,
      candidate: request.candidate,
      continuity: [],
    }),
  };
}

/** People with the skill for the seat who are not on the panel, with everything that says no. */
function listUnable(
  request: ReplacementRequest,
  table: SessionTable,
  seat: Seat,
  no: ReadonlyMap<number, Constraint[]>,
): ReplacementAnswer['unable'] {
  const present = new Set(request.seats.map(({ personId }) => personId));
  return table.index.people.flatMap((person, p) => {
    const bars = barsFrom(seat, request.session, request.candidate, person);
    if (present.has(person.id) || bars.includes('skill')) return [];
    const constraints = [...bars, ...(no.get(p) ?? [])];
    return constraints.length > 0 ? [{ personId: person.id, constraints }] : [];
  });
}

function listOwnOffers(
  request: ReplacementRequest,
  index: CalendarIndex,
  table: SessionTable,
  tick: number,
  no: ReadonlyMap<number, Constraint[]>,
): RelaxationOffer[] {
  const offers = table.people.flatMap((p): RelaxationOffer[] => {
    const person = index.people[p];
    if (!person || no.get(p)?.length === 0) return [];
    const company = listCompany(request, person.id);
    if (company.length > 0) {
      const lifts = company.map((other) => liftApart(request, [person.id, other]));
      return frees(request, index, person, tick) ? [offerOf(lifts, 1)] : [];
    }
    return personChanges(person)
      .filter((change) => frees(request, index, changePerson(person, change), tick))
      .map((change) => offerOf([change], 1));
  });
  return sortOffers(offers).slice(0, MOST_OFFERS);
}

function liftApart({ session }: ReplacementRequest, personIds: [string, string]): Relaxation {
  return { kind: 'liftApart', sessionId: session.id, personIds };
}

function frees(
  request: ReplacementRequest,
  index: CalendarIndex,
  person: Interviewer,
  tick: number,
): boolean {
  const alone = indexCalendars([person], index.horizon);
  return whySaysNo(alone, 0, tick, request.session.minutes / TICK_MINUTES, request.now).length === 0;
}
