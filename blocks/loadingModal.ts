import { context, modal, section } from './elements';
import { VIEWS } from './ids';
import type { ModalView } from './props';

/** Whatever ends a process in the middle leaves this view standing: it says itself what to do then. */
const STUCK =
  'If this still stands after a minute, close it and try again: the same thing is never done twice.';

/** Opened at once, because a trigger lives three seconds; what was asked for takes its place. `doing` says what takes long. */
export function loadingModal(title: string, doing = 'One moment.'): ModalView {
  return modal({ callbackId: VIEWS.loading, title, blocks: [section(`⏳ ${doing}`), context(STUCK)] });
}
