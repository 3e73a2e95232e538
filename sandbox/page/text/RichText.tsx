import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { ChannelMention, DateToken, Emoji, ExternalLink, UserMention } from './Mrkdwn';

/** A rich_text block: what Slack's own composer makes. */
export function RichText({ block }: { block: RichTextBlock }) {
  return (
    <div class="mrkdwn rich-text">
      {block.elements.map((part, at) => (
        <Part key={at} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: RichTextBlock['elements'][number] }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <p>
          <Elements of={part.elements} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Elements of={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Elements of={part.elements} />
        </pre>
      );
    case 'rich_text_list': {
      const List = part.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List style={{ marginInlineStart: `${(part.indent ?? 0) * 24}px` }}>
          {part.elements.map((item, at) => (
            <li key={at}>
              <Elements of={item.elements} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function Elements({ of }: { of: RichTextElement[] }) {
  return (
    <>
      {of.map((element, at) => (
        <Styled key={at} element={element}>
          <Element element={element} />
        </Styled>
      ))}
    </>
  );
}

function Styled({ element, children }: { element: RichTextElement; children: ComponentChildren }) {
  const style = 'style' in element ? element.style : undefined;
  let styled = <>{children}</>;
  if (style?.code) styled = <code>{styled}</code>;
  if (style?.bold) styled = <strong>{styled}</strong>;
  if (style?.italic) styled = <em>{styled}</em>;
  if (style?.strike) styled = <s>{styled}</s>;
  return styled;
}

function Element({ element }: { element: RichTextElement }) {
  switch (element.type) {
    case 'text':
      return <Lines text={element.text} />;
    case 'link':
      return <ExternalLink url={element.url}>{element.text || element.url}</ExternalLink>;
    case 'user':
      return <UserMention id={element.user_id} />;
    case 'channel':
      return <ChannelMention id={element.channel_id} />;
    case 'broadcast':
      return <span class="mention mention-me">@{element.range}</span>;
    case 'usergroup':
      return <span class="mention">@{element.usergroup_id}</span>;
    case 'emoji':
      return <Emoji name={element.name} />;
    case 'date':
      return (
        <DateToken
          timestamp={element.timestamp}
          format={element.format}
          url={element.url}
          fallback={element.fallback ?? ''}
        />
      );
    case 'color':
      return <>{element.value}</>;
    default:
      return null;
  }
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, at) => (
        <span key={at}>
          {at > 0 && <br />}
          {line}
        </span>
      ))}
    </>
  );
}
