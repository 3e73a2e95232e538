import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useStores } from '../store/stores';
import { formatSlackDate } from '../text/dateTokens';
import { useReader } from '../text/reader';
import { AppHome } from './AppHome';
import { Composer } from './Composer';
import { MessageRow } from './MessageRow';
import { conversationLines } from './messageGroups';

/** The conversation in the middle; for the app, its Home and Messages tabs. */
export function Conversation() {
  const { slack } = useStores();
  const conversation = slack.conversation.value;
  const { isHome } = slack.at.value;
  const app = slack.workspace.value?.app;
  if (!conversation) return <main class="conversation" aria-busy="true" />;
  const isChannel = conversation.kind === 'channel' || conversation.kind === 'private';
  const shown = `${conversation.kind === 'channel' ? '#' : ''}${conversation.name}`;
  return (
    <main class="conversation" aria-label={shown}>
      <header class="conversation-head">
        <div class="conversation-title">
          <h2>
            {conversation.kind === 'channel' && <span class="dim"># </span>}
            {conversation.name}
          </h2>
          {isChannel && (
            <p>
              {[`${conversation.memberIds.length} members`, conversation.topic].filter(Boolean).join('  ·  ')}
            </p>
          )}
        </div>
        {conversation.isApp && app?.hasHome && <AppTabs />}
      </header>
      {conversation.isApp && isHome ? (
        <AppHome />
      ) : (
        <>
          <Messages key={conversation.id} />
          <Composer key={`composer-${conversation.id}`} channel={conversation.id} name={shown} />
        </>
      )}
    </main>
  );
}

function AppTabs() {
  const { slack } = useStores();
  const { channel, isHome } = slack.at.value;
  const tab = (name: string, isTabHome: boolean) => (
    <button
      type="button"
      role="tab"
      aria-selected={isHome === isTabHome}
      onClick={() => slack.go({ channel, isHome: isTabHome })}
    >
      {name}
    </button>
  );
  return (
    <div class="app-tabs" role="tablist" aria-label="App">
      {tab('Home', true)}
      {tab('Messages', false)}
    </div>
  );
}

function Messages() {
  const { slack } = useStores();
  const reader = useReader();
  const page = slack.page.value;
  const ref = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const newest = page?.messages.at(-1)?.ts;
  useLayoutEffect(() => {
    const list = ref.current;
    if (list && sticks.current) list.scrollTop = list.scrollHeight;
  }, [page, newest]);
  useStickyPictures(ref, sticks);

  if (!page) return <MessagesSkeleton />;
  const lines = conversationLines(page.messages, reader.zone, slack.unreadFrom.value, reader.userId);
  return (
    <div
      ref={ref}
      class="messages"
      role="log"
      aria-label="Messages"
      onScroll={(event) => {
        const list = event.currentTarget;
        sticks.current = list.scrollHeight - list.scrollTop - list.clientHeight < 48;
      }}
    >
      {page.hasMore ? (
        <button type="button" class="button older" onClick={() => void slack.older()}>
          Show older messages
        </button>
      ) : (
        <ConversationStart isEmpty={page.messages.length === 0} />
      )}
      {lines.map((line) => {
        if (line.type === 'day') {
          const day = formatSlackDate('{day_divider_pretty}', line.at.getTime() / 1000, reader);
          return (
            <h3 class="day-line" key={line.key}>
              <span>{day}</span>
            </h3>
          );
        }
        if (line.type === 'new') {
          return (
            <div class="new-line" key={line.key}>
              <span>New</span>
            </div>
          );
        }
        return <MessageRow key={line.key} message={line.message} isFollowUp={line.isFollowUp} />;
      })}
    </div>
  );
}

/** Pictures that load late make the list longer; whoever was at its end stays there. */
function useStickyPictures(ref: { current: HTMLDivElement | null }, sticks: { current: boolean }) {
  useEffect(() => {
    const list = ref.current;
    if (!list) return;
    const onLoad = () => {
      if (sticks.current) list.scrollTop = list.scrollHeight;
    };
    list.addEventListener('load', onLoad, true);
    return () => list.removeEventListener('load', onLoad, true);
  }, [ref, sticks]);
}

function ConversationStart({ isEmpty }: { isEmpty: boolean }) {
  const { slack } = useStores();
  const conversation = slack.conversation.value;
  const app = slack.workspace.value?.app;
  if (!conversation) return null;
  const command = app?.commands[0]?.command ?? '/schedule';
  const words = conversation.isApp
    ? `${app?.description || `This is where ${app?.name} writes to you.`} Type ${command} to begin.`
    : conversation.kind === 'channel' || conversation.kind === 'private'
      ? `This is the very beginning of ${conversation.name}.`
      : `This is between you and ${conversation.name}.`;
  return <p class={isEmpty ? 'conversation-start alone' : 'conversation-start'}>{words}</p>;
}

function MessagesSkeleton() {
  return (
    <div class="messages" role="status" aria-label="Loading messages">
      {[60, 80, 45].map((width) => (
        <div class="skeleton-message" key={width}>
          <span class="skeleton-avatar" />
          <span class="skeleton-text" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
