import BTree from 'sorted-btree';
import { ServerError } from '../errors';
import { compareValues } from '../values/compare';
import { type Doc, isDoc, setField } from '../values/documents';
import { groupAccumulator } from './expressionOperators';
import {
  compileExpression,
  type ExpressionScope,
  fromMingo,
  guarded,
  mingoOptions,
  prepare,
  toMingo,
} from './expressions';

/** `$group`: groups in order of first appearance, told apart as MongoDB compares values (1 and 1.0 are one). */
export function compileGroup(operand: unknown, scope: ExpressionScope): (docs: Doc[]) => Doc[] {
  if (!isDoc(operand)) throw new ServerError(15947, "a group's fields must be specified in an object");
  if (!('_id' in operand)) throw new ServerError(15955, 'a group specification must include an _id');
  const idOf = compileExpression(operand._id, scope);
  const fields = Object.entries(operand)
    .filter(([field]) => field !== '_id')
    .map(([field, accumulator]) => ({ field, accumulate: compileAccumulator(field, accumulator, scope) }));
  return (docs) => {
    const order: { id: unknown; members: Doc[] }[] = [];
    const groups = new BTree<unknown, Doc[]>(undefined, compareValues);
    for (const doc of docs) {
      const id = idOf(doc) ?? null;
      let members = groups.get(id);
      if (!members) {
        members = [];
        groups.set(id, members);
        order.push({ id, members });
      }
      members.push(doc);
    }
    return order.map(({ id, members }) => {
      const result: Doc = { _id: id };
      const plain = members.map((doc) => toMingo(doc));
      for (const { field, accumulate } of fields) setField(result, field, accumulate(plain));
      return result;
    });
  };
}

function compileAccumulator(
  field: string,
  spec: unknown,
  scope: ExpressionScope,
): (docs: unknown[]) => unknown {
  if (field.includes('.')) throw new ServerError(40235, `The field name '${field}' cannot contain '.'`);
  const entries = isDoc(spec) ? Object.entries(spec) : [];
  const [only] = entries;
  if (!only) throw new ServerError(40234, `The field '${field}' must be an accumulator object`);
  if (entries.length > 1) throw new ServerError(40238, `The field '${field}' must specify one accumulator`);
  const [name, operand] = only;
  const accumulate = groupAccumulator(name);
  const prepared = prepare(operand, scope.now);
  const options = mingoOptions(scope);
  return (docs) => fromMingo(guarded(() => accumulate(docs, prepared, options as never))) ?? null;
}
