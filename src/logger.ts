import pino from 'pino';
import { CodedError } from './errors';
import type { Log } from './ports';

/** Fields that hold what must not lie in a log: people's data, texts, and what opens doors. */
const SECRETS = [
  'name',
  'email',
  'text',
  'note',
  'reason',
  'evidence',
  'summary',
  'token',
  'secret',
  'password',
  'authorization',
  'privateKey',
  'private_key',
  'uri',
];

/**
 * Structured logs, one JSON object a line, on standard output. Of a fault (`error`) its kind, code and stack are kept and
 * what libraries hang on it (requests, answers, connection strings) is not.
 */
export function makeLogger(level: string): Log {
  return pino({
    level,
    base: null,
    redact: { paths: SECRETS.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    serializers: { error: describe, err: describe },
  });
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  // The messages of our own faults name ids and outside codes only.
  const message = error instanceof CodedError ? { message: error.message } : {};
  return { kind: error.constructor.name, code, ...message, stack: frames(error), ...cause };
}

/** The stack without its first lines, the message, which may quote what somebody typed. */
function frames(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
