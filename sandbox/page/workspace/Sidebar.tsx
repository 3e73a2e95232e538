import { useRef, useState } from 'preact/hooks';
import type { ClientConversation } from '../../slack/clientTypes';
import { Menu } from '../popup/Menu';
import { useStores } from '../store/stores';
import { Avatar } from '../text/Avatar';
import { fullNameOf, peopleOf } from '../text/people';

/** Channels, DMs and the app, with what is unread. */
export function Sidebar({ onGo }: { onGo(): void }) {
  const { slack } = useStores();
  const conversations = slack.state.value?.conversations;
  const team = slack.workspace.value?.team;
  const mine = (conversations ?? []).filter((each) => each.isMember && !each.isArchived);
  const channels = mine.filter((each) => each.kind === 'channel' || each.kind === 'private');
  const direct = mine.filter((each) => !each.isApp && (each.kind === 'dm' || each.kind === 'mpim'));
  const apps = mine.filter((each) => each.isApp);
  const entry = (conversation: ClientConversation) => (
    <Entry key={conversation.id} conversation={conversation} onGo={onGo} />
  );
  return (
    <nav class="sidebar" aria-label="Conversations">
      <h1 class="team">{team?.name ?? ' '}</h1>
      {!conversations && <SidebarSkeleton />}
      <Section title="Channels" action={<BrowseChannels />}>
        {channels.map(entry)}
      </Section>
      <Section title="Direct messages" action={<NewMessage onGo={onGo} />}>
        {direct.map(entry)}
      </Section>
      <Section title="Apps">
        {apps.map(entry)}
        {conversations && apps.length === 0 && <AppEntry onGo={onGo} />}
      </Section>
    </nav>
  );
}

function SidebarSkeleton() {
  return (
    <div class="skeleton-lines" role="status" aria-label="Loading conversations">
      {[70, 50, 60, 40].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

interface SectionProps {
  title: string;
  action?: preact.ComponentChildren;
  children: preact.ComponentChildren;
}

function Section({ title, action, children }: SectionProps) {
  return (
    <section class="side-section" aria-label={title}>
      <div class="side-title">
        <h2>{title}</h2>
        {action}
      </div>
      <ul>{children}</ul>
    </section>
  );
}

function Entry({ conversation, onGo }: { conversation: ClientConversation; onGo(): void }) {
  const { slack } = useStores();
  const isCurrent = slack.at.value.channel === conversation.id;
  const { unreadCount, mentionCount } = conversation;
  const badge = Math.max(mentionCount, 0);
  return (
    <li>
      <button
        type="button"
        class={`side-entry ${unreadCount > 0 ? 'unread' : ''}`}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => {
          slack.go({ channel: conversation.id });
          onGo();
        }}
      >
        <EntryMark conversation={conversation} />
        <span class="side-name">{conversation.name}</span>
        {badge > 0 && (
          <span class="badge">
            {badge}
            <span class="sr-only"> unread</span>
          </span>
        )}
        {badge === 0 && unreadCount > 0 && <span class="sr-only">unread</span>}
      </button>
    </li>
  );
}

/** The app, before it or the person has written anything. */
function AppEntry({ onGo }: { onGo(): void }) {
  const { slack } = useStores();
  const app = slack.workspace.value?.app;
  const bot = slack.workspace.value?.users.find((user) => user.id === app?.botUserId);
  const open = async () => {
    await slack.openApp(app?.hasHome ?? false);
    onGo();
  };
  return (
    <li>
      <button type="button" class="side-entry" onClick={() => void open()}>
        <Avatar user={bot} size={20} />
        <span class="side-name">{app?.name}</span>
      </button>
    </li>
  );
}

function EntryMark({ conversation }: { conversation: ClientConversation }) {
  const { slack } = useStores();
  if (conversation.kind === 'channel') return <span class="side-mark">#</span>;
  if (conversation.kind === 'private') return <LockIcon />;
  const others = conversation.memberIds.filter((id) => id !== slack.at.value.userId);
  if (conversation.kind === 'mpim') return <span class="side-mark count-mark">{others.length}</span>;
  const other = slack.workspace.value?.users.find(
    (user) => user.id === (others[0] ?? conversation.memberIds[0]),
  );
  return <Avatar user={other} size={20} />;
}

function LockIcon() {
  return (
    <svg class="side-mark" width="14" height="14" viewBox="0 0 14 14" aria-label="private">
      <path
        d="M4.5 6V4.2a2.5 2.5 0 0 1 5 0V6M3 6h8v6H3z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.3"
        stroke-linejoin="round"
      />
    </svg>
  );
}

function BrowseChannels() {
  const { slack } = useStores();
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const others = (slack.state.value?.conversations ?? []).filter(
    (each) => each.kind === 'channel' && !each.isMember && !each.isArchived,
  );
  const items = others.map((channel) => ({
    key: channel.id,
    label: `# ${channel.name}`,
    description: channel.topic,
    choose: async () => {
      await slack.run((api, me) => api.join(me, { channel: channel.id }));
      slack.go({ channel: channel.id });
    },
  }));
  return (
    <>
      <AddButton label="Join a channel" buttonRef={ref} isOpen={isOpen} onClick={() => setOpen(!isOpen)} />
      {isOpen && (
        <Menu
          anchor={ref}
          label="Join a channel"
          items={items}
          empty="You are in every channel."
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function NewMessage({ onGo }: { onGo(): void }) {
  const { slack } = useStores();
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const people = peopleOf(slack.workspace.value?.users ?? []).filter(
    (user) => user.id !== slack.at.value.userId,
  );
  const items = people.map((user) => ({
    key: user.id,
    label: fullNameOf(user),
    description: user.title,
    choose: async () => {
      await slack.openUser(user.id);
      onGo();
    },
  }));
  return (
    <>
      <AddButton label="New message" buttonRef={ref} isOpen={isOpen} onClick={() => setOpen(!isOpen)} />
      {isOpen && <Menu anchor={ref} label="New message to" items={items} onClose={() => setOpen(false)} />}
    </>
  );
}

interface AddButtonProps {
  label: string;
  isOpen: boolean;
  buttonRef: preact.RefObject<HTMLButtonElement | null>;
  onClick(): void;
}

function AddButton({ label, isOpen, buttonRef, onClick }: AddButtonProps) {
  return (
    <button
      ref={buttonRef}
      type="button"
      class="side-add"
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onClick={onClick}
    >
      +
    </button>
  );
}
