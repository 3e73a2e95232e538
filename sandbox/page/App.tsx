import { useEffect, useMemo, useState } from 'preact/hooks';
import { ConfirmAsker } from './blockkit/ConfirmDialog';
import { CalendarsTab } from './calendars/CalendarsTab';
import { MailTab } from './mail/MailTab';
import { Checklist } from './office/Checklist';
import { ClockBar } from './office/ClockBar';
import { ThemeToggle } from './office/ThemeToggle';
import type { Tab } from './store/location';
import { useStores } from './store/stores';
import { FileUrlContext } from './text/fileUrls';
import { type Reader, ReaderContext } from './text/reader';
import { Conversation } from './workspace/Conversation';
import { ModalStack } from './workspace/ModalStack';
import { Notices } from './workspace/Notices';
import { PersonSwitch } from './workspace/PersonSwitch';
import { Sidebar } from './workspace/Sidebar';
import { ThreadPane } from './workspace/ThreadPane';

/** The whole page: who you are and when at the top, under it Slack, the calendars or the mail. */
export function App() {
  const { slack } = useStores();
  const { tab } = slack.at.value;
  return (
    <ReaderContext.Provider value={useCurrentReader()}>
      <FileUrlContext.Provider value={slackFileUrl}>
        <ConfirmAsker>
          <div class="app">
            <TopBar />
            <ConnectionLine />
            {tab === 'slack' && <SlackTab />}
            {tab === 'calendars' && <CalendarsTab />}
            {tab === 'mail' && <MailTab />}
          </div>
          <ModalStack />
          <Notices />
        </ConfirmAsker>
      </FileUrlContext.Provider>
    </ReaderContext.Provider>
  );
}

/** A `slack_file` is served by the sandbox under its id. */
const slackFileUrl = (file: { id?: string; url?: string }) =>
  file.id ? `/slack/files/${file.id}` : file.url;

function useCurrentReader(): Reader {
  const { slack, office } = useStores();
  const { userId } = slack.at.value;
  const users = slack.workspace.value?.users ?? [];
  const conversations = slack.state.value?.conversations ?? [];
  const zone = users.find((user) => user.id === userId)?.tz ?? 'UTC';
  const now = office.now.value;
  return useMemo(
    () => ({
      userId,
      zone,
      now,
      hour12: false,
      users,
      conversations,
      openUser: (id) => void slack.openUser(id),
      openConversation: (id) => {
        if (conversations.some((each) => each.id === id && each.isMember)) slack.go({ channel: id });
      },
    }),
    [userId, zone, now, users, conversations, slack],
  );
}

const TABS: { tab: Tab; name: string }[] = [
  { tab: 'slack', name: 'Slack' },
  { tab: 'calendars', name: 'Calendars' },
  { tab: 'mail', name: 'Mail' },
];

function TopBar() {
  const { slack } = useStores();
  return (
    <header class="top-bar">
      <PersonSwitch />
      <nav class="tabs" aria-label="Places">
        {TABS.map(({ tab, name }) => (
          <button
            key={tab}
            type="button"
            aria-current={slack.at.value.tab === tab ? 'page' : undefined}
            onClick={() => slack.goToTab(tab)}
          >
            {name}
          </button>
        ))}
      </nav>
      <ClockBar />
      <Checklist />
      <ThemeToggle />
    </header>
  );
}

function SlackTab() {
  const { slack } = useStores();
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  useEffect(() => {
    if (!isDrawerOpen) return;
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && setDrawerOpen(false);
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isDrawerOpen]);
  const unread = (slack.state.value?.conversations ?? []).reduce((sum, each) => sum + each.mentionCount, 0);
  return (
    <div class={`slack ${isDrawerOpen ? 'drawer-open' : ''}`}>
      <button
        type="button"
        class="drawer-button"
        aria-expanded={isDrawerOpen}
        aria-label="Conversations"
        onClick={() => setDrawerOpen(!isDrawerOpen)}
      >
        ☰{unread > 0 && <span class="badge">{unread}</span>}
      </button>
      <Sidebar onGo={() => setDrawerOpen(false)} />
      <button type="button" class="drawer-shade" aria-label="Close" onClick={() => setDrawerOpen(false)} />
      <Conversation />
      <ThreadPane />
    </div>
  );
}

function ConnectionLine() {
  const { slack } = useStores();
  if (slack.connection.value !== 'lost') return null;
  return (
    <p class="connection" role="alert">
      The sandbox does not answer. Trying again; nothing you sent before is lost.
    </p>
  );
}
