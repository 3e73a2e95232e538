import { modal, section } from './elements';
import { VIEWS } from './ids';
import type { ModalView } from './props';

/** Opened at once, because a trigger lives three seconds; what was asked for takes its place. */
export function loadingModal(title: string): ModalView {
  return modal({ callbackId: VIEWS.loading, title, blocks: [section('⏳ One moment.')] });
}
