import type { App } from '@slack/bolt';
import { readRolesModal, rolesModal } from '../../blocks/home/rolesModal';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import type { Person } from '../entities';
import { followAccount } from '../flows/interviews/followAccount';
import { assignRoles, findOrWelcome } from '../flows/team/assignRoles';
import type { SlackDeps } from './deps';
import { FIRST_PAGES } from './homeProps';
import { ANYBODY, onPress } from './press';
import { publishHome, refreshHome } from './publishHome';
import { onScreen } from './screen';
import { onForm, refusedField } from './submission';

/** The Home tab, and the admin's people and roles in it. */
export function registerHome(app: App, deps: SlackDeps): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const person = await findOrWelcome(deps.ports, event.user, deps.teamId);
    await publishHome(deps, person ?? stranger(event.user, deps.teamId), FIRST_PAGES);
  });
  app.event('user_change', ({ event }) => followAccount(deps.ports, event.user.id));
  onPress(app, deps, ACTIONS.homePage, ANYBODY, (press) =>
    publishHome(deps, press.by, { ...FIRST_PAGES, candidatesPage: Number(press.value) || 0 }),
  );
  onPress(app, deps, ACTIONS.peoplePage, ANYBODY, (press) =>
    publishHome(deps, press.by, { ...FIRST_PAGES, peoplePage: Number(press.value) || 0 }),
  );
  onPress(app, deps, ACTIONS.roomsPage, ANYBODY, (press) =>
    publishHome(deps, press.by, { ...FIRST_PAGES, roomsPage: Number(press.value) || 0 }),
  );
  onPress(app, deps, ACTIONS.rolesEdit, ['admin'], async (press) => {
    const screen = await press.open('Roles');
    await onScreen(deps, screen, async () => {
      const person = press.value ? await deps.ports.db.people.getPerson(press.value) : null;
      await screen.show(rolesModal({ person, roles: person?.roles ?? [] }));
    });
  });
  onForm(app, deps, VIEWS.roles, ['admin'], async ({ by, state, metadata }) => {
    const reading = readRolesModal(state, metadata.slackUserId);
    if (!reading.ok) return { errors: reading.errors };
    const outcome = await assignRoles(deps.ports, by, reading.value.slackUserId, reading.value.roles);
    if (!outcome.ok) return refusedField(deps, outcome, by.zone, BLOCKS.roles);
    setImmediate(() => {
      // One's own roles may have changed too: `by` is who one was before.
      if (by.id !== outcome.person.id) void refreshHome(deps, by);
      void refreshHome(deps, outcome.person);
    });
    return { close: 'all' };
  });
}

/** Somebody without a role here: Home says whom to ask. */
function stranger(slackUserId: string, teamId: string): Person {
  return { id: '', teamId, slackUserId, name: '', email: '', zone: 'UTC', roles: [], active: true };
}
