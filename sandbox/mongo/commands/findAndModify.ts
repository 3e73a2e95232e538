import { failedToParse } from '../errors';
import { type FindRequest, findDocs } from '../plan/find';
import { compileProjection } from '../query/projection';
import { parseSort } from '../query/sort';
import { compileUpdate } from '../update/updater';
import type { Doc } from '../values/documents';
import { type Command, type CommandContext, docField, namespaceOf, refuseOptions, scopeOf } from './command';
import { applyUpdate, insertUpsert, requireUpdate } from './write';

export function modifyRequest(context: CommandContext): FindRequest {
  const { body } = context;
  refuseOptions(body, []);
  return {
    filter: docField(body, 'query'),
    sort: parseSort(body.sort),
    skip: 0,
    limit: 1,
    hint: body.hint,
    scope: scopeOf(context),
  };
}

function findAndModify(context: CommandContext): Doc {
  const { body, unit, now } = context;
  const namespace = namespaceOf(context);
  const request = modifyRequest(context);
  const wantsNew = body.new === true;
  const fields = docField(body, body.fields === undefined ? 'projection' : 'fields');
  const project = Object.keys(fields).length > 0 ? compileProjection(fields, request.scope) : undefined;
  const table = unit.table(namespace);
  if (body.remove === true) {
    if (body.update !== undefined) throw failedToParse('Cannot specify both an update and remove=true');
    if (wantsNew)
      throw failedToParse(
        "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
      );
  }
  const updater =
    body.remove === true
      ? undefined
      : compileUpdate(requireUpdate(body.update), {
          now,
          variables: docField(body, 'let'),
          arrayFilters: body.arrayFilters,
        });
  const [hit] = findDocs(table, request).hits;
  const shown = (doc: Doc | undefined) => (doc && project ? project(doc, hit?.found) : (doc ?? null));
  if (hit && table) {
    if (!updater) {
      unit.remove(table, hit.record, hit.doc);
      return { lastErrorObject: { n: 1 }, value: shown(hit.doc), ok: 1 };
    }
    const after = applyUpdate(context, table, hit, updater) ?? hit.doc;
    return {
      lastErrorObject: { n: 1, updatedExisting: true },
      value: shown(wantsNew ? after : hit.doc),
      ok: 1,
    };
  }
  if (!updater) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
  if (body.upsert !== true) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
  const made = insertUpsert(context, namespace, request.filter, updater);
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: made._id };
  return { lastErrorObject, value: wantsNew ? shown(made) : null, ok: 1 };
}

const command: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'projection',
    'upsert',
    'arrayFilters',
    'hint',
    'let',
    'bypassDocumentValidation',
    'collation',
  ],
  transactional: true,
  retryable: true,
  run: findAndModify,
};

export const findAndModifyCommands: Record<string, Command> = {
  findAndModify: command,
  findandmodify: command,
};
