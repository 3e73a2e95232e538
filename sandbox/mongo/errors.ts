import type { Doc } from './values/documents';

/** The error names that this server answers with, as MongoDB's error_codes.yml spells them. */
const CODE_NAMES: Record<number, string> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  14: 'TypeMismatch',
  16: 'InvalidLength',
  18: 'AuthenticationFailed',
  20: 'IllegalOperation',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  91: 'ShutdownInProgress',
  100: 'UnsatisfiableWriteConcern',
  112: 'WriteConflict',
  121: 'DocumentValidationFailure',
  125: 'CommandFailed',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  197: 'InvalidIndexSpecificationOption',
  225: 'TransactionTooOld',
  238: 'NotImplemented',
  246: 'SnapshotUnavailable',
  251: 'NoSuchTransaction',
  256: 'TransactionCommitted',
  263: 'OperationNotSupportedInTransaction',
  303: 'FeatureNotSupported',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
};

/** A refusal in MongoDB's own words: its code, its code name, and where it applies the retry labels. */
export class ServerError extends Error {
  readonly codeName: string;

  constructor(
    readonly code: number,
    message: string,
    readonly details: Doc = {},
    readonly labels: string[] = [],
  ) {
    super(message);
    this.name = 'ServerError';
    this.codeName = CODE_NAMES[code] ?? `Location${code}`;
  }

  /** The reply document that carries this error to the driver. */
  toReply(): Doc {
    return {
      ok: 0,
      errmsg: this.message,
      code: this.code,
      codeName: this.codeName,
      ...this.details,
      ...(this.labels.length > 0 ? { errorLabels: this.labels } : {}),
    };
  }
}

export const badValue = (message: string) => new ServerError(2, message);
export const failedToParse = (message: string) => new ServerError(9, message);
export const typeMismatch = (message: string) => new ServerError(14, message);

/** MongoDB knows it, this server does not do it: code 238, so that nobody takes silence for success. */
export const notImplemented = (what: string) =>
  new ServerError(238, `${what} is not implemented by the sandbox's MongoDB`);

export const writeConflict = () =>
  new ServerError(
    112,
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
    {},
    ['TransientTransactionError'],
  );

export const snapshotUnavailable = (namespace: string) =>
  new ServerError(
    246,
    `Unable to read from a snapshot due to pending collection catalog changes to collection '${namespace}'; please retry the operation.`,
    {},
    ['TransientTransactionError'],
  );

export const noSuchTransaction = (txnNumber: bigint, why = 'has been aborted') =>
  new ServerError(
    251,
    `Given transaction number ${txnNumber} does not match any in-progress transactions. The transaction ${why}.`,
    {},
    ['TransientTransactionError'],
  );

/** E11000 with the key pattern and the key value that collided. */
export function duplicateKey(namespace: string, indexName: string, pattern: Doc, value: Doc, shown: string) {
  return new ServerError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${indexName} dup key: ${shown}`,
    { keyPattern: pattern, keyValue: value },
  );
}
