import { anyText, plainText, slackFile } from './composition';
import { accessories, actionElements, imageElement, inputElements } from './elements';
import { richText } from './richText';
import {
  byType,
  type Fields,
  flag,
  type Inspection,
  list,
  object,
  oneOf,
  type Rule,
  report,
  text,
  whole,
} from './rules';

// Limits: https://docs.slack.dev/reference/block-kit/blocks

const type = text();
const common = { block_id: text({ max: 255 }) };

function textOrFields(block: Fields, pointer: string, look: Inspection) {
  if (block.text === undefined && block.fields === undefined)
    report(look, pointer, 'missing required field: text');
}

function imageOnce(block: Fields, pointer: string, look: Inspection) {
  if ((block.image_url === undefined) === (block.slack_file === undefined)) {
    report(look, pointer, 'must provide either `image_url` or `slack_file`');
  }
}

const number: Rule = (value, pointer, look) => {
  if (typeof value !== 'number') report(look, pointer, 'must provide a number');
};

const cell = byType({
  raw_text: object({ type, text: text({ min: 1 }) }),
  raw_number: object({ type, value: number, text: text() }),
  rich_text: richText,
});

const everywhere: Record<string, Rule> = {
  section: object(
    { type },
    {
      ...common,
      text: anyText(3000),
      fields: list({ min: 1, max: 10 }, anyText(2000)),
      accessory: byType(accessories),
      expand: flag,
    },
    textOrFields,
  ),
  header: object({ type, text: plainText(150) }, { ...common, level: whole({ min: 1, max: 4 }) }),
  divider: object({ type }, common),
  image: object(
    { type, alt_text: text({ min: 1, max: 2000 }) },
    { ...common, image_url: text({ min: 1, max: 3000 }), slack_file: slackFile, title: plainText(2000) },
    imageOnce,
  ),
  context: object(
    {
      type,
      elements: list(
        { min: 1, max: 10 },
        byType({ ...imageElement, mrkdwn: anyText(3000), plain_text: anyText(3000) }),
      ),
    },
    common,
  ),
  actions: object({ type, elements: list({ min: 1, max: 25 }, byType(actionElements)) }, common),
  rich_text: richText,
};

const input = object(
  { type, label: plainText(2000), element: byType(inputElements) },
  { ...common, hint: plainText(2000), optional: flag, dispatch_action: flag },
);

const table = object(
  { type, rows: list({ min: 1, max: 100 }, list({ min: 1, max: 20 }, cell)) },
  {
    ...common,
    column_settings: list(
      { max: 20 },
      object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag }),
    ),
  },
);

/** The blocks that each surface takes; anything else is an `unsupported type`. */
export const blocksOf: Record<Inspection['surface'], Rule> = {
  message: byType({
    ...everywhere,
    table,
    markdown: object({ type, text: text({ min: 1, max: 12_000 }) }, common),
  }),
  modal: byType({ ...everywhere, input }),
  home: byType({ ...everywhere, input }),
};
