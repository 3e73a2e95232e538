import { LogLevel, WebClient } from '@slack/web-api';
import type { Config } from '../config';

/** Slack's Web API as the bot. It waits and tries again by itself when Slack says 429. */
export function makeSlackClient({ botToken, apiUrl }: Config['slack']): WebClient {
  return new WebClient(botToken, { slackApiUrl: apiUrl, logLevel: LogLevel.ERROR });
}
