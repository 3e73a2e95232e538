import { ObjectId, Timestamp } from 'bson';
import { ServerError } from '../errors';
import type { Doc } from '../values/documents';
import { MAX_MESSAGE_BYTES } from '../wire/messages';
import type { Command, CommandContext } from './command';

export const SET_NAME = 'interloop';
/** MongoDB 7.0's; a driver of 2026 asks for 9 at least. */
const MAX_WIRE_VERSION = 21;
const VERSION = '7.0.14';
const ELECTION = new ObjectId('7fffffff0000000000000001');

function hello({ now, address, standalone, connectionId, topologyVersion }: CommandContext): Doc {
  const member = {
    setName: SET_NAME,
    setVersion: 1,
    hosts: [address],
    primary: address,
    me: address,
    secondary: false,
    electionId: ELECTION,
    lastWrite: {
      opTime: { ts: new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }), t: 1 },
      lastWriteDate: now,
    },
  };
  return {
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    ...(standalone ? {} : member),
    topologyVersion,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: now,
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
    ok: 1,
  };
}

const HELLO_FIELDS = [
  'helloOk',
  'client',
  'compression',
  'saslSupportedMechs',
  'speculativeAuthenticate',
  'topologyVersion',
  'maxAwaitTimeMS',
  'loadBalanced',
  'hostInfo',
  'internalClient',
  'backpressure',
];
const refuseAuthentication = () => {
  throw new ServerError(18, 'Authentication failed.');
};

export const handshakeCommands: Record<string, Command> = {
  hello: { fields: HELLO_FIELDS, run: hello },
  ismaster: { fields: HELLO_FIELDS, run: hello },
  isMaster: { fields: HELLO_FIELDS, run: hello },
  ping: { fields: [], run: () => ({ ok: 1 }) },
  buildInfo: { fields: [], run: buildInfo },
  buildinfo: { fields: [], run: buildInfo },
  saslStart: { fields: ['mechanism', 'payload', 'autoAuthorize', 'options'], run: refuseAuthentication },
  endSessions: {
    fields: [],
    run({ body, sessions }) {
      sessions.end(body.endSessions);
      return { ok: 1 };
    },
  },
  connectionStatus: {
    fields: ['showPrivileges'],
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  },
  getParameter: {
    fields: ['featureCompatibilityVersion'],
    run({ body }) {
      if (!body.featureCompatibilityVersion) throw new ServerError(72, 'no option found to get');
      return { featureCompatibilityVersion: { version: '7.0' }, ok: 1 };
    },
  },
};

function buildInfo(): Doc {
  return {
    version: VERSION,
    versionArray: [...VERSION.split('.').map(Number), 0],
    gitVersion: 'interloop-sandbox',
    modules: [],
    storageEngines: ['lmdb'],
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
    ok: 1,
  };
}
