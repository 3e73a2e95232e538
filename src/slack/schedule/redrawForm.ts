import { setTimeout as wait } from 'node:timers/promises';
import { readScheduleDraft } from '../../../blocks/schedule/readScheduleModal';
import { scheduleModal } from '../../../blocks/schedule/scheduleModal';
import type { ScheduleForm } from '../../plan';
import type { SlackDeps } from '../deps';
import type { Press } from '../press';
import { showForm } from './openSchedule';
import { EMPTY_FORM, formProps } from './scheduleProps';

/** Another process that drew meanwhile notes its view within this. */
const TRIES_AFTER_MS = [0, 40, 80, 160, 320];

/** What stands in the form that was pressed in. */
export function formOf(press: Press): ScheduleForm {
  return press.view ? readScheduleDraft(press.view.state) : EMPTY_FORM;
}

/**
 * Draws the form anew for what was chosen; all else stays as it stands. A person chooses quicker than a form is drawn, and
 * Slack hands their choices to any process, in any order: the last one said is drawn, and only over the view that it knows,
 * so that neither an older choice nor a form that was submitted meanwhile comes back.
 */
export async function redrawForm(deps: SlackDeps, press: Press): Promise<void> {
  const { plans } = deps.ports.db;
  const { view, said } = press;
  const earlier = await plans.findPlan(view?.metadata.requestId ?? '');
  if (!view || !earlier) return showForm(deps, press.screen(), press.by, formOf(press), {});
  const plan = await plans.keepChoice(earlier.id, said, formOf(press));
  if (!plan) return;
  const drawn = scheduleModal(await formProps(deps.ports, plan));
  let hash = view.hash;
  for (const waitMs of TRIES_AFTER_MS) {
    await wait(waitMs);
    const update = await press.screen().showOver(hash, drawn);
    if (update.kind === 'closed') return;
    if (update.kind === 'shown') return plans.keepDrawn(plan.id, said, update.hash);
    const { drawing } = (await plans.findPlan(plan.id)) ?? {};
    if (drawing?.said !== said) return;
    hash = drawing.hash || hash;
  }
}
