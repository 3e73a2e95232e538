import type { Disk } from '../../disk';

export interface SlackFile {
  id: string;
  name: string;
  title: string;
  altText: string;
  mimetype: string;
  /** As announced by the app. */
  sizeBytes: number;
  isUploaded: boolean;
  isComplete: boolean;
  /** Seconds since the epoch. */
  createdAt: number;
}

export interface Files {
  find(id: string): SlackFile | null;
  put(file: SlackFile): void;
  content(id: string): Buffer | null;
  putContent(id: string, content: Buffer): void;
  /** Takes the file and its content away; that there was one is remembered. */
  remove(id: string): void;
  isDeleted(id: string): boolean;
}

export function makeFiles(disk: Disk): Files {
  const table = disk.table<SlackFile>('slack-files');
  const contents = disk.table<string>('slack-file-contents');
  const deleted = disk.table<true>('slack-deleted-files');
  return {
    find: (id) => table.get(id) ?? null,
    put: (file) => table.put(file.id, file),
    content: (id) => {
      const text = contents.get(id);
      return text === undefined ? null : Buffer.from(text, 'base64');
    },
    putContent: (id, content) => contents.put(id, content.toString('base64')),
    remove(id) {
      table.remove(id);
      contents.remove(id);
      deleted.put(id, true);
    },
    isDeleted: (id) => deleted.get(id) === true,
  };
}

/** Path under which the sandbox serves a file to the page. */
export const filePath = (file: SlackFile) => `/slack/files/${file.id}/${encodeURIComponent(file.name)}`;

const MIME_TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  csv: 'text/csv',
  json: 'application/json',
  txt: 'text/plain',
  md: 'text/plain',
};

/** Slack tells the type by the name's ending. */
export function mimetypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return MIME_TYPES[ending] ?? 'application/octet-stream';
}
