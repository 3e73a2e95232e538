import { makeGoogleCalendar } from './calendar/googleCalendar';
import type { Config } from './config';
import { makeErrands } from './errands';
import { OutsideError } from './errors';
import { packetMaker } from './exports/packetMaker';
import { noticeCalendarChanges } from './flows/outside/noticeCalendarChanges';
import { remind } from './flows/outside/remind';
import { settleWants } from './flows/outside/settleWants';
import { makeHealth } from './health';
import { openDatabase } from './models/openDatabase';
import { makeSyncStore } from './models/syncStates';
import { paintPng } from './pictures/paintPng';
import { makePlanner } from './planner/planner';
import type { Log, Ports } from './ports';
import { makeAgenda } from './reminders/queue';
import { makeReminders } from './reminders/reminders';
import { startWorker, type Worker } from './reminders/worker';
import { readRubrics } from './rubricShelf';
import { makeSlackApp, type SlackApp } from './slack/app';
import { makeSlackClient } from './slack/client';
import { makeDirectory } from './slack/directory';
import { makeMessenger } from './slack/messenger';
import { makePictures } from './slack/pictures';
import { systemClock } from './systemClock';
import { GOOGLE_NOTIFICATIONS_PATH, makeGoogleNotificationsRoute } from './web/googleNotificationsRoute';
import { makeHealthRoute } from './web/healthRoute';

/** The product on its concrete services: what a role of the process starts, and how all of it is closed. */
export interface Wired {
  ports: Ports;
  web: SlackApp;
  startWorker(): Promise<Worker>;
  /** Finishes what is under way, then lets go of the services. */
  close(): Promise<void>;
}

/** Connects every port to its adapter. Nothing is served or run before the caller starts it. */
export async function wire(config: Config, log: Log): Promise<Wired> {
  const client = makeSlackClient(config.slack);
  const identity = await client.auth.test();
  const teamId = identity.team_id ?? '';
  const db = await openDatabase({ uri: config.mongodbUri, teamId, log });
  const { db: jobs } = db.connection;
  if (!jobs) throw new OutsideError('mongodb', true, 'MongoDB does not answer');
  const agenda = makeAgenda(jobs, log);
  const reminders = makeReminders({ agenda, db: jobs, teamId });
  const calendar = makeGoogleCalendar({
    ...config.google,
    clock: systemClock,
    log,
    syncState: makeSyncStore(db.connection, teamId, config.google.subject),
  });
  const settings = { companyName: config.companyName ?? identity.team ?? 'us', quorum: config.quorum };
  const pictures = makePictures({ client, painter: paintPng, store: db.pictures, clock: systemClock, log });
  const planner = makePlanner();
  const errands = makeErrands((want) => settleWants(ports, want), log);
  const ports: Ports = {
    db,
    calendar,
    planner,
    reminders,
    messenger: makeMessenger({ client, messages: db.messages, clock: systemClock, settings, pictures, log }),
    directory: makeDirectory(client),
    rubrics: readRubrics(config.rubricsFolder),
    errands,
    clock: systemClock,
    settings,
    log,
    health: makeHealth(systemClock, [
      { name: 'Slack', ask: () => client.auth.test(), mend: 'Look at SLACK_BOT_TOKEN.' },
      {
        name: 'Google Calendar',
        ask: () => calendar.busy([config.google.subject], nextHour()),
        mend: 'Look at GOOGLE_SERVICE_ACCOUNT and its domain-wide delegation.',
      },
      { name: 'MongoDB', ask: () => db.ping(), mend: 'Look at MONGODB_URI.' },
    ]),
  };
  const sweep = () => noticeCalendarChanges(ports);
  const routes = [
    makeHealthRoute({ ping: db.ping }),
    makeGoogleNotificationsRoute({ isOurs: calendar.isOurs, sweep, log }),
  ];
  return {
    ports,
    web: makeSlackApp(
      config,
      { ports, client, pictures, painter: paintPng, packets: packetMaker, teamId },
      routes,
    ),
    startWorker: () =>
      startWorker({
        agenda,
        teamId,
        log,
        duties: {
          remind: (job) => remind(ports, job),
          async sweepCalendar() {
            await calendar.watch(new URL(GOOGLE_NOTIFICATIONS_PATH.slice(1), config.publicUrl).href);
            await sweep();
          },
          settleWants: () => settleWants(ports),
        },
      }),
    async close() {
      await errands.finished();
      await planner.close();
      // Its backend makes indexes from the constructor on; a connection that closes meanwhile would end the process by an
      // unhandled rejection.
      await agenda.ready;
      await agenda.stop();
      await db.close();
    },
  };
}

function nextHour() {
  const startsAt = systemClock.now();
  return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
}
