export interface GoogleErrorDetails {
  domain?: string;
  locationType?: 'parameter' | 'header';
  location?: string;
  /** Seconds a client is asked to wait. */
  retryAfterSeconds?: number;
}

/** A refusal in the shape of Calendar v3 (https://developers.google.com/workspace/calendar/api/guides/errors). */
export class GoogleError extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
    readonly details: GoogleErrorDetails = {},
  ) {
    super(message);
    this.name = 'GoogleError';
  }

  /** The JSON body that Google's client library reads. */
  toBody() {
    const { domain = 'global', locationType, location } = this.details;
    const entry = { domain, reason: this.reason, message: this.message };
    return {
      error: {
        code: this.status,
        message: this.message,
        errors: [location ? { ...entry, locationType, location } : entry],
      },
    };
  }
}

export const notFound = () => new GoogleError(404, 'notFound', 'Not Found');

export const badParameter = (location: string, message: string, reason = 'invalidParameter') =>
  new GoogleError(400, reason, message, { locationType: 'parameter', location });

export const emptyTimeRange = (location?: string) =>
  new GoogleError(400, 'timeRangeEmpty', 'The specified time range is empty.', {
    domain: 'calendar',
    ...(location ? { locationType: 'parameter' as const, location } : {}),
  });
