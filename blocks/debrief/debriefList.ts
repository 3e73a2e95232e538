import { modal } from '../elements';
import { committeeBlocks } from '../home/committeeBlocks';
import type { HomeViewProps } from '../home/props';
import { VIEWS } from '../ids';
import type { ModalView } from '../props';

/** Who is ready to decide on, and who waits on whom, each with its debrief a tap away. */
export function debriefList(open: NonNullable<HomeViewProps['committee']>, now: Date): ModalView {
  return modal({ callbackId: VIEWS.debriefList, title: 'Debriefs', blocks: committeeBlocks(open, now) });
}
