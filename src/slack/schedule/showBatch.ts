import { loadingModal } from '../../../blocks/loadingModal';
import { batchModal } from '../../../blocks/schedule/batchModal';
import { readPlace } from '../../../blocks/schedule/placeSelect';
import type { Person } from '../../entities';
import { type FoundBatch, findBatch, openBatch } from '../../flows/times/findBatch';
import { keepForm } from '../../flows/times/keepForm';
import { countComing } from '../../flows/times/roomSeats';
import type { BatchAsk, ScheduleForm } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { SlackDeps } from '../deps';
import type { Screen } from '../screen';
import { batchProps } from './batchProps';
import { listChoosable, resolvePlace } from './places';
import { resolveBatch } from './resolveAsk';
import { waysOn } from './waysOn';

/** More candidates are not planned at once. */
export const MOST_TOGETHER = 10;

/** Searches for what a form asks of several candidates; a week that is over gives way to the next. */
export async function searchBatch(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  candidateIds: string[],
  form: ScheduleForm,
  planId?: string,
): Promise<void> {
  const rooms = await resolvePlace(
    deps.ports,
    form.place,
    await countTogether(deps.ports, candidateIds, form),
  );
  if (!rooms.ok)
    return screen.refuse(refuse({ code: 'room gone', roomId: readPlace(form.place)?.roomId ?? '' }));
  const isPossible = resolveBatch(deps.ports, by, candidateIds, form, rooms.value) !== null;
  const kept: ScheduleForm = isPossible ? form : { ...form, preset: 'next_week' };
  const ask = resolveBatch(deps.ports, by, candidateIds, kept, rooms.value);
  if (!ask) return screen.refuse(refuse({ code: 'plan expired' }));
  const plan = await keepForm(deps.ports, by, kept, { planId });
  await searchBatchAndShow(deps, screen, by, plan.id, ask);
}

/** How many people come to the largest of the interviews. */
async function countTogether(ports: Ports, ids: string[], { stageKeys }: ScheduleForm): Promise<number> {
  const candidates = await ports.db.candidates.listCandidates({ ids });
  return Math.max(...candidates.map(({ roleKey }) => countComing(ports, roleKey, stageKeys, 0)));
}

/** Searches and shows times that can all be booked together, or that Google does not answer and how to go on. */
export async function searchBatchAndShow(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  planId: string,
  ask?: BatchAsk,
): Promise<void> {
  const doing = 'Comparing all calendars, for times that can all be booked.';
  await screen.show(loadingModal('Times together', doing));
  const found = await findBatch(deps.ports, by, planId, ask ? { ask } : {});
  await showFound(deps, screen, by, planId, found);
}

/** Shows the times that a plan holds already. */
export async function showBatch(deps: SlackDeps, screen: Screen, by: Person, planId: string): Promise<void> {
  await showFound(deps, screen, by, planId, await openBatch(deps.ports, by, planId));
}

async function showFound(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  planId: string,
  found: FoundBatch | Refusal,
): Promise<void> {
  if (!found.ok) return screen.refuse(found, { buttons: waysOn(found, planId) });
  const [people, rooms] = await Promise.all([deps.ports.db.people.listPeople(), listChoosable(deps.ports)]);
  await screen.show(batchModal(batchProps(deps.ports, found, { people, rooms }, by)));
}
