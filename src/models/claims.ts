import type { Model } from 'mongoose';
import { ClaimTakenError } from '../errors';
import type { ClaimStore, Span } from '../ports';
import { instant, isDuplicate, makeSchema, modelOf, type Scope, text } from './storedDocument';

interface ClaimDocument {
  teamId: string;
  personId: string;
  interviewId: string;
  /** `tick:<ISO>`, `day:<civil day>#<n>` or `week:<ISO week>#<n>`. */
  key: string;
  endsAt: Date;
}

const schema = makeSchema<ClaimDocument>(
  { teamId: text, personId: text, interviewId: text, key: text, endsAt: instant },
  'claims',
);
// The referee of every race for a person's time.
schema.index({ teamId: 1, personId: 1, key: 1 }, { unique: true });
schema.index({ teamId: 1, interviewId: 1 });
// What is long over needs no referee.
schema.index({ endsAt: 1 }, { expireAfterSeconds: 60 * 24 * 60 * 60 });

export const claimModel = (connection: Scope['connection']) => modelOf(connection, 'Claim', schema);

const TICK_MS = 5 * 60_000;
type Claim = Parameters<ClaimStore['take']>[0];

/** The keys of the 5-minute ticks that a span, widened by `bufferMinutes` after it, touches. */
export function tickKeys(span: Span, bufferMinutes: number): string[] {
  const from = Math.floor(span.startsAt.getTime() / TICK_MS);
  const to = Math.ceil((span.endsAt.getTime() + bufferMinutes * 60_000) / TICK_MS);
  return Array.from(
    { length: to - from },
    (_, index) => `tick:${new Date((from + index) * TICK_MS).toISOString()}`,
  );
}

/** Every key that begins with `prefix#`: `$` is the character after `#`. */
const numbered = (prefix: string) => ({ $gt: `${prefix}#`, $lt: `${prefix}$` });

function firstFree(prefix: string, cap: number, taken: ReadonlySet<string>): string | null {
  const keys = [...taken].filter((key) => key.startsWith(`${prefix}#`));
  if (keys.length >= cap) return null;
  return (
    Array.from({ length: cap }, (_, index) => `${prefix}#${index + 1}`).find((key) => !taken.has(key)) ?? null
  );
}

/** Claims of people's time in one workspace. */
export function makeClaimStore({ connection, teamId, session }: Scope): ClaimStore {
  const claims = claimModel(connection);
  return {
    async take(claim) {
      if (session) return insertClaims(claims, teamId, session, claim);
      const own = await connection.startSession();
      try {
        await own.withTransaction(() => insertClaims(claims, teamId, own, claim));
      } finally {
        await own.endSession();
      }
    },
    async release(interviewId, personId) {
      await claims.deleteMany({ teamId, interviewId, ...(personId ? { personId } : {}) }).session(session);
    },
  };
}

async function insertClaims(
  claims: Model<ClaimDocument>,
  teamId: string,
  session: NonNullable<Scope['session']>,
  { personId, interviewId, span, bufferMinutes, day, week }: Claim,
): Promise<void> {
  const ticks = tickKeys(span, bufferMinutes);
  const [dayPrefix, weekPrefix] = [`day:${day.key}`, `week:${week.key}`];
  const wanted = [{ key: { $in: ticks } }, { key: numbered(dayPrefix) }, { key: numbered(weekPrefix) }];
  const present = await claims
    .find({ teamId, personId, $or: wanted })
    .session(session)
    .lean<ClaimDocument[]>();

  const clash = present.find((claim) => claim.key.startsWith('tick:'));
  if (clash) throw new ClaimTakenError(personId, 'time', clash.interviewId);
  const taken = new Set(present.map((claim) => claim.key));
  const places = [firstFree(dayPrefix, day.cap, taken), firstFree(weekPrefix, week.cap, taken)];
  const keys = [...ticks, ...places].filter((key) => key !== null);
  if (keys.length < ticks.length + places.length) throw new ClaimTakenError(personId, 'cap');

  try {
    const rows = keys.map((key) => ({ teamId, personId, interviewId, key, endsAt: span.endsAt }));
    await claims.insertMany(rows, { session });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw await nameWinner(claims, teamId, personId, ticks, error);
  }
}

/** Somebody was quicker than our read. A lost tick is final; a lost place is asked for again, perhaps there is another. */
async function nameWinner(
  claims: Model<ClaimDocument>,
  teamId: string,
  personId: string,
  ticks: string[],
  error: Error,
): Promise<Error> {
  // Without the session: the server has aborted the transaction.
  const winner = await claims.findOne({ teamId, personId, key: { $in: ticks } }).lean<ClaimDocument>();
  if (winner) return new ClaimTakenError(personId, 'time', winner.interviewId);
  return asTransient(error);
}

/** Makes the driver run the transaction again: https://www.mongodb.com/docs/manual/core/transactions-in-applications/ */
function asTransient(error: Error): Error {
  if ('addErrorLabel' in error && typeof error.addErrorLabel === 'function') {
    error.addErrorLabel('TransientTransactionError');
  }
  return error;
}
