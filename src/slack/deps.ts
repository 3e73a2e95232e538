import type { WebClient } from '@slack/web-api';
import type { Ports } from '../ports';

/** What every Slack feature is given. */
export interface SlackDeps {
  ports: Ports;
  client: WebClient;
  teamId: string;
}
