import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Menu } from '../popup/Menu';
import { Popup } from '../popup/Popup';
import { useStores } from '../store/stores';
import { Avatar } from '../text/Avatar';
import { nameOf } from '../text/people';
import { commandBeingTyped, type Suggestion, suggestionsFor, toSlackText } from './composerText';

interface ComposerProps {
  channel: string;
  /** `#hiring`, `Rosa Marin`, `thread`. */
  name: string;
  threadTs?: string;
}

/** Where one writes: messages, slash commands with their hints, mentions; and the app's global shortcuts. */
export function Composer({ channel, name, threadTs }: ComposerProps) {
  const { slack } = useStores();
  const listId = useId();
  const boxRef = useRef<HTMLDivElement>(null);
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const draftKey = `${slack.at.value.userId}/${channel}/${threadTs ?? ''}`;
  const text = slack.drafts.value[draftKey] ?? '';
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const [isSending, setSending] = useState(false);
  const commands = slack.workspace.value?.app.commands ?? [];
  const users = slack.workspace.value?.users ?? [];
  const found = isClosed ? null : suggestionsFor(text, caret, commands, users);
  const hinted = commandBeingTyped(text, commands);

  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) inputRef.current?.focus({ preventScroll: true });
  }, []);
  const write = (next: string, at = next.length) => {
    slack.drafts.value = { ...slack.drafts.value, [draftKey]: next };
    setCaret(at);
    setActive(0);
    setClosed(false);
  };
  const take = (suggestion: Suggestion) => {
    if (!found) return;
    const next = text.slice(0, found.from) + suggestion.insert + text.slice(found.to);
    write(next, found.from + suggestion.insert.length);
    inputRef.current?.focus();
  };
  const send = async () => {
    if (text.trim() === '') return;
    const channels = slack.state.value?.conversations ?? [];
    write('');
    setSending(true);
    const request = {
      channel,
      text: toSlackText(text.trim(), users, channels),
      ...(threadTs && { threadTs }),
    };
    const outcome = await slack.run((api, me) => api.say(me, request));
    setSending(false);
    if (outcome === null) write(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const chosen = found?.list[active];
    const isWhole = chosen?.kind === 'command' && text.trim() === chosen.command.command;
    if (found && chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.list.length) % found.list.length);
    } else if (chosen && (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !isWhole))) {
      event.preventDefault();
      take(chosen);
    } else if (found && event.key === 'Escape') {
      event.preventDefault();
      setClosed(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };

  return (
    <div class="composer">
      {hinted && (
        <p class="usage" role="status">
          <strong>{hinted.command}</strong> {hinted.usageHint}
          <span>{hinted.description}</span>
        </p>
      )}
      <div class="composer-box" ref={boxRef}>
        <Shortcuts />
        <textarea
          ref={inputRef}
          rows={1}
          value={text}
          aria-label={name === 'thread' ? 'Reply in thread' : `Message ${name}`}
          aria-autocomplete="list"
          aria-controls={found ? listId : undefined}
          aria-activedescendant={found?.list[active] ? `${listId}-${active}` : undefined}
          placeholder={name === 'thread' ? 'Reply…' : `Message ${name}`}
          onInput={(event) => write(event.currentTarget.value, event.currentTarget.selectionStart)}
          onKeyUp={(event) => setCaret(event.currentTarget.selectionStart)}
          onClick={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="send"
          aria-label="Send"
          aria-busy={isSending}
          disabled={text.trim() === ''}
          onClick={() => void send()}
        >
          {isSending ? <span class="spinner" /> : <SendIcon />}
        </button>
      </div>
      {found && (
        <Popup
          anchor={boxRef}
          placement="top-start"
          matchWidth
          onClose={() => setClosed(true)}
          class="list-popup wide"
        >
          <div id={listId} role="listbox" aria-label="Suggestions">
            {found.list.map((suggestion, at) => (
              <button
                key={suggestion.key}
                id={`${listId}-${at}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                class={at === active ? 'option active' : 'option'}
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => setActive(at)}
                onClick={() => take(suggestion)}
              >
                <SuggestionWords suggestion={suggestion} />
              </button>
            ))}
          </div>
        </Popup>
      )}
    </div>
  );
}

function SuggestionWords({ suggestion }: { suggestion: Suggestion }) {
  const { slack } = useStores();
  if (suggestion.kind === 'person') {
    return (
      <>
        <Avatar user={suggestion.user} size={24} />
        <span class="option-label">
          <strong>{nameOf(suggestion.user)}</strong> {suggestion.user.title}
        </span>
      </>
    );
  }
  const { command, usageHint, description } = suggestion.command;
  return (
    <span class="option-label">
      <strong>{command}</strong> {usageHint}
      <small>
        {description} · {slack.workspace.value?.app.name}
      </small>
    </span>
  );
}

/** The app's global shortcuts. */
function Shortcuts() {
  const { slack } = useStores();
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const app = slack.workspace.value?.app;
  const items = (app?.shortcuts ?? [])
    .filter((each) => each.type === 'global')
    .map((each) => ({
      key: each.callbackId,
      label: each.name,
      description: each.description,
      choose: () => void slack.run((api, me) => api.shortcut(me, { callbackId: each.callbackId })),
    }));
  return (
    <>
      <button
        ref={ref}
        type="button"
        class="icon-button"
        aria-label="Shortcuts"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <BoltIcon />
      </button>
      {isOpen && (
        <Menu
          anchor={ref}
          label="Shortcuts"
          items={items}
          empty="The app has no global shortcuts."
          placement="top-start"
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function BoltIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M9 1.5L3.5 9H8l-1 5.5L12.5 7H8z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.3"
        stroke-linejoin="round"
      />
    </svg>
  );
}

function SendIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M2 2.5l12 5.5-12 5.5 2-5.5zM4 8h5"
        fill="currentColor"
        stroke="currentColor"
        stroke-linejoin="round"
      />
    </svg>
  );
}
