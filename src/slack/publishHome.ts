import { setTimeout as wait } from 'node:timers/promises';
import { homeView } from '../../blocks/home/homeView';
import type { HomeViewProps } from '../../blocks/home/props';
import type { Person } from '../entities';
import { loadHome } from '../flows/loadHome';
import { loadHeadlines } from '../flows/stats/loadStats';
import type { SlackDeps } from './deps';
import { headlineProps, medianText } from './figureWords';
import { FIRST_PAGES, type HomePlace, homeProps } from './homeProps';
import { faultWords } from './screen';
import { slackCode } from './slackCode';

type FiguresProps = HomeViewProps['figures'];

/** How long a Home that is ready waits for its figures: so short that nobody notices. */
const PATIENCE_MS = 250;

/** Draws somebody's Home again after something they did; what fails is logged and stays as it was. */
export async function refreshHome(deps: SlackDeps, person: Person): Promise<void> {
  try {
    await publishHome(deps, person, FIRST_PAGES);
  } catch (error) {
    faultWords(deps, error);
  }
}

/**
 * Shows somebody their Home as it stands now. The figures are counted beside it: a Home never waits for them, nor fails
 * because of them. Where they come late, the Home is shown without and they are drawn into it afterwards.
 */
export async function publishHome(deps: SlackDeps, person: Person, place: HomePlace): Promise<void> {
  const { ports } = deps;
  const counted = countFigures(deps, person);
  const facts = await loadHome(ports, person);
  const connections = person.roles.includes('admin') ? await ports.health.check() : [];
  const viewWith = (figures: FiguresProps) =>
    homeView(
      homeProps(facts, ports.rubrics, ports.clock.now(), ports.settings.quorum, place, connections, figures),
    );
  const early = await Promise.race([counted, wait(PATIENCE_MS, 'counting' as const, { ref: false })]);
  const user_id = person.slackUserId;
  const { view } = await deps.client.views.publish({ user_id, view: viewWith(early) });
  if (early !== 'counting') return;
  const late = viewWith(await counted);
  try {
    await deps.client.views.publish({ user_id, view: late, ...(view?.hash && { hash: view.hash }) });
  } catch (error) {
    // Their Home was drawn anew meanwhile, with figures of its own.
    if (slackCode(error) !== 'hash_conflict') faultWords(deps, error);
  }
}

/** The figures, for whoever may see them; it never rejects. */
async function countFigures(deps: SlackDeps, person: Person): Promise<FiguresProps> {
  try {
    const loaded = await loadHeadlines(deps.ports, person);
    return loaded.ok ? headlineProps(loaded.headlines, medianText) : undefined;
  } catch (error) {
    faultWords(deps, error);
    return 'out of reach';
  }
}
