import { byType, flag, list, object, oneOf, type Rule, text, whole } from './rules';

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

const type = text();
const style = object(
  {},
  {
    bold: flag,
    italic: flag,
    strike: flag,
    code: flag,
    underline: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  },
);

const inline: Rule = byType({
  text: object({ type, text: text({ min: 1 }) }, { style }),
  link: object({ type, url: text({ min: 1 }) }, { text: text(), unsafe: flag, style }),
  user: object({ type, user_id: text({ min: 1 }) }, { style }),
  channel: object({ type, channel_id: text({ min: 1 }) }, { style }),
  usergroup: object({ type, usergroup_id: text({ min: 1 }) }, { style }),
  broadcast: object({ type, range: oneOf('here', 'channel', 'everyone') }, { style }),
  emoji: object({ type, name: text({ min: 1 }) }, { unicode: text(), url: text(), style }),
  color: object({ type, value: text({ min: 1 }) }, { style }),
  date: object(
    { type, timestamp: whole(), format: text({ min: 1 }) },
    { url: text(), fallback: text(), style },
  ),
});

const section = object({ type, elements: list({}, inline) });

const part: Rule = byType({
  rich_text_section: section,
  rich_text_list: object(
    {
      type,
      elements: list({ min: 1 }, byType({ rich_text_section: section })),
      style: oneOf('bullet', 'ordered'),
    },
    { indent: whole({ min: 0, max: 8 }), offset: whole({ min: 0 }), border: whole({ min: 0, max: 1 }) },
  ),
  rich_text_quote: object(
    { type, elements: list({ min: 1 }, inline) },
    { border: whole({ min: 0, max: 1 }) },
  ),
  rich_text_preformatted: object(
    { type, elements: list({ min: 1 }, inline) },
    { border: whole({ min: 0, max: 1 }), language: text() },
  ),
});

export const richText: Rule = object(
  { type: oneOf('rich_text'), elements: list({ min: 1 }, part) },
  { block_id: text({ max: 255 }) },
);
