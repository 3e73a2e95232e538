import type { Command, CommandContext } from '../commands/command';
import { COMMANDS } from '../commands/registry';
import { noSuchTransaction, ServerError } from '../errors';
import { Blocked, Unit } from '../store/unit';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';
import { checkConcerns } from './concerns';
import { type Session, transactionNumber } from './sessions';

/** Fields that any command may carry. */
const GENERIC_FIELDS = new Set([
  '$db',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'stmtId',
  'stmtIds',
  'readConcern',
  'writeConcern',
  '$readPreference',
  '$clusterTime',
  'comment',
  'maxTimeMS',
  'maxTimeMSOpOnly',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  '$client',
]);

/** The command that a body names, with its unknown fields refused. */
function findCommand(body: Doc): [name: string, command: Command] {
  const name = Object.keys(body)[0] ?? '';
  const command = COMMANDS.get(name);
  if (!command) throw new ServerError(59, `no such command: '${name}'`);
  for (const field of Object.keys(body)) {
    if (field === name || GENERIC_FIELDS.has(field) || command.fields.includes(field)) continue;
    throw new ServerError(40415, `BSON field '${name}.${field}' is an unknown field.`);
  }
  return [name, command];
}

/** Runs one command: in its transaction, as a retryable write, or by itself. */
export async function runCommand(base: Omit<CommandContext, 'unit' | 'session'>): Promise<Doc> {
  const { body, sessions } = base;
  const [name, command] = findCommand(body);
  checkConcerns(body);
  const session = body.lsid === undefined ? undefined : sessions.of(body.lsid);
  if (body.txnNumber !== undefined && base.standalone) {
    throw new ServerError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  if (body.autocommit !== undefined) return runInTransaction(base, name, command, session);
  if (body.startTransaction !== undefined) {
    throw new ServerError(72, 'Specifying startTransaction=true requires autocommit=false');
  }
  if (body.txnNumber === undefined) return runAlone(base, command, session);
  if (!session) throw new ServerError(72, 'Transaction number requires a session ID to also be specified');
  if (!command.retryable) {
    throw new ServerError(
      263,
      `txnNumber may only be provided for multi-document transactions and retryable write commands. '${name}' command was provided.`,
    );
  }
  const turn = session.turn.then(() => runRetryable(base, command, session));
  session.turn = turn.catch(() => {});
  return turn;
}

async function runRetryable(
  base: Omit<CommandContext, 'unit' | 'session'>,
  command: Command,
  session: Session,
): Promise<Doc> {
  const number = transactionNumber(base.body.txnNumber);
  const recorded = base.sessions.recorded(session, number);
  if (recorded) return { ...recorded, retriedStmtIds: retriedStatements(base.body) };
  return runAlone(base, command, session, (reply, unit) => {
    const failed = Array.isArray(reply.writeErrors) && unit.operations.length === 0;
    if (!failed) base.sessions.record(session, number, reply);
  });
}

function retriedStatements(body: Doc): number[] {
  const statements = body.documents ?? body.updates ?? body.deletes;
  return Array.isArray(statements) ? statements.map((_, index) => index) : [0];
}

/** Runs a command outside transactions; where a transaction holds what it needs, it waits for its end. */
async function runAlone(
  base: Omit<CommandContext, 'unit' | 'session'>,
  command: Command,
  session: Session | undefined,
  beforeWrite: (reply: Doc, unit: Unit) => void = () => {},
): Promise<Doc> {
  const { maxTimeMS } = base.body;
  const limitMs =
    isNumeric(maxTimeMS) && toNumber(maxTimeMS) > 0 ? toNumber(maxTimeMS) : Number.POSITIVE_INFINITY;
  const startedAt = performance.now();
  for (;;) {
    const unit = new Unit(base.store);
    try {
      const reply = command.run({ ...base, unit, ...(session ? { session } : {}) });
      base.store.commitUnit(unit);
      beforeWrite(reply, unit);
      return reply;
    } catch (error) {
      if (!(error instanceof Blocked)) {
        base.store.commitUnit(unit);
        throw error;
      }
      unit.undo();
      await endOf(error, limitMs - (performance.now() - startedAt));
    }
  }
}

async function endOf(blocked: Blocked, limitMs: number): Promise<void> {
  if (limitMs === Number.POSITIVE_INFINITY) return blocked.holder.ended;
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ServerError(50, 'operation exceeded time limit')),
      Math.max(0, limitMs),
    );
  });
  try {
    await Promise.race([blocked.holder.ended, expired]);
  } finally {
    clearTimeout(timer);
  }
}

function runInTransaction(
  base: Omit<CommandContext, 'unit' | 'session'>,
  name: string,
  command: Command,
  session: Session | undefined,
): Doc {
  const { body, sessions, store } = base;
  if (body.autocommit !== false)
    throw new ServerError(72, 'autocommit must be false in multi-statement transactions');
  if (!session || body.txnNumber === undefined) {
    throw new ServerError(72, "'autocommit' field requires a transaction number to also be specified");
  }
  const number = transactionNumber(body.txnNumber);
  if (name === 'commitTransaction' || name === 'abortTransaction') {
    return command.run({ ...base, session, unit: new Unit(store) });
  }
  if (!command.transactional) {
    sessions.abortCurrent(session);
    throw new ServerError(263, `Cannot run '${name}' in a multi-document transaction.`);
  }
  if (/^(admin|config|local)$/.test(base.db)) {
    throw new ServerError(263, `Cannot run command against the '${base.db}' database in a transaction.`);
  }
  const transaction =
    body.startTransaction === true ? sessions.begin(session, number) : sessions.current(session, number);
  try {
    const reply = command.run({ ...base, session, unit: new Unit(store, transaction) });
    if (Array.isArray(reply.writeErrors)) sessions.abortCurrent(session);
    return reply;
  } catch (error) {
    sessions.abortCurrent(session);
    throw error;
  }
}

/** The reply to a failed command; a fault of this server is an InternalError. */
export function errorReply(error: unknown): Doc {
  if (error instanceof ServerError) return error.toReply();
  if (error instanceof Blocked) return noSuchTransaction(0n, 'is blocked').toReply();
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ServerError(1, message).toReply();
}

export function isFailed(reply: Doc): boolean {
  return isDoc(reply) && reply.ok === 0;
}
