import { homeView } from '../../blocks/home/homeView';
import type { Person } from '../entities';
import { loadHome } from '../flows/loadHome';
import type { SlackDeps } from './deps';
import { type HomePlace, homeProps } from './homeProps';
import { faultWords } from './screen';

/** Draws somebody's Home again after something they did; what fails is logged and stays as it was. */
export async function refreshHome(deps: SlackDeps, person: Person): Promise<void> {
  try {
    await publishHome(deps, person, { candidatesPage: 0, peoplePage: 0 });
  } catch (error) {
    faultWords(deps, error);
  }
}

/** Shows somebody their Home as it stands now. */
export async function publishHome(deps: SlackDeps, person: Person, place: HomePlace): Promise<void> {
  const { ports } = deps;
  const facts = await loadHome(ports, person);
  const connections = person.roles.includes('admin') ? await ports.health.check() : [];
  const props = homeProps(facts, ports.rubrics, ports.clock.now(), ports.settings.quorum, place, connections);
  await deps.client.views.publish({ user_id: person.slackUserId, view: homeView(props) });
}
