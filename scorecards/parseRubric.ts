import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { type Rubric, rubricSchema } from './rubric';
import { listReferenceFaults } from './rubricReferences';

/** One thing to correct in a rubric file; `line` counts from 1. */
export interface RubricFault {
  path: string;
  line: number;
  message: string;
}

export type ParsedRubric = { ok: true; rubric: Rubric } | { ok: false; faults: RubricFault[] };

type Path = readonly PropertyKey[];

const spell = (path: Path) =>
  path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at ? '.' : ''}${String(step)}`))
    .join('');

/** The line of the deepest node that exists on the path: a missing field is reported at its parent. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/**
 * Reads a rubric from YAML text.
 * Promises every fault at once, each with its path and line: syntax, shape, and keys that point nowhere.
 */
export function parseRubric(yamlText: string): ParsedRubric {
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines });
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      path: '',
      line: lines.linePos(error.pos[0]).line,
      message: error.message.split('\n')[0] ?? error.code,
    }));
    return { ok: false, faults };
  }
  const at = (path: Path, message: string) => ({
    path: spell(path),
    line: lineOf(document, lines, path),
    message,
  });
  const shape = rubricSchema.safeParse(document.toJS());
  if (!shape.success) {
    return { ok: false, faults: shape.error.issues.map((issue) => at(issue.path, issue.message)) };
  }
  const faults = listReferenceFaults(shape.data).map((fault) => at(fault.path, fault.message));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rubric: shape.data };
}
