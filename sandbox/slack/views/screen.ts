import { randomBytes } from 'node:crypto';
import { carriedValues, initialValues } from '../inputs/elementState';
import { refusalWith, SlackError } from '../slackError';
import { type Office, secondsOf } from '../state/office';
import type { SlackView, ViewContent } from '../state/views';

/** Slack keeps at most this many views in one stack. */
const MAX_STACK = 3;

/** Opens a modal; from inside a modal it lands on top of that one, as views.push does. */
export function openModal(
  office: Office,
  userId: string,
  fromViewId: string | null,
  content: ViewContent,
): SlackView {
  const parent = office.views.stack(userId).find((view) => view.id === fromViewId) ?? null;
  return pushModal(office, userId, parent, content);
}

/** Puts a modal on top of `parent` (none: a stack of its own). @throws SlackError push_limit_reached */
export function pushModal(
  office: Office,
  userId: string,
  parent: SlackView | null,
  content: ViewContent,
): SlackView {
  if (content.externalId && office.views.findByExternalId(content.externalId)) {
    throw new SlackError('duplicate_external_id');
  }
  const root = parent?.rootViewId;
  const depth = office.views.stack(userId).filter((view) => view.rootViewId === root).length;
  if (parent && depth >= MAX_STACK) throw new SlackError('push_limit_reached');
  const id = office.ids.next('V');
  const view: SlackView = {
    ...content,
    id,
    userId,
    hash: nextHash(office),
    rootViewId: root ?? id,
    previousViewId: parent?.id ?? null,
    values: initialValues(content.blocks),
    errors: {},
    notice: null,
    isBusy: false,
  };
  office.views.push(view);
  office.changes.tell([userId], { kind: 'views' });
  return view;
}

/** Replaces what a view shows; what is typed and chosen stays where the ids stay. */
export function updateModal(office: Office, view: SlackView, content: ViewContent): SlackView {
  const twin = content.externalId ? office.views.findByExternalId(content.externalId) : null;
  if (twin && twin.id !== view.id) throw new SlackError('duplicate_external_id');
  if (content.type !== view.type) {
    throw refusalWith('invalid_arguments', [
      'must match the `type` of the view being updated [json-pointer:/view/type]',
    ]);
  }
  const updated: SlackView = {
    ...view,
    ...content,
    hash: nextHash(office),
    values: carriedValues(content.blocks, view.values),
    errors: {},
    notice: null,
  };
  office.views.put(updated);
  office.changes.tell([view.userId], { kind: view.type === 'home' ? 'home' : 'views' });
  return updated;
}

/** Shows a Home view in place of the one before. */
export function publishHome(office: Office, userId: string, content: ViewContent): SlackView {
  const before = office.views.home(userId);
  const id = before?.id ?? office.ids.next('V');
  const view: SlackView = {
    ...content,
    id,
    userId,
    hash: nextHash(office),
    rootViewId: id,
    previousViewId: null,
    values: carriedValues(content.blocks, before?.values ?? {}),
    errors: {},
    notice: null,
    isBusy: false,
  };
  office.views.putHome(view);
  office.changes.tell([userId], { kind: 'home' });
  return view;
}

/** @throws SlackError hash_conflict if the app has seen an older state; an empty hash is one too (slack-go/slack#1462) */
export function refuseStaleHash(view: SlackView | null, hash: string | undefined): void {
  if (view && hash !== undefined && hash !== view.hash) throw new SlackError('hash_conflict');
}

const nextHash = (office: Office) => `${secondsOf(office)}.${randomBytes(4).toString('hex')}`;
