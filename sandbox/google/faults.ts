import { GoogleError } from './googleError';
import type { GoogleFault, GoogleFaultKind } from './officeTypes';
import { invalidCredentials } from './tokens';

/** What goes wrong on demand. */
export interface GoogleFaults {
  add(fault: GoogleFault): void;
  clear(): void;
  list(): GoogleFault[];
  /** Takes one hit of the first fault of these kinds that applies to the call, if any. */
  take(kinds: readonly GoogleFaultKind[], method: string): GoogleFault | undefined;
  onChange(listener: () => void): () => void;
}

export function makeGoogleFaults(): GoogleFaults {
  let faults: GoogleFault[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    add(fault) {
      faults.push({ ...fault });
      tell();
    },
    clear() {
      faults = [];
      tell();
    },
    list: () => faults.map((fault) => ({ ...fault })),
    take(kinds, method) {
      const fault = faults.find(
        (each) => kinds.includes(each.kind) && (!each.method || each.method === method),
      );
      if (!fault) return undefined;
      if (fault.times !== undefined) {
        fault.times -= 1;
        if (fault.times <= 0) faults = faults.filter((each) => each !== fault);
        tell();
      }
      return fault;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const limit = { domain: 'usageLimits' };

const REFUSALS: Partial<Record<GoogleFaultKind, () => GoogleError>> = {
  tooManyRequests: () =>
    new GoogleError(429, 'rateLimitExceeded', 'Rate Limit Exceeded', { ...limit, retryAfterSeconds: 1 }),
  rateLimitExceeded: () => new GoogleError(403, 'rateLimitExceeded', 'Rate Limit Exceeded', limit),
  quotaExceeded: () => new GoogleError(403, 'quotaExceeded', 'Calendar usage limits exceeded.', limit),
  backendError: () => new GoogleError(500, 'backendError', 'Backend Error'),
  unavailable: () => new GoogleError(503, 'backendError', 'Service unavailable. Please try again'),
  tokenRevoked: invalidCredentials,
};

export const REFUSING_FAULTS = Object.keys(REFUSALS) as GoogleFaultKind[];

/** The refusal that a fault stands for. */
export const refusalOf = (fault: GoogleFault): GoogleError =>
  REFUSALS[fault.kind]?.() ?? new GoogleError(500, 'backendError', 'Backend Error');
