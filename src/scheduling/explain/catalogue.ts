import type { Relaxation } from '../answers';
import { DEFAULT_STEP_MINUTES } from '../people/plan';
import { isTraineeSeat } from '../people/seating';
import type { Interviewer, LoopRequest, Session, SlotRequest, StepMinutes } from '../types';
import type { PersonChange } from './applyRelaxation';

const WIDEN_MINUTES = [30, 60] as const;
/** By how much anybody's hours are widened at most. */
export const MOST_MINUTES = Math.max(...WIDEN_MINUTES);
const MORE_DAYS = [1, 2, 7] as const;
export const MOST_EXTRA_DAYS = 7;
const SIDES = ['earlier', 'later'] as const;

type Widening = Extract<Relaxation, { kind: 'widenHours' }>;

/** Every single change worth trying on the request, whether or not it opens anything. */
export function listRelaxations(request: SlotRequest | LoopRequest): Relaxation[] {
  const sessions = 'sessions' in request ? request.sessions : [request.session];
  const qualified = request.interviewers.filter((person) =>
    sessions.some(({ stageId }) => person.skills[stageId] === 'qualified'),
  );
  return [
    ...requestChanges(request),
    ...(sessions.some(({ place }) => place === 'room') ? [{ kind: 'linkInsteadOfRoom' } as const] : []),
    ...('sessions' in request ? loopChanges(request) : []),
    ...sessions.flatMap((session) => sessionChanges(session, qualified)),
    ...qualified.flatMap(personChanges),
    ...zoneChanges(qualified),
  ];
}

function requestChanges(request: SlotRequest | LoopRequest): Relaxation[] {
  const from = request.stepMinutes ?? DEFAULT_STEP_MINUTES;
  const finer: StepMinutes = from === 30 ? 15 : 5;
  return [
    ...MORE_DAYS.map((days): Relaxation => ({ kind: 'moreDays', days })),
    ...WIDEN_MINUTES.flatMap((minutes) =>
      SIDES.map((side): Relaxation => ({ kind: 'widenCandidate', side, minutes })),
    ),
    ...(finer < from ? [{ kind: 'finerStep', from, to: finer } as const] : []),
  ];
}

function loopChanges(request: LoopRequest): Relaxation[] {
  const { breaks, mostDays, order } = request;
  const changes: Relaxation[] = [];
  if (mostDays < request.sessions.length) {
    changes.push({ kind: 'moreLoopDays', from: mostDays, to: mostDays + 1 });
  }
  if (order !== 'free') changes.push({ kind: 'freeOrder' });
  if (breaks.lunch) changes.push({ kind: 'dropLunch' });
  if (breaks.mostMinutes !== undefined) {
    changes.push({ kind: 'longerBreaks', from: breaks.mostMinutes, to: breaks.mostMinutes + 60 });
  }
  if (!request.mayRepeatPeople) changes.push({ kind: 'allowRepeat' });
  return changes;
}

function sessionChanges(session: Session, qualified: readonly Interviewer[]): Relaxation[] {
  const sessionId = session.id;
  const { seats, required = [], apart = [] } = session.panel;
  const wanted = seats.filter((seat) => !isTraineeSeat(seat));
  const pools = [...new Set(qualified.flatMap((person) => person.pools))].sort();
  const total = wanted.reduce((sum, seat) => sum + seat.count, 0);
  return [
    ...required.map((personId): Relaxation => ({ kind: 'dropRequired', sessionId, personId })),
    ...required
      .filter((personId) => wanted.some(({ named }) => named?.includes(personId)))
      .map((personId): Relaxation => ({ kind: 'replaceNamed', sessionId, personId })),
    ...apart.map((personIds): Relaxation => ({ kind: 'liftApart', sessionId, personIds })),
    ...wanted.flatMap((seat): Relaxation[] => [
      ...(seat.named || seat.pools.length === 0
        ? []
        : pools
            .filter((pool) => !seat.pools.includes(pool))
            .map((pool): Relaxation => ({ kind: 'addPool', sessionId, seatId: seat.id, pool }))),
      ...(total > 1
        ? [{ kind: 'fewerSeats', sessionId, seatId: seat.id, from: seat.count, to: seat.count - 1 } as const]
        : []),
    ]),
  ];
}

/** The single changes of one person's own rules. */
export function personChanges(person: Interviewer): PersonChange[] {
  const personId = person.id;
  const { capPerDay, capPerWeek, bufferMinutes = 0, leastNoticeMinutes = 0, pausedUntil } = person;
  const changes: PersonChange[] = [];
  if (capPerDay !== undefined) {
    changes.push({ kind: 'raiseCap', personId, per: 'day', from: capPerDay, to: capPerDay + 1 });
  }
  if (capPerWeek !== undefined) {
    changes.push({ kind: 'raiseCap', personId, per: 'week', from: capPerWeek, to: capPerWeek + 1 });
  }
  if (bufferMinutes > 0) changes.push({ kind: 'shortenBuffer', personId, from: bufferMinutes, to: 0 });
  if (leastNoticeMinutes > 0) {
    changes.push({ kind: 'shortenNotice', personId, from: leastNoticeMinutes, to: 0 });
  }
  if (pausedUntil) changes.push({ kind: 'liftPause', personId });
  for (const minutes of WIDEN_MINUTES) changes.push(...widenings(person, minutes));
  return changes;
}

/** Longer than any change makes the person's hours: both ways, and as far as any does. */
export function widestHours(person: Interviewer): Widening[] {
  return widenings(person, MOST_MINUTES);
}

function widenings({ id, zone }: Interviewer, minutes: number): Widening[] {
  return SIDES.map((side) => ({ kind: 'widenHours', personIds: [id], zone, side, minutes }));
}

/** All of a zone together: "half an hour earlier in Berlin". */
function zoneChanges(people: readonly Interviewer[]): Relaxation[] {
  const zones = [...new Set(people.map(({ zone }) => zone))];
  return zones.flatMap((zone) => {
    const personIds = people.filter((person) => person.zone === zone).map(({ id }) => id);
    if (personIds.length < 2) return [];
    return SIDES.map((side): Relaxation => ({ kind: 'widenHours', personIds, zone, side, minutes: 30 }));
  });
}
