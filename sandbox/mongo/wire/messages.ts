import { type Doc, decode, encode } from '../values/documents';

/** The wire protocol's opcodes. https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;
const REQUIRED_FLAGS = 0xffff;

export const MAX_MESSAGE_BYTES = 48_000_000;

/** A command as it came: its body with the document sequences folded in, and how it wants its answer. */
export interface Request {
  id: number;
  body: Doc;
  legacy: boolean;
  wantsReply: boolean;
  /** One request may be answered by many replies, each to the one before. */
  takesMany: boolean;
}

/** A message that breaks the protocol: the connection is closed, as mongod does. */
export class ProtocolError extends Error {}

export function readRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_MSG) return readMsg(message, id);
  if (opcode === OP_QUERY) return readQuery(message, id);
  throw new ProtocolError(`unsupported opcode ${opcode}`);
}

function readMsg(message: Buffer, id: number): Request {
  const flags = message.readUInt32LE(HEADER_BYTES);
  if (flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME))
    throw new ProtocolError('unknown flag bits');
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let at = HEADER_BYTES + 4;
  let body: Doc | undefined;
  const sequences: Doc = {};
  while (at < end) {
    const kind = message[at];
    at += 1;
    const size = message.readInt32LE(at);
    if (size < 5 || at + size > end) throw new ProtocolError('section runs past the message');
    const section = message.subarray(at, at + size);
    if (kind === 0) body = decode(section);
    else if (kind === 1) readSequence(section, sequences);
    else throw new ProtocolError(`unknown section kind ${kind}`);
    at += size;
  }
  if (!body) throw new ProtocolError('no body section');
  return {
    id,
    body: { ...body, ...sequences },
    legacy: false,
    wantsReply: (flags & MORE_TO_COME) === 0,
    takesMany: (flags & EXHAUST_ALLOWED) !== 0,
  };
}

function readSequence(section: Buffer, into: Doc): void {
  const nameEnd = section.indexOf(0, 4);
  const docs: Doc[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw new ProtocolError('document runs past its section');
    docs.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  into[section.toString('utf8', 4, nameEnd)] = docs;
}

function readQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const namespace = message.toString('utf8', HEADER_BYTES + 4, nameEnd);
  const doc = decode(message.subarray(nameEnd + 9));
  const [database = 'admin'] = namespace.split('.');
  return { id, body: { ...doc, $db: database }, legacy: true, wantsReply: true, takesMany: false };
}

/** `more`: another reply comes without being asked for, and names this one as what it answers. */
export function writeReply(request: Request, reply: Doc, id: number, more = false): Buffer {
  const doc = encode(reply);
  const preamble = Buffer.alloc(HEADER_BYTES + (request.legacy ? 20 : 5));
  preamble.writeInt32LE(preamble.length + doc.length, 0);
  preamble.writeInt32LE(id, 4);
  preamble.writeInt32LE(request.id, 8);
  preamble.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    preamble.writeInt32LE(8, HEADER_BYTES);
    preamble.writeInt32LE(1, HEADER_BYTES + 16);
  } else if (more) preamble.writeUInt32LE(MORE_TO_COME, HEADER_BYTES);
  return Buffer.concat([preamble, doc]);
}
