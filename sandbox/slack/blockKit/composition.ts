import { isDeepStrictEqual } from 'node:util';
import { byType, fitting, flag, list, matching, object, oneOf, type Rule, report, text } from './rules';

// Limits: https://docs.slack.dev/reference/block-kit/composition-objects

const typeField = text();

export const plainText = (max: number): Rule =>
  object({ type: oneOf('plain_text'), text: text({ min: 1, max }) }, { emoji: flag });

const mrkdwn = (max: number): Rule =>
  object({ type: typeField, text: text({ min: 1, max }) }, { verbatim: flag });

export const anyText = (max: number): Rule =>
  fitting(byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }));

export const placeholder = plainText(150);

export const confirm: Rule = object(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style: oneOf('primary', 'danger') },
);

const option = (label: Rule, extra: Record<string, Rule> = {}): Rule =>
  object({ text: label, value: text({ min: 1, max: 150 }) }, { description: anyText(75), ...extra });

/** Select menus take plain text only; radio buttons and checkboxes take mrkdwn too. */
export const menuOption = option(plainText(75));
export const choiceOption = option(anyText(75));
export const overflowOption = option(plainText(75), { url: text({ max: 3000 }) });

export const optionGroup: Rule = object({
  label: plainText(75),
  options: list({ min: 1, max: 100 }, menuOption),
});

export const dispatchActionConfig: Rule = object(
  {},
  { trigger_actions_on: list({ min: 1, max: 2 }, oneOf('on_enter_pressed', 'on_character_entered')) },
);

export const conversationFilter: Rule = object(
  {},
  {
    include: list({ min: 1, max: 4 }, oneOf('im', 'mpim', 'private', 'public')),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
);

export const date = matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a valid date');
export const timeOfDay = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a valid time');

/** An initial option must be one of the options, to the last property. */
export function checkInitialOptions(
  element: Record<string, unknown>,
  pointer: string,
  refuse: (pointer: string) => void,
) {
  const groups = (element.option_groups ?? []) as { options: unknown[] }[];
  const offered = [...((element.options ?? []) as unknown[]), ...groups.flatMap((group) => group.options)];
  const isOffered = (wanted: unknown) => offered.some((each) => isDeepStrictEqual(each, wanted));
  if (element.initial_option !== undefined && !isOffered(element.initial_option)) {
    refuse(`${pointer}/initial_option`);
  }
  const several = element.initial_options as unknown[] | undefined;
  if (several && (several.length === 0 || !several.every(isOffered))) refuse(`${pointer}/initial_options`);
}

export const slackFile: Rule = (value, pointer, look) => {
  object({}, { id: text({ min: 1 }), url: text({ min: 1 }) })(value, pointer, look);
  const { id, url } = (value ?? {}) as { id?: unknown; url?: unknown };
  const name = id ?? url;
  if (typeof name === 'string' && !look.knowsFile(name)) report(look, pointer, 'invalid slack file');
};
