import { noTimesModal } from '../../../blocks/schedule/noTimesModal';
import { timesModal } from '../../../blocks/schedule/timesModal';
import type { Person } from '../../entities';
import { findTimes, type TimesWish } from '../../flows/times/findTimes';
import type { Plan } from '../../plan';
import type { Ports } from '../../ports';
import type { SlackDeps } from '../deps';
import type { Screen } from '../screen';
import type { Ask } from './resolveAsk';
import { type FoundTimes, noTimesProps, timesProps } from './scheduleProps';
import { searchBatchAndShow } from './showBatch';
import { searchLoopAndShow } from './showLoop';
import { waysOn } from './waysOn';

/** Searches and shows the ranked times (a loop: its day plan), or why there are none, or that Google does not answer and how to go on. */
export async function searchAndShow(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  planId: string,
  wish: TimesWish | Ask = {},
  page = 0,
): Promise<void> {
  if ('loop' in wish) return searchLoopAndShow(deps, screen, by, planId, { ask: wish.loop });
  const times = await findTimes(deps.ports, by, planId, wish);
  if (!times.ok) return screen.refuse(times, { buttons: waysOn(times, planId) });
  await showTimes(deps, screen, by, await withPeople(deps.ports, times), { page });
}

/** Searches again for what a plan asks for, one interview or a loop, with what the recruiter agreed to meanwhile. */
export async function searchAgain(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  planId: string,
  wish: Omit<TimesWish, 'ask'>,
  page = 0,
): Promise<void> {
  const plan = await deps.ports.db.plans.findPlan(planId);
  if (plan?.batch) return searchBatchAndShow(deps, screen, by, planId);
  if (!plan?.loop) return searchAndShow(deps, screen, by, planId, wish, page);
  await searchLoopAndShow(deps, screen, by, planId, wish.relax ? { relax: wish.relax } : {});
}

/** Shows the times that a plan holds already. */
export async function showTimes(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  found: FoundTimes,
  place: { page: number; day?: string },
): Promise<void> {
  const view =
    found.plan.proposals.length > 0
      ? timesModal(timesProps(deps.ports, found, by, place))
      : noTimesModal(noTimesProps(deps.ports, found));
  await screen.show(view);
}

/** The plan with its candidate and everybody it names. */
export async function readFound(ports: Ports, planId: string): Promise<FoundTimes | null> {
  const plan = await ports.db.plans.findPlan(planId);
  if (!plan?.ask) return null;
  const candidate = await ports.db.candidates.getCandidate(plan.ask.candidateId);
  return withPeople(ports, { plan, ask: plan.ask, candidate });
}

/** The interview that a plan moves, or null for a new one. */
export async function movedBy(ports: Ports, plan: Plan) {
  return plan.movesInterviewId ? ports.db.interviews.getInterview(plan.movesInterviewId) : null;
}

async function withPeople(
  ports: Ports,
  { plan, ask, candidate }: Omit<FoundTimes, 'people' | 'rooms'>,
): Promise<FoundTimes> {
  const [people, rooms] = await Promise.all([ports.db.people.listPeople(), ports.db.rooms.listRooms()]);
  return { plan, ask, candidate, people, rooms };
}
