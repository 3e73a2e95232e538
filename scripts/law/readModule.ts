import { parseSync } from '@swc/core';

/** One import or re-export: what it names, where, and whether it is gone at run time. */
export interface Import {
  specifier: string;
  typeOnly: boolean;
  line: number;
}

/** What the law asks about one source file. */
export interface ModuleFacts {
  imports: Import[];
  /** Lines that read `process.env`. */
  environmentLines: number[];
  /** Lines that take the time from the machine: `Date.now()`, `Date()`, `new Date()`. */
  clockLines: number[];
  /** True when the file holds nothing but re-exports. */
  isBarrel: boolean;
}

interface Node {
  type: string;
  span?: { start: number };
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const field of Object.values(value)) yield* walk(field);
}

const field = (node: Node, name: string): Node | null => {
  const value = node[name];
  return isNode(value) ? value : null;
};

const isNamed = (node: Node | null, name: string) => node?.type === 'Identifier' && node.value === name;

const text = (node: Node | null) =>
  node?.type === 'StringLiteral' && typeof node.value === 'string' ? node.value : null;

function isMember(node: Node, object: string, property: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    isNamed(field(node, 'object'), object) &&
    isNamed(field(node, 'property'), property)
  );
}

/** A call's arguments are `{ expression }` entries; a `new X` without parentheses has none at all. */
const hasNoArguments = (node: Node) => !Array.isArray(node.arguments) || node.arguments.length === 0;

function readsClock(node: Node): boolean {
  const callee = field(node, 'callee');
  if (node.type === 'NewExpression') return isNamed(callee, 'Date') && hasNoArguments(node);
  if (node.type !== 'CallExpression' || !callee) return false;
  return isNamed(callee, 'Date') || isMember(callee, 'Date', 'now');
}

function everySpecifierIsType(node: Node): boolean {
  const specifiers = node.specifiers;
  return (
    Array.isArray(specifiers) &&
    specifiers.length > 0 &&
    specifiers.every((one) => isNode(one) && one.isTypeOnly === true)
  );
}

function importOf(node: Node): { specifier: string; typeOnly: boolean } | null {
  const specifier = text(field(node, 'source'));
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
      return specifier ? { specifier, typeOnly: node.typeOnly === true || everySpecifierIsType(node) } : null;
    case 'ExportAllDeclaration':
      return specifier ? { specifier, typeOnly: false } : null;
    case 'TsImportType': {
      const argument = text(field(node, 'argument'));
      return argument ? { specifier: argument, typeOnly: true } : null;
    }
    case 'CallExpression':
      return dynamicImport(node);
    default:
      return null;
  }
}

function dynamicImport(node: Node): { specifier: string; typeOnly: boolean } | null {
  const callee = field(node, 'callee');
  if (callee?.type !== 'Import' && !isNamed(callee, 'require')) return null;
  const first: unknown = Array.isArray(node.arguments) ? node.arguments[0] : undefined;
  const expression =
    typeof first === 'object' && first !== null ? (first as { expression?: unknown }).expression : null;
  const specifier = isNode(expression) ? text(expression) : null;
  return specifier ? { specifier, typeOnly: false } : null;
}

/** Reads what the law asks about from one file's text. @throws when the text does not parse. */
export function readModule(source: string, isTsx = false): ModuleFacts {
  // swc counts bytes over all files parsed so far, from the first token on: a first token of ours fixes where a file begins.
  const marked = `;${source.replace(/^#!/, '//')}`;
  const tree: unknown = parseSync(marked, { syntax: 'typescript', tsx: isTsx, target: 'es2022' });
  if (!isNode(tree) || !Array.isArray(tree.body)) throw new Error('Not a module');
  const bytes = Buffer.from(marked);
  const start = tree.span?.start ?? 0;
  const lineOf = (node: Node) =>
    bytes
      .subarray(0, (node.span?.start ?? start) - start)
      .toString()
      .split('\n').length;

  const facts: ModuleFacts = {
    imports: [],
    environmentLines: [],
    clockLines: [],
    isBarrel: isBarrel(tree.body.slice(1)),
  };
  for (const node of walk(tree)) {
    const found = importOf(node);
    if (found) facts.imports.push({ ...found, line: lineOf(node) });
    if (isMember(node, 'process', 'env')) facts.environmentLines.push(lineOf(node));
    if (readsClock(node)) facts.clockLines.push(lineOf(node));
  }
  return facts;
}

function isBarrel(body: unknown[]): boolean {
  const isReExport = (item: unknown) =>
    isNode(item) &&
    (item.type === 'ExportAllDeclaration' ||
      (item.type === 'ExportNamedDeclaration' && field(item, 'source') !== null));
  return body.length > 0 && body.every(isReExport);
}
