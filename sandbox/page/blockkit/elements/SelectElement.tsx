import type {
  ChannelsSelect,
  ConversationsSelect,
  ExternalSelect,
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiExternalSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  Option,
  OptionGroup,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import type { ClientConversation, ClientUser, ClientValue } from '../../../slack/clientTypes';
import { Avatar } from '../../text/Avatar';
import { fullNameOf, peopleOf } from '../../text/people';
import { useReader } from '../../text/reader';
import { type ElementPlace, useConfirm, useElement } from '../host';
import { type Choice, type ChoiceList, Combobox } from './Combobox';

type AnySelect =
  | StaticSelect
  | MultiStaticSelect
  | ExternalSelect
  | MultiExternalSelect
  | UsersSelect
  | MultiUsersSelect
  | ConversationsSelect
  | MultiConversationsSelect
  | ChannelsSelect
  | MultiChannelsSelect;

/** Every select menu, single and multi: what differs is only where its choices come from. */
export function SelectElement({ element, place }: { element: AnySelect; place: ElementPlace }) {
  const state = useElement(place, element.action_id ?? '');
  const confirm = useConfirm();
  const reader = useReader();
  const isMulti = element.type.startsWith('multi_');
  const toChoice = {
    user: (user: ClientUser) => userChoice(user),
    conversation: (conversation: ClientConversation) => conversationChoice(conversation),
  };

  const list = (query: string): ChoiceList | Promise<ChoiceList> => {
    switch (element.type) {
      case 'static_select':
      case 'multi_static_select':
        return matching(optionsOf(element), query);
      case 'external_select':
      case 'multi_external_select': {
        const least = element.min_query_length ?? 3;
        if (query.length < least) {
          const notice = `Type ${least === 1 ? 'a letter' : `${least} letters`} to search`;
          return { choices: [], notice };
        }
        return suggestions(query);
      }
      case 'users_select':
      case 'multi_users_select':
        return matching(peopleOf(reader.users).map(toChoice.user), query);
      case 'channels_select':
      case 'multi_channels_select':
        return matching(
          reader.conversations.filter((each) => each.kind === 'channel').map(toChoice.conversation),
          query,
        );
      default: {
        const kinds = element.filter?.include ?? ['public', 'private', 'im', 'mpim'];
        const wanted = reader.conversations.filter((each) => kinds.includes(SLACK_KINDS[each.kind]));
        return matching(wanted.map(toChoice.conversation), query);
      }
    }
  };
  const suggestions = async (query: string): Promise<ChoiceList> => {
    const found = await state.suggest(query);
    const groups = found.groups.length > 0 ? { option_groups: found.groups } : { options: found.options };
    return { choices: optionsOf(groups), notice: found.notice };
  };

  return (
    <Combobox
      place={place}
      placeholder={element.placeholder?.text ?? PLACEHOLDERS[element.type] ?? 'Select an option'}
      chosen={chosenOf(state.value, reader.users, reader.conversations)}
      isMulti={isMulti}
      max={'max_selected_items' in element ? element.max_selected_items : undefined}
      isDisabled={state.isBusy}
      list={list}
      onChoose={async (values) => {
        if (await confirm(element.confirm)) await state.act({ kind: 'choose', values });
      }}
    />
  );
}

const PLACEHOLDERS: Record<string, string> = {
  users_select: 'Select a person',
  multi_users_select: 'Select people',
  channels_select: 'Select a channel',
  multi_channels_select: 'Select channels',
  conversations_select: 'Select a conversation',
  multi_conversations_select: 'Select conversations',
};

const SLACK_KINDS = { channel: 'public', private: 'private', dm: 'im', mpim: 'mpim' } as const;

function optionsOf(source: { options?: Option[]; option_groups?: OptionGroup[] }): Choice[] {
  const groups = source.option_groups ?? [{ label: undefined, options: source.options ?? [] }];
  return groups.flatMap((group) => group.options.map((option) => optionChoice(option, group.label?.text)));
}

function optionChoice(option: Option, group?: string): Choice {
  return { value: option.value ?? '', label: option.text.text, description: option.description?.text, group };
}

function userChoice(user: ClientUser): Choice {
  return {
    value: user.id,
    label: fullNameOf(user),
    description: user.title,
    icon: <Avatar user={user} size={20} />,
  };
}

function conversationChoice(conversation: ClientConversation): Choice {
  const mark = { channel: '#', private: '🔒', dm: '@', mpim: '@' }[conversation.kind];
  return { value: conversation.id, label: conversation.name, icon: <span class="hash">{mark}</span> };
}

/** Choices that contain every typed word; those whose label has it at a word's start come first. */
function matching(choices: Choice[], query: string): ChoiceList {
  const typed = query.toLowerCase().trim();
  const words = typed.split(/\s+/).filter(Boolean);
  const rank = (choice: Choice): number => {
    const label = choice.label.toLowerCase();
    if (` ${label}`.includes(` ${typed}`)) return 0;
    if (words.every((word) => label.includes(word))) return 1;
    const text = `${label} ${choice.description?.toLowerCase() ?? ''}`;
    return words.every((word) => text.includes(word)) ? 2 : 3;
  };
  const found = choices.map((choice) => ({ choice, rank: rank(choice) })).filter((each) => each.rank < 3);
  // Groups keep together: only within a flat list may the best match come first.
  if (!choices.some((choice) => choice.group !== undefined)) found.sort((a, b) => a.rank - b.rank);
  return { choices: found.map((each) => each.choice), notice: null };
}

function chosenOf(
  value: ClientValue | undefined,
  users: ClientUser[],
  conversations: ClientConversation[],
): Choice[] {
  if (!value) return [];
  const options = value.selected_options ?? (value.selected_option ? [value.selected_option] : []);
  const userIds = value.selected_users ?? (value.selected_user ? [value.selected_user] : []);
  const conversationIds =
    value.selected_conversations ??
    value.selected_channels ??
    [value.selected_conversation ?? value.selected_channel ?? ''].filter(Boolean);
  return [
    ...options.map((option) => optionChoice(option)),
    ...userIds.map((id) => {
      const user = users.find((each) => each.id === id);
      return user ? userChoice(user) : { value: id, label: id };
    }),
    ...conversationIds.map((id) => {
      const conversation = conversations.find((each) => each.id === id);
      return conversation ? conversationChoice(conversation) : { value: id, label: id };
    }),
  ];
}
