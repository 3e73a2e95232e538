import type {
  ClientApi,
  ClientInput,
  ClientMessage,
  ClientOutcome,
  ClientState,
  ClientView,
} from './clientTypes';
import { makeCounter, type Tally } from './person/counter';
import { findField, findPressable, isModal, makeEyes, says } from './person/eyes';
import { clicksFor, type Filling, inputFor } from './person/fill';
import { describe, viewArea } from './person/screen';

export interface ClickOptions {
  /** Words that stand beside the button, or in the same message. */
  near?: string;
  /** A nervous hand: so many times at once. */
  times?: number;
  /** Say no in the confirm dialog. */
  deny?: boolean;
}

/**
 * Somebody at their Slack, who acts only as a human could: finds things by what they read, and waits for what they expect to
 * see. Every failure says what is on the screen.
 */
export interface Person {
  id: string;
  tally: Tally;
  resetTally(): void;
  /** Where they look: `#hiring`, a person's name, `Interloop` (the app's DM, where they begin), or `Home`. */
  goTo(where: string): Promise<void>;
  /** Types into the composer and sends; `where` goes there first. */
  types(text: string, where?: string): Promise<ClientOutcome>;
  /** Waits until the words are on the screen. */
  sees(words: string | RegExp): Promise<void>;
  /** Waits until the words are no longer on the screen. */
  seesNo(words: string | RegExp): Promise<void>;
  /** Waits for a modal on top (of this title). */
  modal(title?: string | RegExp): Promise<ClientView>;
  /** Waits until no modal is open. */
  seesNoModal(): Promise<void>;
  fill(label: string, filling: Filling): Promise<ClientOutcome>;
  /** Presses a button or an entry of an overflow menu. */
  click(label: string, options?: ClickOptions): Promise<ClientOutcome>;
  submit(): Promise<ClientOutcome>;
  /** Closes the modal on top, or the whole stack. */
  closeModal(all?: boolean): Promise<ClientOutcome>;
  shortcut(name: string): Promise<ClientOutcome>;
  /** Uses a message shortcut on the newest message that says this. */
  messageShortcut(name: string, words: string): Promise<ClientOutcome>;
  /** Messages of the app's DM, oldest first. */
  dm(): Promise<ClientMessage[]>;
  /** Messages of the conversation they look at. */
  messages(): Promise<ClientMessage[]>;
  thread(words: string): Promise<ClientMessage[]>;
  state(): Promise<ClientState>;
  /** Everything on the screen as text. */
  screen(): Promise<string>;
}

export interface PersonSettings {
  api: ClientApi;
  userId: string;
  /** How long they wait for what they expect; default 5000. */
  patienceMs?: number;
}

/** Somebody at the client `api`. @throws Error in every method, when they do not find or see what they should */
export function makePerson({ api, userId, patienceMs = 5000 }: PersonSettings): Person {
  const eyes = makeEyes({ api, userId, patienceMs });
  const counter = makeCounter();
  const { tally } = counter;

  async function shortcutId(name: string, type: 'global' | 'message'): Promise<string> {
    const { app } = await eyes.workspace();
    const found = app.shortcuts.find((each) => each.name === name && each.type === type);
    if (found) return found.callbackId;
    throw new Error(`No ${type} shortcut "${name}": ${app.shortcuts.map((each) => each.name).join(', ')}`);
  }

  async function findMessage(words: string): Promise<{ channel: string; ts: string }> {
    const area = await eyes.until(`a message that says "${words}"`, (shown) =>
      shown.find((each) => says(each.text, words)),
    );
    if (!('messageTs' in area.place)) throw new Error(`"${words}" is not in a message`);
    return { channel: area.place.channel, ts: area.place.messageTs };
  }

  async function goTo(name: string) {
    tally.clicks += 1;
    await eyes.goTo(name);
  }

  return {
    id: userId,
    tally,
    resetTally: counter.reset,
    goTo,
    async types(text, where) {
      if (where) await goTo(where);
      tally.typed += text.length;
      return api.say(userId, { channel: await eyes.conversation(), text });
    },
    async sees(words) {
      await eyes.until(`"${String(words)}"`, (shown) => shown.find((area) => says(area.text, words)));
    },
    async seesNo(words) {
      await eyes.until(`"${String(words)}" to be gone`, (shown) =>
        shown.some((area) => says(area.text, words)) ? null : true,
      );
    },
    modal: (title) => eyes.modal(title),
    async seesNoModal() {
      await eyes.until('the modal to be gone', (shown) => (shown.some(isModal) ? null : true));
    },
    async fill(label, filling) {
      const { area, found } = await eyes.untilIn(`a field "${label}"`, (each) => findField(each, label));
      const at = { api, userId, place: area.place, workspace: await eyes.workspace() };
      const input = await inputFor(at, found, filling);
      counter.acts(area, clicksFor(found, filling));
      if (input.kind === 'text' && clicksFor(found, filling) === 0) tally.typed += input.text.length;
      const { blockId, actionId } = found;
      return api.act(userId, { place: area.place, blockId, actionId, input });
    },
    async click(label, { near, times = 1, deny = false } = {}) {
      const what = `a button "${label}"${near ? ` near "${near}"` : ''}`;
      const { area, found } = await eyes.untilIn(what, (each) => findPressable(each, label, near));
      const { blockId, actionId, option, hasConfirm } = found;
      counter.acts(area, 1 + (option === undefined ? 0 : 1) + (hasConfirm ? 1 : 0));
      if (deny && hasConfirm) return { ok: true };
      const input: ClientInput =
        option === undefined ? { kind: 'press' } : { kind: 'choose', values: [option] };
      const press = () => api.act(userId, { place: area.place, blockId, actionId, input });
      const [first] = await Promise.all(Array.from({ length: times }, press));
      return first ?? { ok: true };
    },
    async submit() {
      const view = await eyes.modal();
      counter.acts(viewArea(view, []), 1);
      const outcome = await api.submit(userId, { viewId: view.id });
      if (outcome.ok) counter.turnsPage();
      return outcome;
    },
    async closeModal(all = false) {
      const view = await eyes.modal();
      tally.clicks += 1;
      return api.close(userId, { viewId: view.id, all });
    },
    async shortcut(name) {
      tally.clicks += 1;
      return api.shortcut(userId, { callbackId: await shortcutId(name, 'global') });
    },
    async messageShortcut(name, words) {
      tally.clicks += 2;
      const message = await findMessage(words);
      return api.shortcut(userId, { callbackId: await shortcutId(name, 'message'), message });
    },
    dm: async () => (await api.messages(userId, { channel: await eyes.appDm(), limit: 200 })).messages,
    messages: eyes.messages,
    thread: async (words) => (await api.thread(userId, await findMessage(words))).messages,
    state: () => api.state(userId),
    screen: async () => describe(await eyes.areas()),
  };
}
