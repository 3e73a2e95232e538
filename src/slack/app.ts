import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Config } from '../config';
import type { Route } from '../route';
import { registerAsks } from './asks';
import { registerCandidates } from './candidates';
import { registerDebriefs } from './debriefs';
import type { SlackDeps } from './deps';
import { registerExports } from './exports';
import { registerHome } from './home';
import { registerInterviewPlace } from './interviewPlace';
import { registerInterviews } from './interviews';
import { registerProfiles } from './profiles';
import { registerReadCards } from './readCards';
import { registerRooms } from './rooms';
import { registerBatches } from './schedule/batches';
import { registerLoops } from './schedule/loops';
import { registerOpenSchedule } from './schedule/openSchedule';
import { registerScheduleForm } from './schedule/scheduleForm';
import { registerTimes } from './schedule/times';
import { registerScorecards } from './scorecards';
import { registerStats } from './stats';
import { tellUnhandled } from './unhandled';

/** Slack's side of the process: what it listens to, and how it is begun and ended. */
export interface SlackApp {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The whole product surface in Slack: one line a feature. */
const FEATURES = [
  registerOpenSchedule,
  registerScheduleForm,
  registerTimes,
  registerLoops,
  registerBatches,
  registerCandidates,
  registerInterviews,
  registerInterviewPlace,
  registerAsks,
  registerScorecards,
  registerReadCards,
  registerDebriefs,
  registerExports,
  registerHome,
  registerProfiles,
  registerRooms,
  registerStats,
];

/** Bolt over signed HTTP, or over Socket Mode where an app token is set; `routes` are served beside it. */
export function makeSlackApp(config: Config, deps: SlackDeps, routes: Route[]): SlackApp {
  const receiver = config.slack.appToken
    ? new SocketModeReceiver({
        appToken: config.slack.appToken,
        customRoutes: routes,
        installerOptions: { port: config.port, clientOptions: { slackApiUrl: config.slack.apiUrl } },
        logLevel: LogLevel.ERROR,
      })
    : new HTTPReceiver({
        signingSecret: config.slack.signingSecret,
        customRoutes: routes,
        logLevel: LogLevel.ERROR,
      });
  const app = new App({
    receiver,
    token: config.slack.botToken,
    clientOptions: { slackApiUrl: config.slack.apiUrl },
    logLevel: LogLevel.ERROR,
    extendedErrorHandler: true,
  });
  for (const register of FEATURES) register(app, deps);
  app.error(async ({ error, body }: { error: unknown; body: unknown }) => tellUnhandled(deps, error, body));
  return {
    start: async () => void (await app.start(config.port)),
    stop: async () => void (await app.stop()),
  };
}
