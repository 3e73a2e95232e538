import { ServerError } from '../errors';
import { compileProjection } from '../query/projection';
import { cloneValue, type Doc, isDoc } from '../values/documents';
import { setNested, splitPath, valueAt } from '../values/paths';
import type { PipelineScope, Stage } from './stage';

export function compileUnset(operand: unknown, scope: PipelineScope): Stage {
  const paths = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0 || paths.some((path) => typeof path !== 'string')) {
    throw new ServerError(31002, '$unset specification must be a string or an array');
  }
  const projector = compileProjection(Object.fromEntries(paths.map((path) => [path, 0])), scope, true);
  return (docs) => docs.map((doc) => projector(doc));
}

interface Unwind {
  parts: string[];
  keepsEmpty: boolean;
  indexField?: string;
}

export function compileUnwind(operand: unknown): Stage {
  const spec = readUnwind(operand);
  return (docs) => docs.flatMap((doc) => unwind(doc, spec));
}

function readUnwind(operand: unknown): Unwind {
  const options: Doc = isDoc(operand) ? operand : { path: operand };
  const { path, preserveNullAndEmptyArrays, includeArrayIndex, ...others } = options;
  const unknown = Object.keys(others)[0];
  if (unknown) throw new ServerError(28811, `unrecognized option to $unwind stage: ${unknown}`);
  if (typeof path !== 'string')
    throw new ServerError(28808, 'expected a string as the path for $unwind stage');
  if (!path.startsWith('$')) {
    throw new ServerError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  }
  return {
    parts: splitPath(path.slice(1)),
    keepsEmpty: preserveNullAndEmptyArrays === true,
    ...(typeof includeArrayIndex === 'string' ? { indexField: includeArrayIndex } : {}),
  };
}

function unwind(doc: Doc, { parts, keepsEmpty, indexField }: Unwind): Doc[] {
  const value = valueAt(doc, parts);
  const withIndex = (result: Doc, index: number | null) => {
    if (indexField !== undefined) setNested(result, splitPath(indexField), index);
    return result;
  };
  if (!Array.isArray(value)) {
    const kept = keepsEmpty || (value !== undefined && value !== null);
    return kept ? [withIndex(indexField === undefined ? doc : cloneValue(doc), null)] : [];
  }
  if (value.length === 0) {
    if (!keepsEmpty) return [];
    const result = cloneValue(doc);
    const parent = valueAt(result, parts.slice(0, -1));
    if (isDoc(parent)) delete parent[parts.at(-1) ?? ''];
    return [withIndex(result, null)];
  }
  return value.map((item, index) => {
    const result = cloneValue(doc);
    setNested(result, parts, item);
    return withIndex(result, index);
  });
}
