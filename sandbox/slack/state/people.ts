import type { Disk } from '../../disk';
import type { SlackApp, UserSettings } from '../settings';

/** A member of the team: everything of the settings decided. */
export interface Member extends Required<Omit<UserSettings, 'imageUrl'>> {
  imageUrl?: string;
}

export interface People {
  find(id: string): Member | null;
  findByEmail(email: string): Member | null;
  list(): Member[];
  /** Adds somebody, or changes them (deactivates, say). */
  put(user: UserSettings): void;
}

/** Slack's own voice: every workspace has it under this id, and `is_bot` is false. */
export const SLACKBOT = 'USLACKBOT';

const COLORS = ['#4c6ef5', '#0ca678', '#e8590c', '#ae3ec9', '#1098ad', '#d6336c', '#5c940d', '#7048e8'];

/** The team's members, the app's bot user among them. What the disk knows wins over the seed. */
export function makePeople(disk: Disk, seed: UserSettings[], app: SlackApp): People {
  const table = disk.table<Member>('slack-people');
  const put = (user: UserSettings) => table.put(user.id, decide(user, table.entries().length));
  const bot: UserSettings = {
    id: app.botUserId,
    name: app.manifest.display_information.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    realName: app.manifest.features?.bot_user?.display_name ?? app.manifest.display_information.name,
    tz: 'America/Los_Angeles',
    isBot: true,
  };
  const slackbot: UserSettings = {
    id: SLACKBOT,
    name: 'slackbot',
    realName: 'Slackbot',
    tz: 'America/Los_Angeles',
    isBot: true,
  };
  for (const user of [...seed, bot, slackbot]) if (!table.get(user.id)) put(user);
  const list = () => table.entries().map(([, member]) => member);
  return {
    find: (id) => table.get(id) ?? null,
    findByEmail: (email) =>
      list().find((member) => member.email !== '' && member.email.toLowerCase() === email.toLowerCase()) ??
      null,
    list,
    put,
  };
}

function decide(user: UserSettings, index: number): Member {
  return {
    ...user,
    displayName: user.displayName ?? '',
    title: user.title ?? '',
    email: user.email ?? '',
    isAdmin: user.isAdmin ?? false,
    isOwner: user.isOwner ?? false,
    isBot: user.isBot ?? false,
    deleted: user.deleted ?? false,
    color: user.color ?? COLORS[index % COLORS.length] ?? '#4c6ef5',
  };
}
