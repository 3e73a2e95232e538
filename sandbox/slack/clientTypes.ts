import type { KnownBlock, Option, OptionGroup } from '@slack/types';

/**
 * What Slack's own client would know: the JSON that the sandbox's page and the tests' person driver exchange with
 * the sandbox. Every route lies under `/client` and is answered on loopback only.
 *
 * | route | body | answer |
 * |---|---|---|
 * | `GET  /client/workspace` | | `ClientWorkspace` |
 * | `GET  /client/as/:userId/state` | | `ClientState` |
 * | `GET  /client/as/:userId/messages?channel=&before=&limit=` | | `ClientMessagePage`, oldest first |
 * | `GET  /client/as/:userId/thread?channel=&ts=` | | `ClientMessagePage`, the parent first |
 * | `GET  /client/as/:userId/events` | | server-sent events, each `data:` a `ClientChange` |
 * | `POST /client/as/:userId/say` | `SayRequest` | `ClientOutcome` |
 * | `POST /client/as/:userId/act` | `ActRequest` | `ClientOutcome` |
 * | `POST /client/as/:userId/suggest` | `SuggestRequest` | `ClientSuggestions` |
 * | `POST /client/as/:userId/submit` | `SubmitRequest` | `ClientOutcome` |
 * | `POST /client/as/:userId/close` | `CloseRequest` | `ClientOutcome` |
 * | `POST /client/as/:userId/shortcut` | `ShortcutRequest` | `ClientOutcome` |
 * | `POST /client/as/:userId/read` | `ReadRequest` | `ClientOutcome` |
 * | `POST /client/as/:userId/react` | `ReactRequest` | `ClientOutcome` |
 * | `POST /client/as/:userId/dismiss` | `DismissRequest` | `ClientOutcome` |
 * | `POST /client/as/:userId/home` | `{}` | `ClientOutcome`; the person opens the app's Home tab |
 * | `POST /client/as/:userId/open` | `OpenRequest` | `ClientOutcome` with `channel` |
 * | `POST /client/as/:userId/join` | `JoinRequest` | `ClientOutcome` |
 *
 * A wrong request (an unknown person, channel, view) is a 4xx with `{ "error": "..." }`. A POST answers when the app has
 * answered (its ack) or when Slack gave up on it (3 s); what the app does later arrives as changes.
 */
export interface ClientApi {
  workspace(): Promise<ClientWorkspace>;
  state(userId: string): Promise<ClientState>;
  messages(userId: string, query: MessagesQuery): Promise<ClientMessagePage>;
  thread(userId: string, query: ThreadQuery): Promise<ClientMessagePage>;
  say(userId: string, request: SayRequest): Promise<ClientOutcome>;
  act(userId: string, request: ActRequest): Promise<ClientOutcome>;
  suggest(userId: string, request: SuggestRequest): Promise<ClientSuggestions>;
  submit(userId: string, request: SubmitRequest): Promise<ClientOutcome>;
  close(userId: string, request: CloseRequest): Promise<ClientOutcome>;
  shortcut(userId: string, request: ShortcutRequest): Promise<ClientOutcome>;
  read(userId: string, request: ReadRequest): Promise<ClientOutcome>;
  react(userId: string, request: ReactRequest): Promise<ClientOutcome>;
  dismiss(userId: string, request: DismissRequest): Promise<ClientOutcome>;
  home(userId: string): Promise<ClientOutcome>;
  open(userId: string, request: OpenRequest): Promise<ClientOutcome>;
  join(userId: string, request: JoinRequest): Promise<ClientOutcome>;
  /** Listens to the person's changes; returns the function that stops it. */
  changes(userId: string, listener: (change: ClientChange) => void): () => void;
}

export interface ClientWorkspace {
  team: { id: string; name: string; domain: string };
  /** Everybody, bots and deactivated people included. */
  users: ClientUser[];
  app: ClientApp;
  /** The sandbox's time in milliseconds since the epoch. */
  nowMs: number;
}

export interface ClientUser {
  id: string;
  /** The handle, as in `@priya`. */
  name: string;
  realName: string;
  displayName: string;
  title: string;
  email: string;
  /** IANA zone. */
  tz: string;
  isBot: boolean;
  deleted: boolean;
  /** `#rrggbb`, for the drawn avatar. */
  color: string;
  imageUrl?: string;
}

export interface ClientApp {
  id: string;
  name: string;
  description: string;
  botUserId: string;
  hasHome: boolean;
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { type: 'global' | 'message'; callbackId: string; name: string; description: string }[];
}

/** Everything but the messages, as one person sees it. */
export interface ClientState {
  me: ClientUser;
  conversations: ClientConversation[];
  /** This person's stack of modals, the bottom one first; the last is on top. */
  views: ClientView[];
  /** What the app last published on this person's Home tab. */
  home: ClientView | null;
  /** Something that Slack tells outside any conversation, newest last (a shortcut that failed). */
  notices: { id: string; text: string }[];
  nowMs: number;
}

export interface ClientConversation {
  id: string;
  kind: 'channel' | 'private' | 'dm' | 'mpim';
  /** Without `#`. For a DM or MPIM: the other people's names. */
  name: string;
  topic: string;
  memberIds: string[];
  isMember: boolean;
  isArchived: boolean;
  /** The DM with the app: it has the Home tab. */
  isApp: boolean;
  unreadCount: number;
  /** Unread messages that mention this person or lie in a DM. */
  mentionCount: number;
  lastReadTs: string;
  /** `ts` of the newest message, `''` if there is none. */
  latestTs: string;
}

