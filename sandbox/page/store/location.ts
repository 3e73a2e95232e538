/** Where one is on the page; kept in the address, so that a reload or a link leads back. */
export interface PageLocation {
  userId: string;
  tab: Tab;
  channel: string;
  threadTs: string;
  /** The app's Home instead of its messages. */
  isHome: boolean;
}

export type Tab = 'slack' | 'calendars' | 'mail';

const TABS: readonly string[] = ['slack', 'calendars', 'mail'] satisfies Tab[];
const isTab = (text: string): text is Tab => TABS.includes(text);

export function readLocation(hash: string): PageLocation {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const tab = params.get('tab') ?? '';
  return {
    userId: params.get('as') ?? '',
    tab: isTab(tab) ? tab : 'slack',
    channel: params.get('in') ?? '',
    threadTs: params.get('thread') ?? '',
    isHome: params.has('home'),
  };
}

export function writeLocation(place: PageLocation): string {
  const params = new URLSearchParams({ as: place.userId });
  if (place.tab !== 'slack') params.set('tab', place.tab);
  if (place.channel) params.set('in', place.channel);
  if (place.threadTs) params.set('thread', place.threadTs);
  if (place.isHome) params.set('home', '');
  return `#${params}`;
}
