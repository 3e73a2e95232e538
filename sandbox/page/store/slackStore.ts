import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type {
  ClientChange,
  ClientConversation,
  ClientMessage,
  ClientMessagePage,
  ClientOutcome,
  ClientState,
  ClientWorkspace,
} from '../../slack/clientTypes';
import { coalesce, listen } from './http';
import { landOn } from './landing';
import { type PageLocation, readLocation, type Tab, writeLocation } from './location';
import { eventsPath, type SlackApi } from './slackApi';

export type Connection = 'connecting' | 'live' | 'lost';

/** Slack as one person sees it, kept up to date; and the ways to change it. */
export interface SlackStore {
  api: SlackApi;
  workspace: Signal<ClientWorkspace | null>;
  state: Signal<ClientState | null>;
  at: Signal<PageLocation>;
  connection: Signal<Connection>;
  page: Signal<ClientMessagePage | null>;
  thread: Signal<ClientMessage[] | null>;
  /** Where the unread messages began when the conversation was opened. */
  unreadFrom: Signal<string>;
  /** What the composer of a conversation holds, by conversation (and thread). */
  drafts: Signal<Record<string, string>>;
  /** A failure of the page itself. */
  trouble: Signal<string | null>;
  conversation: ReadonlySignal<ClientConversation | null>;
  /** Begins as the person in the address, else as the preferred one. */
  start(preferredUserId?: string): Promise<void>;
  become(userId: string): Promise<void>;
  go(place: Partial<Omit<PageLocation, 'userId'>>): void;
  goToTab(tab: Tab): void;
  openUser(userId: string): Promise<void>;
  /** The app's DM, which comes to be when it is first opened; its Home or its messages. */
  openApp(isHome: boolean): Promise<void>;
  older(): Promise<void>;
  /** Runs a request of this person; its failure becomes `trouble`, its effects are fetched. */
  run(request: (api: SlackApi, userId: string) => Promise<ClientOutcome>): Promise<ClientOutcome | null>;
}

