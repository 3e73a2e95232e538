import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { Mrkdwn, Plain } from '../text/Mrkdwn';

/** A text object: mrkdwn is read, plain_text is shown as it is, line ends kept. */
export function TextObject({ text }: { text: PlainTextElement | MrkdwnElement | undefined }) {
  if (!text) return null;
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return (
    <span class="plain">
      <Plain text={text.text} emoji={text.emoji ?? true} />
    </span>
  );
}
