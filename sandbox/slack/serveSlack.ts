import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import express from 'express';
import { makeSandboxClock } from '../clock';
import { openDisk } from '../disk';
import type { AppManifest, ChannelSettings, TeamSettings, UserSettings } from './settings';
import { makeSlackSandbox, type SlackSandbox } from './slackSandbox';

/** What the sandbox's Slack plays when it starts alone. */
export interface SlackSeed {
  team: TeamSettings;
  users: UserSettings[];
  channels: ChannelSettings[];
  manifest: AppManifest;
}

/**
 * Starts Slack alone, on `--port` (default: a free one), keeping its data in `--data` (default: in memory), posting to
 * `--request-url`. Tokens and secret by `--bot-token`, `--app-token`, `--signing-secret`. Prints the addresses and runs until closed.
 */
export async function serveSlack(
  argv: string[],
  seed: SlackSeed,
): Promise<{ slack: SlackSandbox; url: string; close(): Promise<void> }> {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      'request-url': { type: 'string' },
      'bot-token': { type: 'string', default: 'xoxb-sandbox' },
      'app-token': { type: 'string', default: 'xapp-sandbox' },
      'signing-secret': { type: 'string', default: 'sandbox-signing-secret' },
    },
  });
  const disk = openDisk(values.data);
  const requestUrl = values['request-url'];
  const slack = makeSlackSandbox({
    clock: makeSandboxClock(),
    disk,
    team: seed.team,
    users: seed.users,
    channels: seed.channels,
    app: {
      botToken: values['bot-token'],
      appToken: values['app-token'],
      signingSecret: values['signing-secret'],
      manifest: seed.manifest,
      ...(requestUrl ? { requestUrl } : {}),
    },
  });
  const http = express().use('/slack', slack.apiRouter).use('/client', slack.clientRouter);
  const server = createServer(http);
  slack.attachSockets(server);
  await new Promise<void>((resolve) => server.listen(Number(values.port), '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : values.port}`;
  process.stdout.write(`Slack's Web API: ${url}/slack/api/\nClient API: ${url}/client\n`);
  return {
    slack,
    url,
    async close() {
      slack.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await disk.close();
    },
  };
}
