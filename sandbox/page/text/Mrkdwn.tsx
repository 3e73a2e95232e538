import type { ComponentChildren } from 'preact';
import { formatSlackDate } from './dateTokens';
import { emojiNamed } from './emojiTable';
import { type Inline, parseMrkdwn, type TextBlock } from './mrkdwn';
import { nameOf } from './people';
import { useReader } from './reader';

/** A mrkdwn text as Slack draws it. */
export function Mrkdwn({ text }: { text: string }) {
  return (
    <div class="mrkdwn">
      {parseMrkdwn(text).map((block, at) => (
        <Block key={at} block={block} />
      ))}
    </div>
  );
}

/** A plain_text: emoji names become emoji, nothing else is read. */
export function Plain({ text, emoji = true }: { text: string; emoji?: boolean }) {
  return <>{emoji ? withEmoji(text) : text}</>;
}

/** `:name:` replaced by its character wherever it is known. */
function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/gi, (whole, name: string) => emojiNamed(name) ?? whole);
}

function Block({ block }: { block: TextBlock }) {
  if (block.type === 'pre') return <pre>{block.text}</pre>;
  if (block.type === 'quote') {
    return (
      <blockquote>
        {block.children.map((child, at) => (
          <Block key={at} block={child} />
        ))}
      </blockquote>
    );
  }
  if (block.type === 'bullet') {
    return (
      <div class="bullet" style={{ marginInlineStart: `${block.indent * 20}px` }}>
        <span aria-hidden="true">{block.marker}</span>
        <span>
          <Pieces of={block.children} />
        </span>
      </div>
    );
  }
  return (
    <p>
      <Pieces of={block.children} />
    </p>
  );
}

function Pieces({ of }: { of: Inline[] }) {
  return (
    <>
      {of.map((piece, at) => (
        <Piece key={at} piece={piece} />
      ))}
    </>
  );
}

function Piece({ piece }: { piece: Inline }) {
  switch (piece.type) {
    case 'text':
      return <>{piece.text}</>;
    case 'break':
      return <br />;
    case 'bold':
      return (
        <strong>
          <Pieces of={piece.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Pieces of={piece.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Pieces of={piece.children} />
        </s>
      );
    case 'code':
      return <code>{piece.text}</code>;
    case 'emoji':
      return <Emoji name={piece.name} />;
    case 'link':
      return <ExternalLink url={piece.url}>{piece.label || piece.url}</ExternalLink>;
    case 'user':
      return <UserMention id={piece.id} />;
    case 'channel':
      return <ChannelMention id={piece.id} label={piece.label} />;
    case 'group':
      return <span class="mention">{piece.label || '@group'}</span>;
    case 'broadcast':
      return <span class="mention mention-me">@{piece.range}</span>;
    case 'date':
      return <DateToken {...piece} />;
  }
}

export function Emoji({ name }: { name: string }) {
  const emoji = emojiNamed(name);
  return emoji ? (
    <span role="img" aria-label={`${name.replace(/_/g, ' ')} emoji`} title={`:${name}:`}>
      {emoji}
    </span>
  ) : (
    <>:{name}:</>
  );
}

export function ExternalLink({ url, children }: { url: string; children: ComponentChildren }) {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

export function UserMention({ id }: { id: string }) {
  const reader = useReader();
  const user = reader.users.find((each) => each.id === id);
  return (
    <button
      type="button"
      class={id === reader.userId ? 'mention mention-me' : 'mention'}
      onClick={() => reader.openUser(id)}
    >
      @{nameOf(user, id)}
    </button>
  );
}

export function ChannelMention({ id, label }: { id: string; label?: string }) {
  const reader = useReader();
  const channel = reader.conversations.find((each) => each.id === id);
  return (
    <button type="button" class="mention" onClick={() => reader.openConversation(id)}>
      #{channel?.name ?? (label || 'private channel')}
    </button>
  );
}

/** `<!date>` in the reader's zone; hovering names the zone. */
export function DateToken(props: { timestamp: number; format: string; url?: string; fallback: string }) {
  const reader = useReader();
  const text = formatSlackDate(props.format, props.timestamp, reader);
  if (text === null) return <>{props.fallback}</>;
  const time = (
    <time dateTime={new Date(props.timestamp * 1000).toISOString()} title={`Your time, ${reader.zone}`}>
      {text}
    </time>
  );
  return props.url ? <ExternalLink url={props.url}>{time}</ExternalLink> : time;
}
