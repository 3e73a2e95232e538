import type { ExpressionScope } from '../aggregate/expressions';
import { notImplemented, ServerError } from '../errors';
import type { Cursors } from '../server/cursors';
import type { Session, Sessions } from '../server/sessions';
import type { Store } from '../store/store';
import type { Unit } from '../store/unit';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';
import { typeAlias } from '../values/types';

/** What a command runs with. */
export interface CommandContext {
  body: Doc;
  db: string;
  unit: Unit;
  store: Store;
  cursors: Cursors;
  sessions: Sessions;
  session?: Session;
  now: Date;
  /** `127.0.0.1:PORT` */
  address: string;
  standalone: boolean;
  connectionId: number;
  /** Which process answers, and how often it has changed: `{processId, counter}`. */
  topologyVersion: Doc;
}

/** One command of the server: the fields it knows beside the generic ones, and what it does. */
export interface Command {
  fields: string[];
  /** May run in a transaction. */
  transactional?: boolean;
  /** A write that a driver may send again with the same txnNumber. */
  retryable?: boolean;
  run(context: CommandContext): Doc;
}

/** The collection that a command names as its first value. */
export function namespaceOf({ body, db }: CommandContext): string {
  const [name, collection] = Object.entries(body)[0] ?? [];
  if (typeof collection !== 'string') {
    throw new ServerError(
      73,
      `collection name has invalid type ${typeAlias(collection)} for command ${name}`,
    );
  }
  return checkedNamespace(db, collection);
}

export function checkedNamespace(db: string, collection: string): string {
  if (
    collection === '' ||
    collection.includes('\0') ||
    collection.startsWith('.') ||
    collection.includes('$')
  ) {
    throw new ServerError(73, `Invalid namespace specified '${db}.${collection}'`);
  }
  return `${db}.${collection}`;
}

export function docField(body: Doc, field: string): Doc {
  const value = body[field];
  if (value === undefined || value === null) return {};
  if (!isDoc(value)) throw wrongType(field, value, 'object');
  return value;
}

export function countField(body: Doc, field: string): number {
  const value = body[field];
  if (value === undefined || value === null) return 0;
  if (!isNumeric(value)) throw wrongType(field, value, 'long');
  const count = Math.trunc(toNumber(value));
  if (count < 0)
    throw new ServerError(51024, `BSON field '${field}' value must be >= 0, actual value '${count}'`);
  return count;
}

export function listField(body: Doc, field: string): Doc[] {
  const value = body[field];
  if (!Array.isArray(value)) throw wrongType(field, value, 'array');
  return value.map((item) => {
    if (!isDoc(item)) throw wrongType(field, item, 'object');
    return item;
  });
}

export function wrongType(field: string, value: unknown, expected: string): ServerError {
  if (value === undefined)
    return new ServerError(40414, `BSON field '${field}' is missing but a required field`);
  return new ServerError(
    14,
    `BSON field '${field}' is the wrong type '${typeAlias(value)}', expected type '${expected}'`,
  );
}

/** Options that MongoDB would obey and this server does not: refused when they ask for something. */
export function refuseOptions(body: Doc, names: string[]): void {
  for (const name of names) if (body[name]) throw notImplemented(`The option '${name}'`);
  const { collation } = body;
  if (isDoc(collation) && collation.locale !== 'simple') throw notImplemented('collation');
}

export function scopeOf({ body, now }: CommandContext): ExpressionScope {
  return isDoc(body.let) ? { now, variables: body.let } : { now };
}
