import { useEffect, useMemo, useState } from 'preact/hooks';
import { ConfirmAsker } from './blockkit/ConfirmDialog';
import { CalendarsTab } from './calendars/CalendarsTab';
import { MailTab } from './mail/MailTab';
import { Checklist, ChecklistButton } from './office/Checklist';
import { ClockBar } from './office/ClockBar';
import { ThemeToggle } from './office/ThemeToggle';
import type { Tab } from './store/location';
import { useStores } from './store/stores';
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
  const [showsChecklist, setShowsChecklist] = useState(opensChecklist);
  const showChecklist = (isShown: boolean) => {
    setShowsChecklist(isShown);
    localStorage.setItem('checklist', isShown ? 'open' : 'closed');
  };
  return (
    <ReaderContext.Provider value={useCurrentReader()}>
      <ConfirmAsker>
        <div class="app">
          <TopBar showsChecklist={showsChecklist} onChecklist={() => showChecklist(!showsChecklist)} />
          <ConnectionLine />
          <div class="app-body">
            {tab === 'slack' && <SlackTab />}
            {tab === 'calendars' && <CalendarsTab />}
            {tab === 'mail' && <MailTab />}
            {showsChecklist && <Checklist onClose={() => showChecklist(false)} />}
          </div>
        </div>
        <ModalStack />
        <Notices />
      </ConfirmAsker>
    </ReaderContext.Provider>
  );
}

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

/** It is open beside the rest until it is closed; where there is no room beside, it waits for a press. */
function opensChecklist(): boolean {
  const isRoomy = matchMedia('(min-width: 1100px)').matches;
  return isRoomy && localStorage.getItem('checklist') !== 'closed';
}

function TopBar({ showsChecklist, onChecklist }: { showsChecklist: boolean; onChecklist(): void }) {
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
      <ChecklistButton isOpen={showsChecklist} onClick={onChecklist} />
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
