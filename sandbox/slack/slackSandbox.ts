import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import type { SandboxClock } from '../clock';
import type { Disk } from '../disk';
import { userObject } from './apiObjects';
import { makePersonal } from './client/personal';
import { makeClientRouter } from './client/router';
import { makeClientApi } from './client/service';
import type { ClientApi } from './clientTypes';
import { makeDelivery } from './delivery/delivery';
import { eventPayload } from './delivery/payloads';
import { makeAppSockets } from './delivery/sockets';
import type { Faults } from './faults';
import { makePerson, type Person } from './person';
import {
  type AppSettings,
  type ChannelSettings,
  makeSlackApp,
  type TeamSettings,
  type UserSettings,
} from './settings';
import { makeOffice, type Office } from './state/office';
import { makeResponsesRouter } from './webApi/responses';
import { makeWebApiRouter } from './webApi/router';
import { makeFilesRouter, makeUploadRouter } from './webApi/uploads';

export interface SlackSandboxSettings {
  clock: SandboxClock;
  disk: Disk;
  team: TeamSettings;
  users: UserSettings[];
  channels: ChannelSettings[];
  app: AppSettings;
  /** Where this process is reached, without a path; default: where `attachSockets`' server listens. */
  apiBaseUrl?: string;
}

/** A Slack on loopback. */
export interface SlackSandbox {
  /** To be mounted at `/slack`: `api/*`, response URLs, uploads and files. */
  apiRouter: Router;
  /** To be mounted at `/client`: the API of the page, see `clientTypes.ts`. */
  clientRouter: Router;
  /** The same API without HTTP. */
  client: ClientApi;
  /** Somebody in the team, for tests to act as. */
  person(userId: string): Person;
  faults: Faults;
  /** What Slack accepts and yet warns of, in order. */
  warnings: string[];
  /** The state behind it all, for a test that must look closer than a person can. */
  office: Office;
  /** Takes Socket Mode connections on this server. */
  attachSockets(server: Server): void;
  /** Where the app listens from now on. */
  setRequestUrl(url: string | undefined): void;
  /** Adds somebody, or changes them: `deleted` deactivates. */
  putUser(user: UserSettings): void;
  /** Makes Socket Mode clients connect anew. */
  refreshSockets(): void;
  /** Resolves once nothing was asked of Slack and nothing handed to the app for `quietMs`. */
  settled(quietMs?: number): Promise<void>;
  close(): void;
}

/** Builds a Slack team with one installed app; all it knows is kept on `disk`. */
export function makeSlackSandbox(settings: SlackSandboxSettings): SlackSandbox {
  const { clock, disk, team, users, channels } = settings;
  const app = makeSlackApp(settings.app);
  let server: Server | null = null;
  const baseUrl = () => settings.apiBaseUrl ?? addressOf(server);
  const office = makeOffice({ clock, disk, team, users, channels, app, baseUrl });
  const sockets = makeAppSockets(office);
  const delivery = makeDelivery(office, sockets);
  const client = makeClientApi(office, delivery, makePersonal(disk, office.ids));
  const calls = { underWay: 0, total: 0 };
  const stopTelling = clock.onJump(() =>
    office.changes.tell('everybody', { kind: 'clock', nowMs: clock.now().getTime() }),
  );

  const apiRouter = express.Router();
  apiRouter.use('/api', makeWebApiRouter({ office, sockets, delivery }, calls));
  apiRouter.use('/respond', makeResponsesRouter(office));
  apiRouter.use('/upload', makeUploadRouter(office));
  apiRouter.use('/files', makeFilesRouter(office));

  async function tellOfChange(id: string) {
    const member = office.people.find(id);
    const subscribed = app.manifest.settings?.event_subscriptions?.bot_events ?? [];
    if (!member || !subscribed.includes('user_change')) return;
    const seconds = Math.floor(clock.now().getTime() / 1000);
    const event = { type: 'user_change', user: userObject(office, member), event_ts: `${seconds}.000000` };
    await delivery.announce(eventPayload(office, event));
  }

  return {
    apiRouter,
    clientRouter: makeClientRouter(client),
    client,
    person: (userId) => makePerson({ api: client, userId }),
    faults: office.faults,
    warnings: office.warnings,
    office,
    attachSockets(http) {
      server = http;
      sockets.attach(http);
    },
    setRequestUrl(url) {
      app.requestUrl = url;
    },
    putUser(user) {
      office.people.put(user);
      office.changes.tell('everybody', { kind: 'conversations' });
      void tellOfChange(user.id);
    },
    refreshSockets: () => sockets.refresh(),
    async settled(quietMs = 40) {
      let seen = -1;
      while (seen !== calls.total || calls.underWay > 0 || delivery.underWay() > 0) {
        seen = calls.total;
        await new Promise((resolve) => setTimeout(resolve, quietMs));
      }
    },
    close() {
      stopTelling();
      delivery.close();
      sockets.close();
    },
  };
}

function addressOf(server: Server | null): string {
  const address = server?.address() as AddressInfo | null | undefined;
  if (!address)
    throw new Error('The sandbox’s Slack has no address yet: give apiBaseUrl, or attachSockets and listen');
  return `http://127.0.0.1:${address.port}`;
}
