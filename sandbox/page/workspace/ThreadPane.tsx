import { useLayoutEffect, useRef } from 'preact/hooks';
import { useStores } from '../store/stores';
import { Composer } from './Composer';
import { MessageRow } from './MessageRow';

/** The thread at the right. */
export function ThreadPane() {
  const { slack } = useStores();
  const { channel, threadTs, isHome } = slack.at.value;
  const messages = slack.thread.value;
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (ref.current) ref.current.scrollTop = ref.current.scrollHeight;
  }, [messages?.length]);
  if (!threadTs || isHome) return null;
  const replies = Math.max(0, (messages?.length ?? 0) - 1);
  return (
    <aside class="thread" aria-label="Thread">
      <header class="conversation-head">
        <div class="conversation-title">
          <h2>Thread</h2>
          <p>{slack.conversation.value?.name}</p>
        </div>
        <button
          type="button"
          class="icon-button"
          aria-label="Close thread"
          onClick={() => slack.go({ channel, threadTs: '' })}
        >
          ×
        </button>
      </header>
      <div class="messages" ref={ref}>
        {messages?.map((message, at) => (
          <div key={message.ts}>
            <MessageRow message={message} isFollowUp={false} isInThread />
            {at === 0 && replies > 0 && (
              <div class="reply-line">
                <span>{replies === 1 ? '1 reply' : `${replies} replies`}</span>
              </div>
            )}
          </div>
        ))}
      </div>
      <Composer key={threadTs} channel={channel} name="thread" threadTs={threadTs} />
    </aside>
  );
}
