import type { ClientApi, ClientMessage, ClientView, ClientWorkspace } from '../clientTypes';
import { type Area, describe, messageArea, viewArea } from './screen';
import { type Field, fields, type Pressable, pressables } from './words';

/** What a person sees, and where they look. */
export interface Eyes {
  workspace(): Promise<ClientWorkspace>;
  goTo(name: string): Promise<void>;
  /** Id of the conversation they look at; they begin in the app's DM. */
  conversation(): Promise<string>;
  appDm(): Promise<string>;
  messages(): Promise<ClientMessage[]>;
  /** What is in front: the modal on top hides the rest. Messages newest first, as eyes go. */
  areas(): Promise<Area[]>;
  modal(title?: string | RegExp): Promise<ClientView>;
  /** Looks until `find` finds. @throws Error with what is on the screen */
  until<Found>(what: string, find: (shown: Area[]) => Found | null | undefined): Promise<Found>;
  /** Looks through each area until `find` finds in one. */
  untilIn<Found>(
    what: string,
    find: (area: Area) => Found | undefined,
  ): Promise<{ area: Area; found: Found }>;
}

/** A change wakes them at once; this is for changes that got lost on the way. */
const LOOK_EVERY_MS = 100;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const says = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

export const isModal = (area: Area) => 'viewId' in area.place && area.name !== 'Home';

export function findField(area: Area, label: string): Field | undefined {
  const all = fields(area.blocks);
  return (
    all.find(({ names }) => names.includes(label)) ??
    all.find(({ names }) => names.some((name) => name.includes(label)))
  );
}

/** A button by its label; `near` is in its block first, else anywhere in the area. */
export function findPressable(area: Area, label: string, near?: string): Pressable | undefined {
  const all = pressables(area.blocks).filter((each) => each.label === label);
  if (!near) return all[0];
  return all.find((each) => each.around.includes(near)) ?? (area.text.includes(near) ? all[0] : undefined);
}

export function makeEyes({
  api,
  userId,
  patienceMs,
}: {
  api: ClientApi;
  userId: string;
  patienceMs: number;
}): Eyes {
  let where: { kind: 'home' } | { kind: 'conversation'; id: string } | null = null;
  let known: Promise<ClientWorkspace> | null = null;

  const workspace = () => {
    known ??= api.workspace();
    return known;
  };

  async function openWith(other: string): Promise<string> {
    const opened = await api.open(userId, { userIds: [other] });
    if (!opened.ok) throw new Error(opened.notice);
    return opened.channel ?? '';
  }

  const appDm = async () => openWith((await workspace()).app.botUserId);
  const conversation = async () => (where?.kind === 'conversation' ? where.id : appDm());
  const messages = async () =>
    (await api.messages(userId, { channel: await conversation(), limit: 200 })).messages;

  async function areas(): Promise<Area[]> {
    const { users } = await workspace();
    const { views, home } = await api.state(userId);
    const top = views.at(-1);
    if (top) return [viewArea(top, users)];
    if (where?.kind === 'home') return home ? [viewArea(home, users)] : [];
    const shown = await messages();
    const threads = await Promise.all(
      shown
        .filter((message) => message.replyCount > 0)
        .map(({ channel, ts }) => api.thread(userId, { channel, ts })),
    );
    return [...shown, ...threads.flatMap((page) => page.messages.slice(1))]
      .sort((a, b) => (a.ts < b.ts ? 1 : -1))
      .map((message) => messageArea(message, users));
  }

  async function until<Found>(
    what: string,
    find: (shown: Area[]) => Found | null | undefined,
  ): Promise<Found> {
    const first = find(await areas());
    if (first !== null && first !== undefined) return first;
    const deadline = performance.now() + patienceMs;
    let wake = () => {};
    const stop = api.changes(userId, () => wake());
    try {
      for (;;) {
        const changed = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const shown = await areas();
        const found = find(shown);
        if (found !== null && found !== undefined) return found;
        if (performance.now() > deadline) {
          const { me } = await api.state(userId);
          throw new Error(`${me.realName} waited for ${what}. On the screen:\n${describe(shown)}`);
        }
        await Promise.race([changed, pause(LOOK_EVERY_MS)]);
      }
    } finally {
      stop();
    }
  }

  return {
    workspace,
    async goTo(name) {
      if (name === 'Home') {
        where = { kind: 'home' };
        await api.home(userId);
        return;
      }
      where = { kind: 'conversation', id: await findConversation(name) };
      await api.read(userId, { channel: where.id });
    },
    conversation,
    appDm,
    messages,
    areas,
    async modal(title) {
      await until(title ? `a modal ${String(title)}` : 'a modal', (shown) =>
        shown.find((area) => isModal(area) && (!title || says(area.name, title))),
      );
      const view = (await api.state(userId)).views.at(-1);
      if (!view) throw new Error('The modal closed again');
      return view;
    },
    until,
    untilIn: (what, find) =>
      until(what, (shown) => {
        for (const area of shown) {
          const found = find(area);
          if (found) return { area, found };
        }
        return null;
      }),
  };

  async function findConversation(name: string): Promise<string> {
    const { app, users } = await workspace();
    const bare = name.replace(/^[#@]/, '');
    if (bare === app.name) return appDm();
    const { conversations } = await api.state(userId);
    const there = conversations.find((each) => each.name === bare || each.id === name);
    if (there) return there.id;
    const other = users.find((user) => user.realName === bare || user.name === bare);
    if (other) return openWith(other.id);
    throw new Error(
      `There is no conversation "${name}": ${conversations.map((each) => each.name).join(', ')}`,
    );
  }
}
