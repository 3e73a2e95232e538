import type { Disk } from '../../disk';
import type { ClientValues } from '../clientTypes';
import type { BlockData, TextData } from './blockData';

/** What the app sends for a view, checked. */
export interface ViewContent {
  type: 'modal' | 'home';
  title: TextData | null;
  submit: TextData | null;
  close: TextData | null;
  blocks: BlockData[];
  privateMetadata: string;
  callbackId: string;
  externalId: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
}

/** A view on somebody's screen. */
export interface SlackView extends ViewContent {
  id: string;
  userId: string;
  hash: string;
  rootViewId: string;
  previousViewId: string | null;
  values: ClientValues;
  errors: Record<string, string>;
  notice: string | null;
  isBusy: boolean;
}

/** Every person's stack of modals and Home view. */
export interface Views {
  find(id: string): SlackView | null;
  findByExternalId(externalId: string): SlackView | null;
  put(view: SlackView): void;
  /** The person's modals, bottom first. */
  stack(userId: string): SlackView[];
  /** Puts a modal on top. */
  push(view: SlackView): void;
  /** Takes modals off the person's screen. */
  drop(userId: string, viewIds: string[]): void;
  home(userId: string): SlackView | null;
  putHome(view: SlackView): void;
}

export function makeViews(disk: Disk): Views {
  const table = disk.table<SlackView>('slack-views');
  const stacks = disk.table<string[]>('slack-view-stacks');
  const homes = disk.table<string>('slack-homes');
  const all = () => table.entries().map(([, view]) => view);
  const find = (id: string) => table.get(id) ?? null;
  const put = (view: SlackView) => table.put(view.id, view);
  // A submission that was under way when the process ended is answered by nobody.
  for (const view of all()) if (view.isBusy) put({ ...view, isBusy: false });
  return {
    find,
    findByExternalId: (externalId) => all().find((view) => view.externalId === externalId) ?? null,
    put,
    stack: (userId) => (stacks.get(userId) ?? []).flatMap((id) => find(id) ?? []),
    push(view) {
      put(view);
      stacks.put(view.userId, [...(stacks.get(view.userId) ?? []), view.id]);
    },
    drop(userId, viewIds) {
      stacks.put(
        userId,
        (stacks.get(userId) ?? []).filter((id) => !viewIds.includes(id)),
      );
      for (const id of viewIds) table.remove(id);
    },
    home: (userId) => find(homes.get(userId) ?? ''),
    putHome(view) {
      put(view);
      homes.put(view.userId, view.id);
    },
  };
}
