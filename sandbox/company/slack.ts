import type { ChannelSettings, UserSettings } from '../slack/settings';
import { ENGINEERS } from './engineers';
import { BOT_USER_ID, emailOf, slackUserId } from './ids';
import { STAFF } from './staff';

/** Fernhill's Slack accounts. */
export function makeSlackUsers(): UserSettings[] {
  const engineers = ENGINEERS.map((engineer) => userOf(engineer));
  const staff = STAFF.map((member) => ({
    ...userOf(member),
    ...(member.roles.includes('admin') ? { isAdmin: true } : {}),
    ...(member.active === false ? { deleted: true } : {}),
  }));
  const guest = userOf({
    key: 'dana',
    name: 'Dana Reyes',
    title: 'Contractor (guest)',
    zone: 'America/Chicago',
  });
  return [...engineers, ...staff, guest];
}

const userOf = ({ key, name, title, zone }: { key: string; name: string; title: string; zone: string }) => ({
  id: slackUserId(key),
  name: key,
  realName: name,
  displayName: name.split(' ')[0] ?? name,
  title,
  email: emailOf(name),
  tz: zone,
});

/** Fernhill's channels; the candidate's own one is private. */
export function makeChannels(): ChannelSettings[] {
  const engineers = ENGINEERS.map(({ key }) => slackUserId(key));
  const staffWith = (...roles: string[]) =>
    STAFF.filter(
      (member) => member.roles.some((role) => roles.includes(role)) && member.active !== false,
    ).map(({ key }) => slackUserId(key));
  const everybody = [
    ...engineers,
    ...STAFF.filter(({ active = true }) => active).map(({ key }) => slackUserId(key)),
  ];
  return [
    {
      ...{
        id: 'C0GENERAL',
        name: 'general',
        kind: 'channel',
        topic: 'Everything that concerns all of Fernhill',
      },
      memberIds: everybody,
    },
    {
      ...{ id: 'C0ENGINEERING', name: 'engineering', kind: 'channel', topic: 'How we build' },
      memberIds: [...engineers, ...staffWith('committee')],
    },
    {
      ...{
        id: 'C0HIRING',
        name: 'hiring',
        kind: 'channel',
        topic: 'Who we look for. No names of candidates here.',
      },
      memberIds: [...staffWith('recruiter', 'committee', 'admin'), ...engineers.slice(0, 4), BOT_USER_ID],
    },
    {
      ...{
        id: 'C0HIRINGADA',
        name: 'hiring-ada-lovelace',
        kind: 'private',
        topic: 'Ada Lovelace, Back End Engineer',
      },
      memberIds: [...staffWith('recruiter'), BOT_USER_ID],
    },
  ];
}
