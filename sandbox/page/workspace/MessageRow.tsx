import { useMemo, useRef, useState } from 'preact/hooks';
import type { ClientMessage } from '../../slack/clientTypes';
import { Blocks } from '../blockkit/Blocks';
import { type BlockHost, BlockHostContext } from '../blockkit/host';
import { Menu } from '../popup/Menu';
import { useStores } from '../store/stores';
import { Avatar } from '../text/Avatar';
import { agoText, formatSlackDate, timeOfDay } from '../text/dateTokens';
import { Emoji, Mrkdwn } from '../text/Mrkdwn';
import { nameOf } from '../text/people';
import { useReader } from '../text/reader';
import { Attachments, Files } from './MessageExtras';
import { instantOfTs } from './messageGroups';

interface MessageRowProps {
  message: ClientMessage;
  isFollowUp: boolean;
  /** In the thread pane there is no way into the thread. */
  isInThread?: boolean;
}

/** One message: who, when, what; its reactions, its thread, and what one can do with it. */
export function MessageRow({ message, isFollowUp, isInThread }: MessageRowProps) {
  const reader = useReader();
  const host = useMessageHost(message);
  const author = reader.users.find((user) => user.id === message.userId);
  const at = instantOfTs(message.ts);
  const name = nameOf(author, 'Slackbot');
  const time = timeOfDay(at, reader);
  const fullTime = formatSlackDate('{date_long} at {time_secs}', at.getTime() / 1000, reader) ?? '';
  return (
    <article
      class={`message ${isFollowUp ? 'follow-up' : ''} ${message.ephemeral ? 'ephemeral' : ''}`}
      aria-label={`${name}, ${time}`}
      data-ts={message.ts}
    >
      <div class="message-side">
        {isFollowUp ? (
          <time class="message-time" title={fullTime}>
            {time}
          </time>
        ) : (
          <Avatar user={author} />
        )}
      </div>
      <div class="message-main">
        {message.ephemeral && !isFollowUp && (
          <p class="only-you">
            <EyeIcon /> Only visible to you
          </p>
        )}
        {!isFollowUp && (
          <header class="message-head">
            <strong>{name}</strong>
            {author?.isBot && <span class="app-badge">APP</span>}
            <time class="message-time" title={fullTime}>
              {time}
            </time>
          </header>
        )}
        <BlockHostContext.Provider value={host}>
          {message.blocks.length > 0 ? (
            <Blocks blocks={message.blocks} />
          ) : (
            message.text && <Mrkdwn text={message.text} />
          )}
          <Attachments attachments={message.attachments} />
        </BlockHostContext.Provider>
        {message.edited && <span class="edited">(edited)</span>}
        <Files files={message.files} />
        <Reactions message={message} />
        {!isInThread && message.replyCount > 0 && <ThreadSummary message={message} />}
      </div>
      <MessageTools message={message} isInThread={isInThread ?? false} />
    </article>
  );
}

function useMessageHost(message: ClientMessage): BlockHost {
  const { slack } = useStores();
  return useMemo(() => {
    const place = { channel: message.channel, messageTs: message.ts };
    return {
      values: message.values,
      errors: {},
      warnings: message.warnings,
      isBusy: false,
      act: async (blockId, actionId, input) => {
        await slack.run((api, me) => api.act(me, { place, blockId, actionId, input }));
      },
      suggest: (blockId, actionId, query) =>
        slack.api.suggest(slack.at.value.userId, { place, blockId, actionId, query }),
      noteText: () => undefined,
      submit: () => undefined,
    };
  }, [message, slack]);
}

