import { fileObject } from '../apiObjects';
import { refusalWith, SlackError } from '../slackError';
import { mimetypeOf } from '../state/files';
import { type Office, secondsOf } from '../state/office';
import { postMessage } from '../state/posting';
import type { Args } from './args';
import { readContent } from './content';
import type { Method } from './method';
import { getPostTarget } from './targets';

const scopes = ['files:write'];

/** `files.*`; the upload in two steps: https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scopes,
    callsPerMinute: 100,
    run({ office }, args) {
      const name = args.required('filename', 'missing_filename');
      const sizeBytes = args.whole('length', 0);
      if (sizeBytes === 0) throw refusalWith('invalid_arguments', ['missing required field: length']);
      const id = office.ids.next('F');
      office.files.put({
        id,
        name,
        title: name,
        altText: args.text('alt_text') ?? args.text('alt_txt') ?? '',
        mimetype: mimetypeOf(name),
        sizeBytes,
        isUploaded: false,
        isComplete: false,
        createdAt: secondsOf(office),
      });
      return { upload_url: `${office.baseUrl()}/slack/upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scopes,
    callsPerMinute: 100,
    run: ({ office }, args) => complete(office, args),
  },
  'files.info': {
    scopes: ['files:read'],
    callsPerMinute: 100,
    run({ office }, args) {
      const file = office.files.find(args.required('file', 'file_not_found'));
      if (!file?.isComplete) throw new SlackError('file_not_found');
      return { file: fileObject(office, file) };
    },
  },
  /** Every file here is the app's own. https://docs.slack.dev/reference/methods/files.delete */
  'files.delete': {
    scopes,
    callsPerMinute: 50,
    run({ office }, args) {
      const id = args.required('file', 'file_not_found');
      if (office.files.isDeleted(id)) throw new SlackError('file_deleted');
      if (!office.files.find(id)?.isComplete) throw new SlackError('file_not_found');
      office.files.remove(id);
      return {};
    },
  },
};

function complete(office: Office, args: Args) {
  const wanted = args.json('files', 'invalid_arguments');
  if (!Array.isArray(wanted) || wanted.length === 0) {
    throw refusalWith('invalid_arguments', ['missing required field: files [json-pointer:/files]']);
  }
  const files = (wanted as { id: string; title?: string }[]).map(({ id, title }) => {
    const file = office.files.find(id);
    if (!file?.isUploaded) throw new SlackError('file_not_found');
    return { ...file, isComplete: true, title: title ?? file.title };
  });
  const channel = args.text('channel_id') ?? args.names('channels')[0];
  const conversation = channel ? getPostTarget(office, channel) : null;
  for (const file of files) office.files.put(file);
  if (conversation) {
    const content = readContent(office, args);
    const threadTs = args.text('thread_ts');
    postMessage(office, {
      conversation,
      userId: office.app.botUserId,
      text: args.text('initial_comment') ?? '',
      blocks: content.blocks,
      fileIds: files.map((file) => file.id),
      ...(threadTs ? { threadTs } : {}),
    });
  }
  return { files: files.map((file) => fileObject(office, file)) };
}
