import type { IncomingMessage } from 'node:http';
import type { Log } from '../ports';
import type { Route } from '../route';

export const GOOGLE_NOTIFICATIONS_PATH = '/google/notifications';

/**
 * `POST /google/notifications`: Google tells that the calendar changed, not what. Answered at once, since Google retries
 * what is slow; then, when the channel is ours, `sweep` reads the changes.
 * https://developers.google.com/workspace/calendar/api/guides/push#receiving-notifications
 */
export function makeGoogleNotificationsRoute({
  isOurs,
  sweep,
  log,
}: {
  isOurs(notification: { channelId: string; token: string }): Promise<boolean>;
  sweep(): Promise<void>;
  log: Log;
}): Route {
  return {
    path: GOOGLE_NOTIFICATIONS_PATH,
    method: 'POST',
    handler(request, response) {
      request.resume();
      response.writeHead(200).end();
      // The first message of a channel only says that it is open.
      if (header(request, 'x-goog-resource-state') === 'sync') return;
      const notification = {
        channelId: header(request, 'x-goog-channel-id'),
        token: header(request, 'x-goog-channel-token'),
      };
      isOurs(notification)
        .then(async (ours) => {
          if (ours) await sweep();
          else log.warn({}, 'A calendar notification from a channel that is not ours');
        })
        // Nothing is lost: the sweep a minute later sees the same changes.
        .catch((err: unknown) => log.error({ err }, 'A calendar notification could not be followed'));
    },
  };
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}
