import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppManifest } from '../slack/settings';

/** The Slack app manifest at the top level: what the sandbox's Slack has installed. */
export function readManifest(): AppManifest {
  return JSON.parse(readFileSync(join(__dirname, '../../manifest.json'), 'utf8')) as AppManifest;
}