function Reactions({ message }: { message: ClientMessage }) {
  const { slack } = useStores();
  const reader = useReader();
  if (message.reactions.length === 0) return null;
  return (
    <div class="reactions">
      {message.reactions.map((reaction) => {
        const names = reaction.userIds.map((id) => nameOf(reader.users.find((user) => user.id === id)));
        const isMine = reaction.userIds.includes(reader.userId);
        return (
          <button
            key={reaction.name}
            type="button"
            class={isMine ? 'reaction mine' : 'reaction'}
            aria-pressed={isMine}
            title={`${names.join(', ')}: :${reaction.name}:`}
            onClick={() => react(slack, message, reaction.name)}
          >
            <Emoji name={reaction.name} /> {reaction.userIds.length}
          </button>
        );
      })}
    </div>
  );
}

function react(slack: ReturnType<typeof useStores>['slack'], message: ClientMessage, name: string) {
  return slack.run((api, me) => api.react(me, { channel: message.channel, ts: message.ts, name }));
}

function ThreadSummary({ message }: { message: ClientMessage }) {
  const { slack } = useStores();
  const reader = useReader();
  const { replyCount, latestReplyTs } = message;
  return (
    <button type="button" class="thread-summary" onClick={() => openThread(slack, message)}>
      {message.replyUserIds.slice(0, 5).map((id) => (
        <Avatar key={id} user={reader.users.find((user) => user.id === id)} size={24} />
      ))}
      <strong>{replyCount === 1 ? '1 reply' : `${replyCount} replies`}</strong>
      {latestReplyTs && <span>Last reply {agoText(instantOfTs(latestReplyTs), reader.now)}</span>}
    </button>
  );
}

function openThread(slack: ReturnType<typeof useStores>['slack'], message: ClientMessage) {
  slack.go({ channel: message.channel, threadTs: message.threadTs ?? message.ts });
}

const QUICK_REACTIONS = ['white_check_mark', 'eyes', 'raised_hands'];

/** What one can do with a message; it shows on hover and whenever the keyboard is in it. */
function MessageTools({ message, isInThread }: { message: ClientMessage; isInThread: boolean }) {
  const { slack } = useStores();
  const moreRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  if (message.ephemeral) {
    const dismiss = () =>
      slack.run((api, me) => api.dismiss(me, { channel: message.channel, ts: message.ts }));
    return (
      <div class="message-tools">
        <button type="button" class="tool" onClick={dismiss}>
          Dismiss
        </button>
      </div>
    );
  }
  const app = slack.workspace.value?.app;
  const shortcuts = (app?.shortcuts ?? []).filter((each) => each.type === 'message');
  const items = shortcuts.map((each) => ({
    key: each.callbackId,
    label: each.name,
    description: app?.name,
    choose: () => {
      const target = { channel: message.channel, ts: message.ts };
      void slack.run((api, me) => api.shortcut(me, { callbackId: each.callbackId, message: target }));
    },
  }));
  return (
    <div class={isOpen ? 'message-tools open' : 'message-tools'}>
      {QUICK_REACTIONS.map((name) => (
        <button
          key={name}
          type="button"
          class="tool"
          aria-label={`React with ${name.replace(/_/g, ' ')}`}
          onClick={() => react(slack, message, name)}
        >
          <Emoji name={name} />
        </button>
      ))}
      {!isInThread && (
        <button
          type="button"
          class="tool"
          aria-label="Reply in thread"
          onClick={() => openThread(slack, message)}
        >
          <ThreadIcon />
        </button>
      )}
      <button
        ref={moreRef}
        type="button"
        class="tool"
        aria-label="More message actions"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        ⋮
      </button>
      {isOpen && (
        <Menu
          anchor={moreRef}
          label="More message actions"
          items={items}
          empty="The app offers nothing for messages."
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function EyeIcon() {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.3"
      />
      <circle cx="8" cy="8" r="2" fill="currentColor" />
    </svg>
  );
}

function ThreadIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M2.5 3.5h11v7h-6l-3 2.5v-2.5h-2z M5 6h6M5 8.2h4"
        fill="none"
        stroke="currentColor"
        stroke-width="1.3"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
    </svg>
  );
}
