import { listWords } from './judgementWords';

const words = (text: string) => new Set(text.trim().split(/\s+/));

const IRREGULAR = words(`
  said wrote rewrote drew chose found knew gave made took got saw told ran broke built caught began forgot left kept put
  set led brought understood split read spent went came meant held lost thought did sent lost cut hit let quit shut dealt
  taught grew fell stood paid sped couldn't didn't wouldn't`);

/** Forms in -ed that describe a person or a thing instead of telling an event. */
const NOT_EVENTS = words(`
  need speed seed feed red bed hundred indeed exceed embed based mixed related distributed detailed complicated structured
  unstructured balanced rounded well-rounded qualified overqualified opinionated bored tired excited relaxed focused
  organized organised dedicated seasoned suited limited advanced experienced skilled gifted talented motivated impressed
  interested seemed liked enjoyed loved warmed appeared prepared educated overrated unmarried married divorced`);

/** Verbs of the present that notes use for what was done; their -s and -ing forms count too. */
const VERBS = `
  add answer ask assume avoid back blame build calculate change check choose claim compare compute confuse consider copy
  count cover create debug define demand deploy describe design discuss draw drop estimate explain extract find fix follow
  forget give guess handle identify ignore implement insist introduce join know leave list lock look make measure mention
  miss model move name need notice offer overlook pick plan point prefer present profile propose prove put raise reach read
  recall refactor refuse reject repeat reproduce request restate retire return run say see send ship show sketch skip solve
  split start state stop store struggle suggest switch take talk tell test think trace try use verify wait walk want write`
  .trim()
  .split(/\s+/);

/** "uses", "using", "drops", "dropping", "tries": the forms of a regular verb, spelled by the usual rules. */
function listForms(verb: string): string[] {
  const last = verb.at(-1) ?? '';
  if (last === 'e') return [verb, `${verb}s`, `${verb.slice(0, -1)}ing`];
  if (/[^aeo]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb}ing`];
  const plural = /(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, plural, `${verb}ing`, `${verb}${last}ing`];
}

const PRESENT = new Set(VERBS.flatMap(listForms));
const QUOTED_OR_COUNTED = /["“”„«»`]|\d|[a-z]\.[a-z]+\(|=>/iu;

function isEvent(word: string): boolean {
  return IRREGULAR.has(word) || PRESENT.has(word) || (/^[a-z]{2,}ed$/.test(word) && !NOT_EVENTS.has(word));
}

/**
 * Whether a text tells something that was said, done or counted: a quotation, a number, code, or a verb of doing.
 * It would rather miss an empty text than bother somebody who wrote a full one.
 */
export function tellsWhatHappened(text: string): boolean {
  return QUOTED_OR_COUNTED.test(text) || listWords(text.replaceAll('’', "'")).some(isEvent);
}
