import { channelName, messageObject, viewObject } from '../apiObjects';
import type { ClientValue, ClientValues } from '../clientTypes';
import { carriedValues } from '../inputs/elementState';
import type { PlacedElement } from '../state/blockData';
import type { Conversation } from '../state/conversations';
import type { Message } from '../state/messages';
import { type Office, secondsOf } from '../state/office';
import type { Member } from '../state/people';
import type { SlackView } from '../state/views';

type Fields = Record<string, unknown>;

// Shapes: https://docs.slack.dev/reference/interaction-payloads

/** Slack's verification token: deprecated, and still in every payload. */
const TOKEN = 'sandbox-verification-token';

const common = (office: Office, member: Member): Fields => ({
  team: { id: office.team.id, domain: office.team.domain },
  user: { id: member.id, username: member.name, name: member.name, team_id: office.team.id },
  api_app_id: office.app.id,
  token: TOKEN,
  enterprise: null,
  is_enterprise_install: false,
});

const channelField = (conversation: Conversation) => ({
  id: conversation.id,
  name: channelName(conversation),
});

export function commandPayload(
  office: Office,
  member: Member,
  conversation: Conversation,
  said: { command: string; text: string },
): Record<string, string> {
  return {
    token: TOKEN,
    team_id: office.team.id,
    team_domain: office.team.domain,
    channel_id: conversation.id,
    channel_name: channelName(conversation),
    user_id: member.id,
    user_name: member.name,
    command: said.command,
    text: said.text,
    api_app_id: office.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl(office, { userId: member.id, channel: conversation.id }),
    trigger_id: office.triggers.mint({ userId: member.id, viewId: null }),
  };
}

/** Where an interaction happened. */
export type Place =
  | { kind: 'message'; message: Message; conversation: Conversation }
  | { kind: 'view'; view: SlackView };

function placeFields(office: Office, place: Place, values: ClientValues): Fields {
  if (place.kind === 'view') {
    return { container: { type: 'view', view_id: place.view.id }, view: viewObject(office, place.view) };
  }
  const { message, conversation } = place;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: conversation.id,
      is_ephemeral: message.onlyFor !== undefined,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: channelField(conversation),
    ...(message.onlyFor ? {} : { message: messageObject(office, message) }),
    state: { values: carriedValues(message.blocks, values) },
  };
}

export function blockActionsPayload(
  office: Office,
  member: Member,
  place: Place,
  act: { placed: PlacedElement; chosen: Fields; values: ClientValues },
): Fields {
  const viewId = place.kind === 'view' ? place.view.id : null;
  return {
    type: 'block_actions',
    ...common(office, member),
    ...placeFields(office, place, act.values),
    trigger_id: office.triggers.mint({ userId: member.id, viewId }),
    ...(place.kind === 'message' ? { response_url: messageResponseUrl(office, member, place.message) } : {}),
    actions: [{ ...actionOf(act.placed, act.chosen), action_ts: office.ids.ts() }],
  };
}

const KEPT_IN_ACTION = [
  'text',
  'value',
  'style',
  'url',
  'placeholder',
  'confirm',
  'initial_option',
  'initial_options',
  'initial_user',
  'initial_users',
  'initial_conversation',
  'initial_channel',
  'initial_date',
  'initial_time',
  'initial_date_time',
  'min_query_length',
];

function actionOf({ element, blockId, actionId }: PlacedElement, chosen: Fields): Fields {
  const kept = KEPT_IN_ACTION.filter((name) => element[name] !== undefined).map((name) => [
    name,
    element[name],
  ]);
  return {
    type: element.type,
    action_id: actionId,
    block_id: blockId,
    ...Object.fromEntries(kept),
    ...chosen,
  };
}

/** What one act says: the value without its `type`, which the action carries itself. */
export function chosenFields(value: ClientValue): Fields {
  const { type: _, ...rest } = value;
  return rest;
}

export function suggestionPayload(
  office: Office,
  member: Member,
  place: Place,
  asked: { blockId: string; actionId: string; query: string },
): Fields {
  const { state: _, ...where } = placeFields(office, place, {});
  return {
    type: 'block_suggestion',
    ...common(office, member),
    ...where,
    action_id: asked.actionId,
    block_id: asked.blockId,
    value: asked.query,
  };
}

export function submissionPayload(office: Office, member: Member, view: SlackView): Fields {
  return {
    type: 'view_submission',
    ...common(office, member),
    trigger_id: office.triggers.mint({ userId: member.id, viewId: view.id }),
    view: viewObject(office, view),
    response_urls: [],
  };
}

export function closedPayload(office: Office, member: Member, view: SlackView, isCleared: boolean): Fields {
  return {
    type: 'view_closed',
    ...common(office, member),
    view: viewObject(office, view),
    is_cleared: isCleared,
  };
}

export function shortcutPayload(office: Office, member: Member, callbackId: string): Fields {
  return {
    type: 'shortcut',
    ...common(office, member),
    callback_id: callbackId,
    trigger_id: office.triggers.mint({ userId: member.id, viewId: null }),
    action_ts: office.ids.ts(),
  };
}

export function messageShortcutPayload(
  office: Office,
  member: Member,
  callbackId: string,
  place: { message: Message; conversation: Conversation },
): Fields {
  return {
    type: 'message_action',
    ...common(office, member),
    callback_id: callbackId,
    trigger_id: office.triggers.mint({ userId: member.id, viewId: null }),
    action_ts: office.ids.ts(),
    message_ts: place.message.ts,
    message: messageObject(office, place.message),
    channel: channelField(place.conversation),
    response_url: messageResponseUrl(office, member, place.message),
  };
}

/** The outer event of the Events API around `event`. */
export function eventPayload(office: Office, event: Fields): Fields {
  return {
    token: TOKEN,
    team_id: office.team.id,
    api_app_id: office.app.id,
    event,
    type: 'event_callback',
    event_id: office.ids.next('Ev'),
    event_time: secondsOf(office),
    authorizations: [
      {
        enterprise_id: null,
        team_id: office.team.id,
        user_id: office.app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

function messageResponseUrl(office: Office, member: Member, message: Message): string {
  const { channel, ts: messageTs } = message;
  return responseUrl(office, { userId: member.id, channel, messageTs });
}

function responseUrl(office: Office, target: Parameters<Office['responseUrls']['mint']>[0]): string {
  return `${office.baseUrl()}/slack${office.responseUrls.mint(target)}`;
}
