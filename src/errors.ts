/**
 * Faults: what should not happen, with a code that callers branch on. Expected refusals are values
 * (`Refusal`), never thrown, except across a transaction, which only a throw rolls back.
 */
export class CodedError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A document that must exist does not. */
export class NotFoundError extends CodedError {
  constructor(what: string, id: string) {
    super('not_found', `${what} ${id} does not exist`);
  }
}

/** Somebody else changed the document first; read it again and decide anew. */
export class StaleError extends CodedError {
  constructor(what: string, id: string) {
    super('stale', `${what} ${id} was changed by somebody else`);
  }
}

/** A claim lost its race: the time of a person, a candidate or a room, or the last place under a cap, is taken. */
export class ClaimTakenError extends CodedError {
  constructor(
    /** Whose time it is: a person's, a candidate's or a room's id. */
    readonly personId: string,
    readonly why: 'time' | 'cap' | 'candidate' | 'room',
    readonly byInterviewId?: string,
  ) {
    super('claim_taken', `A claim of ${personId} is taken (${why})`);
  }
}

/** The same thing was already made: a double click or a retry. */
export class AlreadyMadeError extends CodedError {
  constructor(what: string, id: string) {
    super('already_made', `${what} ${id} was already made`);
  }
}

/** An outside service did not do what was asked; `retryable` says whether asking again can help. */
export class OutsideError extends CodedError {
  constructor(
    readonly service: 'google' | 'slack' | 'mongodb',
    readonly retryable: boolean,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(`${service}_failed`, message, options);
  }
}

/** The configuration is wrong; the message lists every fault and where to find each value. */
export class ConfigError extends CodedError {
  constructor(message: string) {
    super('config', message);
  }
}
