import type { MessageStore } from '../ports';
import { makeSchema, modelOf, type Scope, text } from './storedDocument';

interface MessageDocument {
  teamId: string;
  key: string;
  channel: string;
  ts: string;
  digest: string;
}

const schema = makeSchema<MessageDocument>(
  { teamId: text, key: text, channel: text, ts: text, digest: text },
  'messages',
);
schema.index({ teamId: 1, key: 1 }, { unique: true });

export const messageModel = (connection: Scope['connection']) => modelOf(connection, 'Message', schema);

/** Where our Slack messages stand, in one workspace. */
export function makeMessageStore({ connection, teamId, session }: Scope): MessageStore {
  const messages = messageModel(connection);
  return {
    async find(key) {
      const found = await messages.findOne({ teamId, key }).session(session).lean<MessageDocument>();
      return found && { channel: found.channel, ts: found.ts, digest: found.digest };
    },
    async listAbout(aboutIds) {
      const ids = aboutIds.map((id) => id.replace(/[^\w-]/g, '\\$&')).join('|');
      const filter = { teamId, key: { $regex: `^[a-z]+:(${ids})(:|$)` } };
      const found = await messages.find(filter).sort({ key: 1 }).session(session).lean<MessageDocument[]>();
      return found.map(({ key, channel, ts }) => ({ key, channel, ts }));
    },
    async save(key, { channel, ts, digest }) {
      await messages
        .updateOne({ teamId, key }, { $set: { channel, ts, digest } }, { upsert: true, runValidators: true })
        .session(session);
    },
    async removeMessages(keys) {
      await messages.deleteMany({ teamId, key: { $in: keys } }).session(session);
    },
  };
}
