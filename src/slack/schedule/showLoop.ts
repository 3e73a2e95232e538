import { loadingModal } from '../../../blocks/loadingModal';
import { loopModal } from '../../../blocks/schedule/loopModal';
import { noTimesModal } from '../../../blocks/schedule/noTimesModal';
import type { Person } from '../../entities';
import { type FoundLoop, findLoop, findPlannedLoop, type LoopWish } from '../../flows/times/findLoop';
import type { SlackDeps } from '../deps';
import type { Screen } from '../screen';
import { loopProps, noLoopProps } from './loopProps';
import { waysOn } from './waysOn';

const WAIT =
  'Comparing the calendars of everybody who could sit in one of the sessions. This may take some seconds.';

/** Plans a loop and shows its day plan, or why there is none, or that Google does not answer and how to go on. */
export async function searchLoopAndShow(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  planId: string,
  wish: LoopWish = {},
): Promise<void> {
  await screen.show(loadingModal('Planning the loop', WAIT));
  const found = await findLoop(deps.ports, by, planId, wish);
  if (!found.ok) return screen.refuse(found, { buttons: waysOn(found, planId) });
  await showLoop(deps, screen, by, found);
}

/** Shows the loop that is to be looked at, or why there is none. */
export async function showLoop(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  found: FoundLoop,
  notice?: string,
): Promise<void> {
  const { ports } = deps;
  const [people, rooms] = await Promise.all([ports.db.people.listPeople(), ports.db.rooms.listRooms()]);
  const loop = found.shownId ? findPlannedLoop(found.plan, found.shownId) : null;
  if (!loop) return screen.show(noTimesModal(noLoopProps(ports, found, { people, rooms })));
  const earlier = await ports.db.interviews.listInterviews({
    candidateId: found.candidate.id,
    status: 'booked',
  });
  await screen.show(loopModal(loopProps(ports, { found, loop, people, rooms, earlier }, by, notice)));
}
