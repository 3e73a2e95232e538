import { modal } from './elements';
import { VIEWS } from './ids';
import type { Message, ModalView } from './props';

/** A message's blocks in a modal, for those who come from elsewhere. */
export function messageModal(title: string, { blocks }: Message): ModalView {
  return modal({ callbackId: VIEWS.message, title, blocks });
}
