import { failedToParse, notImplemented, ServerError } from '../errors';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';

const READ_LEVELS = new Set(['local', 'majority', 'available', 'linearizable', 'snapshot']);

/** Refuses read and write concerns that MongoDB refuses; the others this server always more than meets. */
export function checkConcerns(body: Doc): void {
  checkReadConcern(body);
  checkWriteConcern(body);
}

function checkReadConcern({ readConcern, autocommit }: Doc): void {
  if (readConcern === undefined) return;
  if (!isDoc(readConcern))
    throw new ServerError(14, "BSON field 'readConcern' is the wrong type, expected type 'object'");
  const { level = 'local', atClusterTime } = readConcern;
  if (typeof level !== 'string' || !READ_LEVELS.has(level)) {
    throw new ServerError(
      2,
      `Enumeration value '${String(level)}' for field 'readConcern.level' is not a valid value.`,
    );
  }
  if (atClusterTime !== undefined) throw notImplemented('readConcern.atClusterTime');
  if (level === 'snapshot' && autocommit === undefined)
    throw notImplemented('A snapshot read outside a transaction');
  if (level === 'linearizable' && autocommit === false) {
    throw new ServerError(72, 'readConcern level linearizable is not supported in a transaction');
  }
}

function checkWriteConcern({ writeConcern, autocommit, commitTransaction, abortTransaction }: Doc): void {
  if (writeConcern === undefined) return;
  if (!isDoc(writeConcern))
    throw new ServerError(14, "BSON field 'writeConcern' is the wrong type, expected type 'object'");
  const finishing = commitTransaction !== undefined || abortTransaction !== undefined;
  if (autocommit === false && !finishing) {
    throw new ServerError(72, 'writeConcern is not allowed within a multi-statement transaction');
  }
  const { w } = writeConcern;
  if (w === undefined || w === 'majority') return;
  if (!isNumeric(w)) {
    throw new ServerError(
      79,
      `No write concern mode named '${String(w)}' found in replica set configuration`,
    );
  }
  const nodes = toNumber(w);
  if (!Number.isInteger(nodes) || nodes < 0 || nodes > 50)
    throw failedToParse('w has to be a non-negative number and not greater than 50');
}

/** The error that a write carries when it asked for more nodes than there are: done here, never replicated. */
export function unsatisfiable({ writeConcern }: Doc): Doc | undefined {
  if (!isDoc(writeConcern) || !isNumeric(writeConcern.w) || toNumber(writeConcern.w) <= 1) return undefined;
  return {
    code: 100,
    codeName: 'UnsatisfiableWriteConcern',
    errmsg: 'Not enough data-bearing nodes',
    errInfo: { writeConcern },
  };
}
