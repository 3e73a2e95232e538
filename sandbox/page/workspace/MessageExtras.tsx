import type { ClientFile, ClientMessage } from '../../slack/clientTypes';
import { Blocks } from '../blockkit/Blocks';
import { Mrkdwn } from '../text/Mrkdwn';

/** Old-style attachments: a coloured bar beside blocks or text. */
export function Attachments({ attachments }: { attachments: ClientMessage['attachments'] }) {
  return (
    <>
      {attachments.map((attachment, at) => (
        <div class="attachment" key={at} style={{ borderColor: colorOf(attachment.color) }}>
          {attachment.blocks && attachment.blocks.length > 0 ? (
            <Blocks blocks={attachment.blocks} />
          ) : (
            <Mrkdwn text={attachment.text ?? attachment.fallback ?? ''} />
          )}
        </div>
      ))}
    </>
  );
}

const NAMED_COLORS: Record<string, string> = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };

function colorOf(color: string | undefined): string | undefined {
  if (!color) return undefined;
  return NAMED_COLORS[color] ?? (color.startsWith('#') ? color : `#${color}`);
}

/** Uploaded files: pictures are shown, everything else is a card that downloads. */
export function Files({ files }: { files: ClientFile[] }) {
  return (
    <>
      {files.map((file) =>
        file.mimetype.startsWith('image/') ? (
          <figure class="file-image" key={file.id}>
            <figcaption>{file.title || file.name}</figcaption>
            <a href={file.url} target="_blank" rel="noreferrer">
              <img src={file.url} alt={file.altText || file.title || file.name} />
            </a>
          </figure>
        ) : (
          <a class="file-card" key={file.id} href={file.url} download={file.name}>
            <span class="file-kind" aria-hidden="true">
              {extensionOf(file.name)}
            </span>
            <span>
              <strong>{file.title || file.name}</strong>
              <small>{sizeText(file.sizeBytes)}</small>
            </span>
          </a>
        ),
      )}
    </>
  );
}

const extensionOf = (name: string): string => name.split('.').at(-1)?.slice(0, 4).toUpperCase() ?? 'FILE';

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
