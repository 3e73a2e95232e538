import { Binary, Long } from 'bson';
import { badValue, noSuchTransaction, ServerError } from '../errors';
import type { Store } from '../store/store';
import type { Transaction } from '../store/transaction';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric } from '../values/numbers';

/** What the server remembers of a logical session: its latest transaction number and what came of it. */
export interface Session {
  id: string;
  number: bigint;
  state: 'none' | 'retryable' | 'inProgress' | 'committed' | 'aborted';
  reply?: Doc;
  transaction?: Transaction;
  /** Commands of one session run one after the other. */
  turn: Promise<unknown>;
  usedAt: number;
}

/** MongoDB's transactionLifetimeLimitSeconds and localLogicalSessionTimeoutMinutes. */
const TRANSACTION_LIFETIME_MS = 60_000;
const SESSION_LIFETIME_MS = 30 * 60_000;

/** The sessions; results that a client may ask for again are on the disk in the same batch as their writes. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();

  constructor(private readonly store: Store) {
    for (const [id, { number, state, reply }] of store.loadSessions()) {
      if (!(number instanceof Long)) continue;
      this.sessions.set(id, {
        id,
        number: number.toBigInt(),
        state: state === 'committed' ? 'committed' : 'retryable',
        ...(isDoc(reply) ? { reply } : {}),
        turn: Promise.resolve(),
        usedAt: performance.now(),
      });
    }
  }

  /** The session that a command names by `lsid`, made on first sight. */
  of(lsid: unknown): Session {
    const id = sessionId(lsid);
    const known = this.sessions.get(id);
    if (known) {
      known.usedAt = performance.now();
      return known;
    }
    const session: Session = {
      id,
      number: -1n,
      state: 'none',
      turn: Promise.resolve(),
      usedAt: performance.now(),
    };
    this.sessions.set(id, session);
    return session;
  }

  begin(session: Session, number: bigint): Transaction {
    if (number < session.number) throw tooOld(number, session);
    if (number === session.number) {
      throw new ServerError(
        50911,
        `Cannot start a transaction at given transaction number ${number}: it was already used`,
      );
    }
    if (session.transaction) this.store.abort(session.transaction);
    const transaction = this.store.begin(session.id, number);
    Object.assign(session, { number, state: 'inProgress', transaction, reply: undefined });
    return transaction;
  }

  /** The transaction under way with this number, or MongoDB's refusal. */
  current(session: Session, number: bigint): Transaction {
    if (number < session.number) throw tooOld(number, session);
    if (number === session.number && session.state === 'committed') throw committed(number);
    if (number !== session.number || !session.transaction) throw noSuchTransaction(number);
    return session.transaction;
  }

  commit(session: Session, number: bigint): void {
    if (number === session.number && session.state === 'committed') return;
    if (number !== session.number || !session.transaction) throw noSuchTransaction(number);
    const { transaction } = session;
    session.transaction = undefined;
    session.state = 'aborted';
    this.store.commit(transaction);
    session.state = 'committed';
    this.remember(session);
  }

  abort(session: Session, number: bigint): void {
    if (number === session.number && session.state === 'committed') throw committed(number);
    if (number !== session.number || !session.transaction) throw noSuchTransaction(number);
    this.abortCurrent(session);
  }

  abortCurrent(session: Session): void {
    if (!session.transaction) return;
    this.store.abort(session.transaction);
    session.transaction = undefined;
    session.state = 'aborted';
  }

  /** The recorded answer of a retryable write that was carried out before. */
  recorded(session: Session, number: bigint): Doc | undefined {
    if (number < session.number) throw tooOld(number, session);
    if (number > session.number) {
      this.abortCurrent(session);
      return undefined;
    }
    return session.state === 'retryable' ? session.reply : undefined;
  }

  record(session: Session, number: bigint, reply: Doc): void {
    Object.assign(session, { number, state: 'retryable', reply });
    this.remember(session);
  }

  end(lsids: unknown): void {
    if (!Array.isArray(lsids)) throw badValue('endSessions must be an array');
    for (const lsid of lsids) {
      const session = this.sessions.get(sessionId(lsid));
      if (!session) continue;
      this.forget(session);
    }
  }

  private forget(session: Session): void {
    this.abortCurrent(session);
    this.sessions.delete(session.id);
    this.store.note({ kind: 'forget', id: session.id });
  }

  /** Ends transactions and sessions that outlived their limits, so that a client that went away holds nothing. */
  sweep(): void {
    const now = performance.now();
    for (const session of this.sessions.values()) {
      if (now - (session.transaction?.startedAt ?? now) > TRANSACTION_LIFETIME_MS) this.abortCurrent(session);
      if (now - session.usedAt > SESSION_LIFETIME_MS) this.forget(session);
    }
  }

  private remember(session: Session): void {
    const { id, number, state, reply } = session;
    const kept: Doc = { number: Long.fromBigInt(number), state, ...(reply ? { reply } : {}) };
    this.store.note({ kind: 'session', id, state: kept });
  }
}

function sessionId(lsid: unknown): string {
  const id = isDoc(lsid) ? lsid.id : undefined;
  if (!(id instanceof Binary)) throw badValue("BSON field 'lsid.id' is missing but a required field");
  return id.toString('hex');
}

export function transactionNumber(value: unknown): bigint {
  if (!isNumeric(value)) throw badValue("BSON field 'txnNumber' is the wrong type, expected type 'long'");
  return BigInt(value.toString());
}

function tooOld(number: bigint, session: Session): ServerError {
  return new ServerError(
    225,
    `Cannot start transaction with number ${number} on session ${session.id} because a newer transaction with txnNumber ${session.number} has already started on this session.`,
  );
}

function committed(number: bigint): ServerError {
  return new ServerError(256, `Transaction with txnNumber ${number} has been committed`);
}
