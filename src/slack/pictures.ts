import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Picture } from '../../blocks/pictures/svg';
import type { Clock, Log, Painter, PictureStore } from '../ports';
import { slackCode } from './slackCode';

/** Puts pictures where Slack's image blocks find them. */
export interface Pictures {
  /**
   * Slack's id of the picture as a file of the bot's own, uploaded once for what it shows; undefined when it could not
   * be drawn or uploaded: whoever asked shows text instead. @param aboutId the candidate, or what else it is of.
   */
  fileOf(picture: Picture, aboutId: string): Promise<string | undefined>;
}

/** Renders and uploads; one upload a picture, whoever looks at it. */
export function makePictures(outside: {
  client: WebClient;
  painter: Painter;
  store: PictureStore;
  clock: Clock;
  log: Log;
}): Pictures {
  const underWay = new Map<string, Promise<string | undefined>>();
  return {
    fileOf(picture, aboutId) {
      // Two candidates may have the same levels: the picture of one goes with that candidate.
      const key = createHash('sha256').update(`${aboutId}\n${picture.svg}`).digest('base64url');
      const running = underWay.get(key);
      if (running) return running;
      const run = findOrUpload(outside, picture, { key, aboutId }).finally(() => underWay.delete(key));
      underWay.set(key, run);
      return run;
    },
  };
}

async function findOrUpload(
  { client, painter, store, clock, log }: Parameters<typeof makePictures>[0],
  picture: Picture,
  about: { key: string; aboutId: string },
): Promise<string | undefined> {
  try {
    const known = await store.findFile(about.key);
    if (known) return known;
    const file = Buffer.from(await painter.png(picture.svg));
    const fileId = await upload(client, picture, file);
    if (fileId) await store.saveFile({ ...about, fileId, madeAt: clock.now() });
    return fileId;
  } catch (error) {
    log.warn({ aboutId: about.aboutId, code: slackCode(error), err: error }, 'A picture is shown as text');
    return undefined;
  }
}

/** Without a channel the file stays the bot's own: https://docs.slack.dev/reference/methods/files.completeUploadExternal */
async function upload(
  client: WebClient,
  { title, altText }: Picture,
  file: Buffer,
): Promise<string | undefined> {
  const uploaded = await client.files.uploadV2({
    file,
    filename: `${title}.png`,
    title,
    // https://docs.slack.dev/reference/methods/files.getUploadURLExternal: at most 1000 characters
    alt_text: altText.slice(0, 1000),
  });
  return uploadedId(uploaded);
}

/**
 * Slack's id of a file that was uploaded alone. The library's types know nothing of the answer:
 * https://docs.slack.dev/reference/methods/files.completeUploadExternal
 */
export function uploadedId(answer: unknown): string | undefined {
  const { files } = answer as { files?: { files?: { id?: string }[] }[] };
  return files?.[0]?.files?.[0]?.id;
}
