import { setTimeout as wait } from 'node:timers/promises';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { section } from '../../blocks/elements';
import { faultMessage, faultModal } from '../../blocks/faultModal';
import { type ActionId, aboutOf, actionPattern } from '../../blocks/ids';
import { readMetadata, type ViewMetadata } from '../../blocks/metadata';
import type { ModalView, ViewState } from '../../blocks/props';
import { refusalMessage } from '../../blocks/refusal';
import type { Person, Role } from '../entities';
import { requireRole } from '../flows/requireRole';
import type { Refusal } from '../refusal';
import type { SlackDeps } from './deps';
import { refusalWords } from './refusalWords';
import { faultWords, openScreen, pushScreen, type Screen, screenOf } from './screen';

/** Somebody pressed, chose or typed something in a message, a modal or on Home. */
export interface Press {
  /** The button's value, the chosen option's, or what was typed or picked. */
  value: string;
  /** Which of many, when the action's id carries it. */
  about: string | null;
  by: Person;
  /** When it arrived. */
  at: Date;
  /** Slack's own time of it, a text that grows with each. */
  said: string;
  triggerId: string;
  /** The modal or Home it happened in. */
  view: {
    id: string;
    hash: string;
    isModal: boolean;
    /** Another modal lies under it. */
    isAbove: boolean;
    metadata: ViewMetadata;
    state: ViewState;
    callbackId: string;
  } | null;
  /** The message it happened in. */
  message: { channel: string; ts: string } | null;
  /** A new modal, above the one in front when there is one. */
  open(title: string): Promise<Screen>;
  /** The modal it happened in. @throws outside a modal. */
  screen(): Screen;
  refuse(refusal: Refusal): Promise<void>;
  /** Says a line that only they see, where they pressed; in mrkdwn. */
  tell(text: string): Promise<void>;
}

/** Whom a feature is for: any of the roles; none for everybody. */
export type Audience = readonly Role[];
export const ANYBODY: Audience = ['recruiter', 'interviewer', 'committee', 'admin'];
export const RECRUITERS: Audience = ['recruiter', 'admin'];

/** Slack waits three seconds for the answer to a press; what is left is for the way. */
const ANSWER_MS = 2_200;

/** Listens to an action: answers Slack first, then checks the role, works, and shows refusals and faults where the person looks. */
export function onPress(
  app: App,
  deps: SlackDeps,
  id: ActionId,
  audience: Audience,
  work: (press: Press) => Promise<void>,
): void {
  app.action<BlockAction>(actionPattern(id), async ({ ack, body, action }) => {
    await ack();
    await handle(deps, id, audience, work, body, action);
  });
}

/**
 * The same for what must be kept once Slack has its answer: the answer waits for the work, as long as Slack waits. A
 * process that dies before leaves the person with Slack's own warning, and the press can be made again.
 */
export function onKeep(
  app: App,
  deps: SlackDeps,
  id: ActionId,
  audience: Audience,
  work: (press: Press) => Promise<void>,
): void {
  app.action<BlockAction>(actionPattern(id), async ({ ack, body, action }) => {
    const done = handle(deps, id, audience, work, body, action);
    await Promise.race([done, wait(ANSWER_MS, undefined, { ref: false })]);
    await ack();
    await done;
  });
}

async function handle(
  deps: SlackDeps,
  id: ActionId,
  audience: Audience,
  work: (press: Press) => Promise<void>,
  body: BlockAction,
  action: BlockAction['actions'][number],
): Promise<void> {
  const at = deps.ports.clock.now();
  const where = placeOf(deps, body);
  try {
    const actor = await requireRole(deps.ports.db.people, body.user.id, ...audience);
    if (!actor.ok) return await where.refuse(actor, 'UTC');
    const by = actor.person;
    await work({
      value: saidBy(action),
      about: aboutOf(id, action.action_id),
      by,
      at,
      said: action.action_ts,
      triggerId: body.trigger_id,
      view: where.view,
      message: where.message,
      open: (title) => (where.view?.isModal ? pushScreen : openScreen)(deps, body.trigger_id, title, by.zone),
      screen: () => screenOf(deps, where.view?.id ?? '', by.zone, where.view?.isAbove),
      refuse: (refusal) => where.refuse(refusal, by.zone),
      tell: (text) => where.tell({ text, blocks: [section(text)] }),
    });
  } catch (error) {
    await where.fault(error);
  }
}

/** Answers an action that only changes what the person sees themselves, such as a link. */
export function ignorePress(app: App, id: ActionId): void {
  app.action(actionPattern(id), async ({ ack }) => ack());
}

function placeOf(deps: SlackDeps, body: BlockAction) {
  const view = body.view
    ? {
        id: body.view.id,
        hash: body.view.hash,
        isModal: body.view.type === 'modal',
        isAbove: body.view.previous_view_id !== null,
        callbackId: body.view.callback_id,
        metadata: readMetadata(body.view.private_metadata),
        state: { values: body.view.state?.values ?? {} } as ViewState,
      }
    : null;
  const message = body.message && body.channel ? { channel: body.channel.id, ts: body.message.ts } : null;
  const tell = async (text: { text: string; blocks: ReturnType<typeof refusalMessage>['blocks'] }) => {
    const channel = message?.channel ?? (await openDirect(deps, body.user.id));
    await deps.client.chat.postEphemeral({ channel, user: body.user.id, ...text });
  };
  return {
    view,
    message,
    tell,
    async refuse(refusal: Refusal, zone: string) {
      if (view?.isModal) return screenOf(deps, view.id, zone, view.isAbove).refuse(refusal);
      await tell(refusalMessage(await refusalWords(deps.ports, refusal.reason, zone)));
    },
    async fault(error: unknown) {
      const words = faultWords(deps, error);
      if (view?.isModal && (await pushOver(deps, body.trigger_id, faultModal(words)))) return;
      await tell(faultMessage(words)).catch((second: unknown) => {
        deps.ports.log.error({ reference: words.reference, err: second }, 'Nor could the fault be told');
      });
    },
  };
}

/** Lays a modal over the one in front, so that what was typed there stays; false where Slack takes none. */
async function pushOver(deps: SlackDeps, triggerId: string, view: ModalView): Promise<boolean> {
  try {
    await deps.client.views.push({ trigger_id: triggerId, view });
    return true;
  } catch {
    return false;
  }
}

async function openDirect(deps: SlackDeps, slackUserId: string): Promise<string> {
  const { channel } = await deps.client.conversations.open({ users: slackUserId });
  return channel?.id ?? slackUserId;
}

/** What an element says, whatever its kind. */
function saidBy(action: BlockAction['actions'][number]): string {
  const said = action as Partial<ButtonAction> & {
    selected_option?: { value?: string } | null;
    selected_date?: string | null;
    selected_time?: string | null;
    selected_user?: string | null;
  };
  return (
    said.value ??
    said.selected_option?.value ??
    said.selected_date ??
    said.selected_time ??
    said.selected_user ??
    ''
  );
}
