import type { SandboxClock } from '../../clock';
import type { Disk } from '../../disk';
import { type Faults, makeFaults } from '../faults';
import type { ChannelSettings, SlackApp, TeamSettings, UserSettings } from '../settings';
import { type ChangeFeed, makeChangeFeed } from './changes';
import { type Conversations, makeConversations } from './conversations';
import { type Files, makeFiles } from './files';
import { type Ids, makeIds } from './ids';
import { type Messages, makeMessages } from './messages';
import { makePeople, type People } from './people';
import { makeResponseUrls, type ResponseUrls } from './responseUrls';
import { makeTriggers, type Triggers } from './triggers';
import { makeViews, type Views } from './views';

/** Everything that the team and its app know, on one page. */
export interface Office {
  clock: SandboxClock;
  team: TeamSettings;
  app: SlackApp;
  ids: Ids;
  changes: ChangeFeed;
  people: People;
  conversations: Conversations;
  messages: Messages;
  views: Views;
  files: Files;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  faults: Faults;
  /** Where `/slack` is reached from outside: for response URLs, uploads, sockets. */
  baseUrl: () => string;
  /** What Slack accepts and yet warns of (a message without `text`, say), in order. */
  warnings: string[];
}

export interface OfficeSettings {
  clock: SandboxClock;
  disk: Disk;
  team: TeamSettings;
  users: UserSettings[];
  channels: ChannelSettings[];
  app: SlackApp;
  baseUrl: () => string;
}

export function makeOffice(settings: OfficeSettings): Office {
  const { clock, disk, team, app, baseUrl } = settings;
  const ids = makeIds(disk, clock);
  const faults = makeFaults();
  return {
    clock,
    team,
    app,
    ids,
    faults,
    baseUrl,
    changes: makeChangeFeed(),
    people: makePeople(disk, settings.users, app),
    conversations: makeConversations(disk, settings.channels, ids),
    messages: makeMessages(disk),
    views: makeViews(disk),
    files: makeFiles(disk),
    triggers: makeTriggers(() => faults.triggerLifeMs),
    responseUrls: makeResponseUrls(disk, clock),
    warnings: [],
  };
}

/** The sandbox's time in whole seconds since the epoch. */
export const secondsOf = (office: Office) => Math.floor(office.clock.now().getTime() / 1000);