export function makeSlackStore(api: SlackApi): SlackStore {
  const workspace = signal<ClientWorkspace | null>(null);
  const state = signal<ClientState | null>(null);
  const at = signal(readLocation(location.hash));
  const connection = signal<Connection>('connecting');
  const page = signal<ClientMessagePage | null>(null);
  const thread = signal<ClientMessage[] | null>(null);
  const unreadFrom = signal('');
  const drafts = signal<Record<string, string>>({});
  const trouble = signal<string | null>(null);
  const conversation = computed(
    () => state.value?.conversations.find((each) => each.id === at.value.channel) ?? null,
  );
  let stopListening = () => {};

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (connection.value !== 'lost') trouble.value = error instanceof Error ? error.message : String(error);
    }
  };

  const fetchState = coalesce(() =>
    guarded(async () => {
      const { userId } = at.value;
      const next = await api.state(userId);
      if (at.value.userId !== userId) return;
      state.value = next;
      await markRead();
    }),
  );
  const fetchPage = coalesce(() =>
    guarded(async () => {
      const { userId, channel } = at.value;
      if (!channel) return;
      const shown = page.value?.messages.length ?? 0;
      const next = await api.messages(userId, { channel, limit: Math.max(50, shown) });
      if (at.value.channel !== channel || at.value.userId !== userId) return;
      page.value = next;
    }),
  );
  const fetchThread = coalesce(() =>
    guarded(async () => {
      const { userId, channel, threadTs } = at.value;
      if (!threadTs) return;
      const next = await api.thread(userId, { channel, ts: threadTs });
      if (at.value.threadTs === threadTs) thread.value = next.messages;
    }),
  );
  const markRead = async () => {
    const { userId, channel, tab, isHome } = at.value;
    const unread = conversation.value?.unreadCount ?? 0;
    if (unread === 0 || tab !== 'slack' || isHome || document.hidden) return;
    await api.read(userId, { channel });
  };

  const onChange = (change: ClientChange) => {
    if (change.kind === 'message' || change.kind === 'removed') {
      if (change.channel === at.value.channel) {
        void fetchPage();
        if (at.value.threadTs) void fetchThread();
      }
      void fetchState();
    } else void fetchState();
  };

  const moveTo = (next: PageLocation) => {
    const before = at.value;
    batch(() => {
      at.value = next;
      const isSame = before.channel === next.channel && before.userId === next.userId;
      if (!isSame) {
        page.value = null;
        unreadFrom.value =
          conversation.value && conversation.value.unreadCount > 0 ? conversation.value.lastReadTs : '';
      }
      if (!isSame || before.threadTs !== next.threadTs) thread.value = null;
    });
    history.replaceState(null, '', writeLocation(next));
    if (next.tab !== 'slack') return;
    void fetchPage();
    void fetchThread();
    void guarded(markRead);
    if (next.isHome && (!before.isHome || before.userId !== next.userId)) {
      void guarded(async () => {
        await api.home(next.userId);
        await fetchState();
      });
    }
  };

  const openWith = (userId: string, isHome = false) =>
    guarded(async () => {
      const outcome = await api.open(at.value.userId, { userIds: [userId] });
      await fetchState();
      if (outcome.ok && outcome.channel) {
        moveTo({ ...at.value, tab: 'slack', channel: outcome.channel, threadTs: '', isHome });
      }
    });

  /** What the app has of this person; its DM comes to be when its Home is asked for by an address. */
  const stateOf = async (userId: string, place: Partial<PageLocation>): Promise<ClientState> => {
    const found = await api.state(userId);
    const bot = workspace.value?.app.botUserId;
    if (!bot || !place.isHome || found.conversations.some((each) => each.isApp)) return found;
    await api.open(userId, { userIds: [bot] });
    return api.state(userId);
  };

  let entries = 0;
  const enter = async (userId: string, place: Partial<PageLocation>) => {
    entries += 1;
    const entry = entries;
    stopListening();
    connection.value = 'connecting';
    state.value = null;
    at.value = { ...at.value, userId, channel: '', threadTs: '', isHome: false };
    const next = await stateOf(userId, place);
    // Another address was asked for meanwhile.
    if (entry !== entries) return;
    state.value = next;
    moveTo({ userId, tab: place.tab ?? at.value.tab, ...landOn(next.conversations, place) });
    stopListening = listen<ClientChange>(eventsPath(userId), {
      change: onChange,
      open: () => {
        connection.value = 'live';
        // What happened before the stream was open, or while it was lost, has not been told.
        void Promise.all([fetchState(), fetchPage(), fetchThread()]);
      },
      lost: () => {
        connection.value = 'lost';
      },
    });
  };

  window.addEventListener('hashchange', () => {
    const wanted = readLocation(location.hash);
    const { userId, channel } = at.value;
    const isSame = wanted.userId === '' || wanted.userId === userId;
    const stays = isSame && !wanted.channel && !wanted.isHome;
    void guarded(() => enter(wanted.userId || userId, stays ? { ...wanted, channel } : wanted));
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void guarded(markRead);
  });

  return {
    api,
    workspace,
    state,
    at,
    connection,
    page,
    thread,
    unreadFrom,
    drafts,
    trouble,
    conversation,
    async start(preferredUserId) {
      const found = await api.workspace();
      workspace.value = found;
      const people = found.users.filter((user) => !user.isBot && !user.deleted);
      // The address, and not `at`: an entry that failed has left that without its place.
      const wanted = readLocation(location.hash);
      const asked = people.find((user) => user.id === wanted.userId);
      const preferred = people.find((user) => user.id === preferredUserId);
      const first = asked ?? preferred ?? people.find((user) => /recruit/i.test(user.title)) ?? people[0];
      if (first) await enter(first.id, wanted);
    },
    become: (userId) =>
      guarded(() =>
        enter(userId, { tab: at.value.tab, channel: sharedPlace(state.value, at.value.channel) }),
      ),
    go: (place) => moveTo({ ...at.value, threadTs: '', isHome: false, tab: 'slack', ...place }),
    goToTab: (tab) => moveTo({ ...at.value, tab }),
    openUser: (userId) => openWith(userId),
    async openApp(isHome) {
      const known = state.value?.conversations.find((each) => each.isApp)?.id;
      if (known) moveTo({ ...at.value, tab: 'slack', channel: known, threadTs: '', isHome });
      else if (workspace.value) await openWith(workspace.value.app.botUserId, isHome);
    },
    older: () =>
      guarded(async () => {
        const { userId, channel } = at.value;
        const shown = page.value;
        const before = shown?.messages.find((each) => !each.ephemeral)?.ts;
        if (!shown || !before) return;
        const found = await api.messages(userId, { channel, before });
        if (at.value.channel !== channel) return;
        page.value = { messages: [...found.messages, ...shown.messages], hasMore: found.hasMore };
      }),
    async run(request) {
      let outcome: ClientOutcome | null = null;
      await guarded(async () => {
        outcome = await request(api, at.value.userId);
        await Promise.all([fetchState(), fetchPage(), fetchThread()]);
      });
      return outcome;
    },
  };
}

/** A channel is a place that two people share; a DM is not, each lands where something waits. */
function sharedPlace(state: ClientState | null, channel: string): string {
  const kind = state?.conversations.find((each) => each.id === channel)?.kind;
  return kind === 'channel' || kind === 'private' ? channel : '';
}
