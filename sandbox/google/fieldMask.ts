import { badParameter } from './googleError';

interface Mask {
  [name: string]: Mask | true;
}

/**
 * A partial response (https://developers.google.com/workspace/calendar/api/guides/performance#partial):
 * `items(id,start/dateTime),nextPageToken`. Throws 400 `invalidParameter` for a malformed mask.
 */
export function applyFieldMask(json: unknown, fields: string): unknown {
  return pick(json, parse(fields));
}

function pick(json: unknown, mask: Mask): unknown {
  if ('*' in mask) return json;
  if (Array.isArray(json)) return json.map((each) => pick(each, mask));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) => {
      const inner = mask[name];
      if (inner === undefined) return [];
      return [[name, inner === true ? value : pick(value, inner)]];
    }),
  );
}

function parse(fields: string): Mask {
  const tokens = fields.replace(/\s/g, '').match(/[(),/]|[^(),/]+/g) ?? [];
  let at = 0;
  const malformed = () => badParameter('fields', `Invalid field selection ${fields}`);

  const readList = (): Mask => {
    const mask: Mask = {};
    do {
      const name = tokens[at++];
      if (!name || '(),/'.includes(name)) throw malformed();
      mask[name] = readInner();
    } while (tokens[at] === ',' && at++ >= 0);
    return mask;
  };
  const readInner = (): Mask | true => {
    if (tokens[at] === '/') {
      at += 1;
      const name = tokens[at++];
      if (!name || '(),/'.includes(name)) throw malformed();
      return { [name]: readInner() };
    }
    if (tokens[at] !== '(') return true;
    at += 1;
    const inner = readList();
    if (tokens[at++] !== ')') throw malformed();
    return inner;
  };

  const mask = readList();
  if (at !== tokens.length) throw malformed();
  return mask;
}
