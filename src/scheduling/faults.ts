export type RequestFaultCode =
  | 'unknown-zone'
  | 'bad-hours'
  | 'bad-date'
  | 'reversed-window'
  | 'reversed-interval'
  | 'no-window'
  | 'bad-minutes'
  | 'bad-step'
  | 'bad-count'
  | 'no-seat'
  | 'no-session'
  | 'twin-id'
  | 'unknown-session'
  | 'unknown-person'
  | 'circular-order'
  | 'too-long-range'
  | 'too-many-sessions';

export interface RequestFault {
  readonly code: RequestFaultCode;
  /** Where it is, as a path a programmer reads: `interviewers[ada].zone`. */
  readonly at: string;
  readonly value: string;
}

/** A request that means nothing (an unknown zone, a reversed window). All its faults are in it. */
export class InvalidRequestError extends Error {
  readonly code = 'scheduling/invalid-request';
  constructor(readonly faults: readonly RequestFault[]) {
    super(faults.map(({ code, at, value }) => `${code} at ${at}: ${value}`).join('; '));
    this.name = 'InvalidRequestError';
  }
}
