/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** One look at one payload: what was found wrong, in Slack's words, with a JSON pointer each. */
export interface Inspection {
  surface: Surface;
  faults: string[];
  /** Whether the app may show this uploaded file. */
  knowsFile: (idOrUrl: string) => boolean;
}

/** Looks at one value and reports what Slack would refuse. */
export type Rule = (value: unknown, pointer: string, look: Inspection) => void;

export type Fields = Record<string, unknown>;

export function report(look: Inspection, pointer: string, message: string): void {
  look.faults.push(`${message} [json-pointer:${pointer}]`);
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function text(limits: { min?: number; max?: number } = {}): Rule {
  return (value, pointer, look) => {
    if (typeof value !== 'string') return report(look, pointer, 'must provide a string');
    const { min = 0, max = Number.POSITIVE_INFINITY } = limits;
    if (value.length < min) report(look, pointer, `must be more than ${min - 1} characters`);
    if (value.length > max) report(look, pointer, `must be less than ${max + 1} characters`);
  };
}

export function matching(pattern: RegExp, message: string): Rule {
  return (value, pointer, look) => {
    if (typeof value !== 'string') return report(look, pointer, 'must provide a string');
    if (!pattern.test(value)) report(look, pointer, message);
  };
}

export function whole(limits: { min?: number; max?: number } = {}): Rule {
  return (value, pointer, look) => {
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = limits;
    if (!Number.isInteger(value)) return report(look, pointer, 'must provide an integer');
    if (Number(value) < min) report(look, pointer, `must be greater than ${min - 1}`);
    if (Number(value) > max) report(look, pointer, `must be less than ${max + 1}`);
  };
}

export const flag: Rule = (value, pointer, look) => {
  if (typeof value !== 'boolean') report(look, pointer, 'must provide a boolean');
};

export function oneOf(...allowed: string[]): Rule {
  return (value, pointer, look) => {
    if (typeof value !== 'string' || !allowed.includes(value)) {
      report(look, pointer, `must be a valid enum value (one of ${allowed.join(', ')})`);
    }
  };
}

export function list(limits: { min?: number; max?: number }, item: Rule): Rule {
  return (value, pointer, look) => {
    if (!Array.isArray(value)) return report(look, pointer, 'must provide an array');
    const { min = 0, max = Number.POSITIVE_INFINITY } = limits;
    if (value.length < min) report(look, pointer, `must provide at least ${min} items`);
    if (value.length > max) report(look, pointer, `no more than ${max} items allowed`);
    value.forEach((each, index) => {
      item(each, `${pointer}/${index}`, look);
    });
  };
}

/** An object with these properties and no others; `also` looks at all of it once its parts are right. */
export function object(
  required: Record<string, Rule>,
  optional: Record<string, Rule> = {},
  also?: (value: Fields, pointer: string, look: Inspection) => void,
): Rule {
  return (value, pointer, look) => {
    if (!isFields(value)) return report(look, pointer, 'must provide an object');
    const before = look.faults.length;
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) report(look, pointer, `missing required field: ${name}`);
    }
    for (const [name, part] of Object.entries(value)) {
      if (part === undefined) continue;
      const rule = required[name] ?? optional[name];
      if (rule) rule(part, `${pointer}/${name}`, look);
      else report(look, pointer, `invalid additional property: ${name}`);
    }
    if (look.faults.length === before) also?.(value, pointer, look);
  };
}

/** Slack says first that no schema fitted, then what the likeliest one missed. */
export function fitting(rule: Rule): Rule {
  return (value, pointer, look) => {
    const inner: Inspection = { ...look, faults: [] };
    rule(value, pointer, inner);
    if (inner.faults.length > 0) report(look, pointer, 'failed to match all allowed schemas');
    look.faults.push(...inner.faults);
  };
}

/** Chooses the rule by the object's `type`. */
export function byType(rules: Record<string, Rule>): Rule {
  return (value, pointer, look) => {
    if (!isFields(value)) return report(look, pointer, 'must provide an object');
    if (value.type === undefined) return report(look, pointer, 'missing required field: type');
    const rule = rules[String(value.type)];
    if (rule) rule(value, pointer, look);
    else report(look, `${pointer}/type`, `unsupported type: ${String(value.type)}`);
  };
}
