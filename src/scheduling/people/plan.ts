import { horizonOf } from '../time/horizon';
import type { LoopRequest, ReplacementRequest, Session, SlotRequest, StepMinutes, Weights } from '../types';
import { DEFAULT_WEIGHTS } from '../weights';
import { type CalendarIndex, indexCalendars } from './calendars';
import { checkCommon } from './checkRequest';
import { type CandidateTime, readCandidateTime, type Without } from './legal';
import { LegalRows } from './legalRows';
import { makeSessionTable, type SessionTable, type TableInput } from './sessionTable';

export const DEFAULT_STEP_MINUTES: StepMinutes = 15;
export const DEFAULT_K = 5;

export type AnyRequest = SlotRequest | LoopRequest | ReplacementRequest;

/** A request with its calendars read: what every question starts from. */
export interface Plan {
  readonly index: CalendarIndex;
  readonly time: CandidateTime;
  readonly weights: Weights;
  readonly tables: readonly SessionTable[];
}

/**
 * Reads the calendars of a request, or of some of its people, once, so that several questions about the same people and
 * dates can share them. Throws InvalidRequestError.
 */
export function indexRequest(request: AnyRequest, people = request.interviewers): CalendarIndex {
  checkCommon(request, 'sessions' in request ? request.sessions : [request.session]);
  const horizon = horizonOf(request.candidate.zone, request.candidate.windows);
  return indexCalendars(people, horizon, request);
}

export function makePlan(
  request: AnyRequest,
  sessions: readonly Session[],
  index: CalendarIndex,
  without: Without = null,
  trainees = false,
): Plan {
  const input = readTableInput(request, index, without, null, trainees);
  const tables = sessions.map((session) => makeSessionTable(session, input));
  return { index, time: input.time, weights: input.weights, tables };
}

/** What every table of a request is made from; the candidate's time is not read again where it is known. */
export function readTableInput(
  request: AnyRequest,
  index: CalendarIndex,
  without: Without = null,
  known: CandidateTime | null = null,
  trainees = false,
): TableInput {
  const step = request.stepMinutes ?? DEFAULT_STEP_MINUTES;
  return {
    index,
    time: known ?? readCandidateTime(request.candidate, index, step, request.now, without),
    candidate: request.candidate,
    rooms: request.rooms ?? [],
    weights: { ...DEFAULT_WEIGHTS, ...request.weights },
    continuity: request.continuity ?? [],
    without,
    rows: new LegalRows(index, request.now, without),
    trainees,
  };
}
