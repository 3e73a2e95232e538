import type { App } from '@slack/bolt';
import { ACTIONS } from '../../blocks/ids';
import { statsModal } from '../../blocks/stats/statsModal';
import { statsPicture } from '../../blocks/stats/statsPicture';
import type { Person } from '../entities';
import { requireRole } from '../flows/requireRole';
import { loadStats } from '../flows/stats/loadStats';
import type { SlackDeps } from './deps';
import { onPress, RECRUITERS } from './press';
import { onScreen, openScreen, type Screen } from './screen';
import { isNotDrawn } from './slackCode';
import { statsProps } from './statsProps';

/** `/interviews stats`, and the same from Home. */
export function registerStats(app: App, deps: SlackDeps): void {
  app.command('/interviews', async ({ ack, body }) => {
    const words = body.text.trim().toLowerCase();
    if (words !== '' && words !== 'stats') {
      await ack({
        response_type: 'ephemeral',
        text: '`/interviews stats` shows how interviewing goes. To book one: `/schedule`.',
      });
      return;
    }
    await ack();
    const screen = await openScreen(deps, body.trigger_id, 'Statistics', 'UTC');
    await onScreen(deps, screen, async () => {
      const actor = await requireRole(deps.ports.db.people, body.user_id, ...RECRUITERS);
      if (!actor.ok) return screen.refuse(actor);
      await show(deps, screen, actor.person);
    });
  });
  onPress(app, deps, ACTIONS.statsOpen, RECRUITERS, async (press) => {
    const screen = await press.open('Statistics');
    await onScreen(deps, screen, () => show(deps, screen, press.by));
  });
}

async function show(deps: SlackDeps, screen: Screen, by: Person): Promise<void> {
  const loaded = await loadStats(deps.ports, by);
  if (!loaded.ok) return screen.refuse(loaded);
  const props = statsProps(loaded.stats, deps.ports.rubrics.roles());
  const pictureFileId = props.isEmpty
    ? undefined
    : await deps.pictures.fileOf(statsPicture(props), 'statistics');
  if (!pictureFileId) return screen.show(statsModal(props));
  try {
    await screen.show(statsModal({ ...props, pictureFileId }));
  } catch (error) {
    // A file that Slack has not looked through yet: the figures stand in words below it anyway.
    if (!isNotDrawn(error)) throw error;
    await screen.show(statsModal(props));
  }
}
