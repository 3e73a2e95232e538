import type { KnownBlock } from '@slack/types';
import { actions, button, context, header, section } from '../elements';
import { ACTIONS, idFor } from '../ids';
import { inline } from '../text';
import { since } from '../when';
import { pageOf } from './pageOf';
import type { ConnectionProps, HomePersonProps, HomeViewProps } from './props';
import { roomBlocks } from './roomBlocks';

const PEOPLE_A_PAGE = 12;
const MOST_CONNECTIONS = 6;

/** Who may do what, in which rooms interviews are held, and whether everything outside answers. */
export function adminBlocks(mine: NonNullable<HomeViewProps['admin']>, now: Date): KnownBlock[] {
  const { shown, page, pages } = pageOf(mine.people, mine.page, PEOPLE_A_PAGE);
  return [
    header('Connections'),
    context(...mine.connections.slice(0, MOST_CONNECTIONS).map((each) => connectionText(each, now))),
    header('People and roles'),
    ...(shown.length > 0
      ? shown.map(personBlock)
      : [section('Nobody has a role yet. Give somebody theirs.')]),
    actions(
      button('Give a role', ACTIONS.rolesEdit),
      page > 0 ? button('Earlier', idFor(ACTIONS.peoplePage, 'earlier'), { value: String(page - 1) }) : null,
      page + 1 < pages
        ? button('More people', idFor(ACTIONS.peoplePage, 'later'), { value: String(page + 1) })
        : null,
    ),
    ...(pages > 1 ? [context(`Page ${page + 1} of ${pages}.`)] : []),
    ...roomBlocks(mine.rooms, mine.roomsPage),
  ].filter((block) => block.type !== 'context' || block.elements.length > 0);
}

function connectionText({ name, ok, detail, checkedAt }: ConnectionProps, now: Date): string {
  return `${ok ? '✅' : '❌'} *${inline(name)}* ${ok ? 'works' : 'does not work'}: ${inline(detail, 300)} (${since(checkedAt, now)} ago)`;
}

function personBlock({ person, roles, team, active }: HomePersonProps): KnownBlock {
  const may = roles.length > 0 ? roles.join(', ') : 'no role';
  const what = team ? `${may}, ${inline(team)}` : may;
  const gone = active ? '' : ', deactivated in Slack';
  return section(
    `*${inline(person.name)}*   ${what}${gone}`,
    button('Change', idFor(ACTIONS.rolesEdit, person.id), { value: person.id }),
  );
}
