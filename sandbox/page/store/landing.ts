import type { ClientConversation } from '../../slack/clientTypes';
import type { PageLocation } from './location';

type Place = Pick<PageLocation, 'channel' | 'threadTs' | 'isHome'>;

/**
 * Where an address leads among somebody's conversations. The app's Home needs no conversation named; what is named and
 * not theirs is left for where something waits.
 */
export function landOn(conversations: ClientConversation[], wanted: Partial<Place>): Place {
  const mine = conversations.filter((each) => each.isMember);
  const named = mine.find((each) => each.id === wanted.channel);
  const home = wanted.isHome ? (named ?? mine.find((each) => each.isApp)) : undefined;
  if (home?.isApp) return { channel: home.id, threadTs: '', isHome: true };
  if (named) return { channel: named.id, threadTs: wanted.threadTs ?? '', isHome: false };
  return { channel: whereSomethingWaits(mine), threadTs: '', isHome: false };
}

/** The app's messages if something waits there, else the conversation with the newest message. */
function whereSomethingWaits(mine: ClientConversation[]): string {
  const app = mine.find((each) => each.isApp);
  if (app && app.unreadCount > 0) return app.id;
  const newest = [...mine].sort((a, b) => (a.latestTs < b.latestTs ? 1 : -1))[0];
  return (newest?.latestTs ? newest.id : undefined) ?? app?.id ?? mine[0]?.id ?? '';
}
