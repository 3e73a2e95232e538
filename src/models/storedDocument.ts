import { type ClientSession, type Connection, type Model, Schema, type SchemaDefinition } from 'mongoose';
import { CodedError } from '../errors';

/** Where and as whom a store works: one workspace, and one transaction when there is a session. */
export interface Scope {
  connection: Connection;
  teamId: string;
  session: ClientSession | null;
}

/** An entity as it lies in its collection: its id is the document's. */
export type Stored<Entity extends { id: string }> = Omit<Entity, 'id'> & { _id: string };

/** A definition that names every field of an entity, so that a new field cannot be forgotten. */
export type FieldsOf<Entity> = Record<Exclude<keyof Entity, 'id'>, SchemaDefinition[string]>;

/** Free-form nested data. Dates in it stay dates. */
export const Anything = Schema.Types.Mixed;

const required = <Type>(type: Type) => ({ type, required: true });
export const text = required(String);
/** A text that may be empty, which mongoose would take for missing. */
export const mayBeEmpty = { type: String, default: '' };
export const whole = required(Number);
export const instant = required(Date);
export const flag = required(Boolean);

/** A schema that refuses unknown fields aloud instead of dropping them. */
export function makeSchema<Document>(fields: Record<string, unknown>, collection: string): Schema<Document> {
  const definition = fields as SchemaDefinition;
  const schema = new Schema(definition, {
    collection,
    strict: 'throw',
    strictQuery: 'throw',
    versionKey: false,
    minimize: false,
    id: false,
  });
  return schema as unknown as Schema<Document>;
}

/** The collection's model on this connection, made on first use. */
export function modelOf<Document>(
  connection: Connection,
  name: string,
  schema: Schema<Document>,
): Model<Document> {
  return connection.models[name] ?? connection.model<Document>(name, schema);
}

/** @throws CodedError when an entity of another workspace would be stored in this one. */
export function toStored<Entity extends { id: string; teamId: string }>(
  entity: Entity,
  teamId: string,
): Stored<Entity> {
  if (entity.teamId !== teamId)
    throw new CodedError('wrong_team', `${entity.id} belongs to another workspace`);
  const { id, ...rest } = entity;
  return { ...rest, _id: id };
}

/** The entity that a document holds. */
export function fromStored<Entity extends { id: string }>(stored: Stored<Entity>): Entity {
  const { _id, ...rest } = stored;
  return { ...rest, id: _id } as unknown as Entity;
}

// https://www.mongodb.com/docs/manual/reference/error-codes/
const DUPLICATE_KEY = 11_000;

/** Whether a write met a unique index. */
export function isDuplicate(error: unknown): error is Error & { keyValue?: Record<string, unknown> } {
  return error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
}
