import { instant, makeSchema, modelOf, type Scope, text } from './storedDocument';

/** How far the changes of Google's calendar were read, and the push channel that tells of new ones. */
export interface SyncState {
  syncToken?: string;
  channel?: { id: string; token: string; resourceId: string; address: string; expiresAt: Date };
}

/** Keeps what must outlive a process between two readings of a calendar. */
export interface SyncStore {
  load(): Promise<SyncState>;
  /** Overwrites the fields given. */
  save(state: SyncState): Promise<void>;
}

interface SyncDocument {
  _id: string;
  teamId: string;
  syncToken?: string;
  channel?: { id: string; token: string; resourceId: string; address: string; expiresAt: Date };
}

const channel = { id: text, token: text, resourceId: text, address: text, expiresAt: instant };
const schema = makeSchema<SyncDocument>(
  { _id: String, teamId: text, syncToken: String, channel: { type: channel, _id: false } },
  'syncStates',
);

export const syncModel = (connection: Scope['connection']) => modelOf(connection, 'SyncState', schema);

/** The place reached in one mailbox's calendar, in one workspace. */
export function makeSyncStore(connection: Scope['connection'], teamId: string, mailbox: string): SyncStore {
  const states = syncModel(connection);
  const _id = `${teamId}:${mailbox}`;
  return {
    async load() {
      const found = await states.findOne({ _id, teamId }).lean<SyncDocument>();
      return found ? { syncToken: found.syncToken, channel: found.channel } : {};
    },
    async save(state) {
      await states.updateOne({ _id, teamId }, { $set: state }, { upsert: true });
    },
  };
}
