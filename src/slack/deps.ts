import type { WebClient } from '@slack/web-api';
import type { PacketMaker, Painter, Ports } from '../ports';
import type { Pictures } from './pictures';

/** What every Slack feature is given. */
export interface SlackDeps {
  ports: Ports;
  client: WebClient;
  pictures: Pictures;
  painter: Painter;
  packets: PacketMaker;
  teamId: string;
}
