import type { PictureStore } from '../ports';
import { instant, makeSchema, modelOf, type Scope, text } from './storedDocument';

interface PictureDocument {
  teamId: string;
  key: string;
  fileId: string;
  aboutId: string;
  madeAt: Date;
}

const schema = makeSchema<PictureDocument>(
  { teamId: text, key: text, fileId: text, aboutId: text, madeAt: instant },
  'pictures',
);
schema.index({ teamId: 1, key: 1 }, { unique: true });
// What is erased for a candidate is found by it.
schema.index({ teamId: 1, aboutId: 1 });

export const pictureModel = (connection: Scope['connection']) => modelOf(connection, 'Picture', schema);

/** Which of our pictures Slack has already, in one workspace. */
export function makePictureStore({ connection, teamId, session }: Scope): PictureStore {
  const pictures = pictureModel(connection);
  return {
    async findFile(key) {
      const found = await pictures.findOne({ teamId, key }).session(session).lean<PictureDocument>();
      return found?.fileId ?? null;
    },
    async listFiles(aboutId) {
      const found = await pictures
        .find({ teamId, aboutId })
        .sort({ madeAt: 1 })
        .session(session)
        .lean<PictureDocument[]>();
      return found.map(({ fileId }) => fileId);
    },
    async saveFile({ key, ...file }) {
      await pictures
        .updateOne({ teamId, key }, { $set: file }, { upsert: true, runValidators: true })
        .session(session);
    },
    async removeFiles(aboutId) {
      await pictures.deleteMany({ teamId, aboutId }).session(session);
    },
  };
}