export interface ClientMessage {
  channel: string;
  ts: string;
  userId: string;
  text: string;
  /** `text` is shown only when there are no blocks. */
  blocks: KnownBlock[];
  attachments: { color?: string; fallback?: string; text?: string; blocks?: KnownBlock[] }[];
  files: ClientFile[];
  /** Set on a reply and on a parent that has replies. */
  threadTs?: string;
  /** The reply is shown in the channel too. */
  alsoInChannel: boolean;
  replyCount: number;
  replyUserIds: string[];
  latestReplyTs?: string;
  reactions: { name: string; userIds: string[] }[];
  edited: boolean;
  /** Only this person sees it ("Only visible to you"). */
  ephemeral: boolean;
  /** What this person has chosen in the message's blocks, initial values included. */
  values: ClientValues;
  /** A warning beside one element (the app did not answer): `actionId` of `blockId`. */
  warnings: { blockId: string; actionId: string; text: string }[];
}

export interface ClientFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  sizeBytes: number;
  /** Path on this server. */
  url: string;
  altText: string;
}

export interface ClientMessagePage {
  messages: ClientMessage[];
  hasMore: boolean;
}

export interface ClientView {
  id: string;
  type: 'modal' | 'home';
  /** Changes with every update of the view. */
  hash: string;
  title: string;
  /** `null`: no submit button. */
  submit: string | null;
  close: string;
  blocks: KnownBlock[];
  /** As the person sees it now: initial values, what was typed and chosen. */
  values: ClientValues;
  /** Field errors by `block_id`, from Slack's own check or the app's `response_action: errors`. */
  errors: Record<string, string>;
  /** The banner on top of the modal ("We had some trouble connecting. Try again?"). */
  notice: string | null;
  /** Submitted, the app has not answered yet. */
  isBusy: boolean;
}

/** `block_id` to `action_id` to what is typed or chosen there. */
export type ClientValues = Record<string, Record<string, ClientValue>>;

/** One element's content, in Slack's own words (`view.state.values`). */
export interface ClientValue {
  type: string;
  value?: string | null;
  rich_text_value?: unknown;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_date?: string | null;
  selected_time?: string | null;
  timezone?: string;
  selected_date_time?: number | null;
}

/** A change worth a new look. `message` also stands for an edit, a reaction, a warning. */
export type ClientChange =
  | {
      kind: 'message';
      channel: string;
      ts: string;
      threadTs?: string;
      isNew: boolean;
      text: string;
      userId: string;
    }
  | { kind: 'removed'; channel: string; ts: string; threadTs?: string }
  /** Conversations, membership or unread marks. */
  | { kind: 'conversations' }
  | { kind: 'views' }
  | { kind: 'home' }
  | { kind: 'notices' }
  /** The sandbox's clock jumped. */
  | { kind: 'clock'; nowMs: number };

export interface MessagesQuery {
  channel: string;
  /** Only messages older than this `ts`. */
  before?: string;
  /** Default 50. */
  limit?: number;
}

export interface ThreadQuery {
  channel: string;
  ts: string;
}

/** The composer: a message, or a slash command if the text starts with one of the app's. */
export interface SayRequest {
  channel: string;
  text: string;
  threadTs?: string;
}

/** Where an element is. A Home view is a view. */
export type ClientPlace = { messageTs: string; channel: string } | { viewId: string };

/**
 * The person touches one element. The sandbox keeps the value and tells the app when Slack would: a button, any element
 * outside an input block, or an input block with `dispatch_action`.
 */
export interface ActRequest {
  place: ClientPlace;
  blockId: string;
  actionId: string;
  input: ClientInput;
}

export type ClientInput =
  /** A button (or a workflow button). The page asks `confirm` first. */
  | { kind: 'press' }
  /** Text, email, URL, number; a date `2026-12-03`, a time `14:00`, a date and time in epoch seconds; `''` empties it. */
  | { kind: 'text'; text: string; enterPressed?: boolean }
  /** Selects of every kind, overflow, radio buttons, checkboxes: option values or ids; all of them, `[]` for none. */
  | { kind: 'choose'; values: string[] };

export interface SuggestRequest {
  place: ClientPlace;
  blockId: string;
  actionId: string;
  query: string;
}

/** `groups` when the app answered with groups. `notice`: the app did not answer, or answered something wrong. */
export interface ClientSuggestions {
  options: Option[];
  groups: OptionGroup[];
  notice: string | null;
}

/** `inputs` are kept first, so a page need not send every key stroke before. */
export interface SubmitRequest {
  viewId: string;
  inputs?: Omit<ActRequest, 'place'>[];
}

/** `all`: the cross in the corner, which closes the whole stack; else only the top view (Close, Escape). */
export interface CloseRequest {
  viewId: string;
  all?: boolean;
}

/** A global shortcut, or a message shortcut when `message` names the message. */
export interface ShortcutRequest {
  callbackId: string;
  message?: { channel: string; ts: string };
}

/** Everything up to `ts` (default: the newest) is read. */
export interface ReadRequest {
  channel: string;
  ts?: string;
}

/** Puts the reaction on, or takes one's own off again. */
export interface ReactRequest {
  channel: string;
  ts: string;
  name: string;
}

/** An ephemeral message or a notice is put away. */
export type DismissRequest = { channel: string; ts: string } | { noticeId: string };

/** A DM (one other), or an MPIM (several). */
export interface OpenRequest {
  userIds: string[];
}

export interface JoinRequest {
  channel: string;
}

/** `ok: false`: what Slack tells the person now; it is in the state too (notice, warning, field errors, a message). */
export type ClientOutcome =
  | { ok: true; channel?: string; ts?: string }
  | { ok: false; notice: string; errors?: Record<string, string> };
