import { compileExpression, type ExpressionScope } from '../aggregate/expressions';
import { badValue, notImplemented } from '../errors';
import { type Doc, isDoc } from '../values/documents';
import { type Found, splitPath } from '../values/paths';
import { isTruthy } from '../values/types';
import { type Condition, compileCondition } from './conditions';

/** Says whether a document meets a filter, and notes the array position for the update operator `$`. */
export type Matcher = (doc: Doc, found?: Found) => boolean;

/** Compiles a MongoDB filter. Unknown operators and malformed operands are refused with MongoDB's codes. */
export function compileFilter(filter: Doc, scope: ExpressionScope): Matcher {
  const parts = Object.entries(filter).map(([key, value]) =>
    key.startsWith('$') ? compileTopLevel(key, value, scope) : compileField(key, value, scope),
  );
  const only = parts[0];
  if (parts.length === 1 && only) return only;
  return (doc, found) => parts.every((part) => part(doc, found));
}

function compileField(path: string, value: unknown, scope: ExpressionScope): Matcher {
  const condition: Condition = compileCondition(value, (filter) => compileFilter(filter, scope));
  const parts = splitPath(path);
  return (doc, found) => condition.onPath(doc, parts, found);
}

function compileTopLevel(operator: string, operand: unknown, scope: ExpressionScope): Matcher {
  switch (operator) {
    case '$and': {
      const all = compileList(operator, operand, scope);
      return (doc, found) => all.every((matches) => matches(doc, found));
    }
    case '$or': {
      const any = compileList(operator, operand, scope);
      return (doc, found) => any.some((matches) => matches(doc, found));
    }
    case '$nor': {
      const none = compileList(operator, operand, scope);
      return (doc) => !none.some((matches) => matches(doc));
    }
    case '$expr': {
      const compute = compileExpression(operand, scope);
      return (doc) => isTruthy(compute(doc));
    }
    case '$comment':
      return () => true;
    case '$where':
    case '$text':
    case '$jsonSchema':
      throw notImplemented(operator);
    default:
      throw badValue(
        `unknown top level operator: ${operator}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function compileList(operator: string, operand: unknown, scope: ExpressionScope): Matcher[] {
  if (!Array.isArray(operand)) throw badValue(`${operator} must be an array`);
  if (operand.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return operand.map((entry) => {
    if (!isDoc(entry)) throw badValue('$or/$and/$nor entries need to be full objects');
    return compileFilter(entry, scope);
  });
}
