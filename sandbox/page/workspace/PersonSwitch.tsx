import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ClientUser } from '../../slack/clientTypes';
import { Popup } from '../popup/Popup';
import { useStores } from '../store/stores';
import { Avatar } from '../text/Avatar';
import { fullNameOf, peopleOf } from '../text/people';
import { recentPeople, rememberPerson } from './recentPeople';

const SHOWN_RECENTS = 4;

/** Who you are, at the top left: the people you were lately are one click away, everybody else is a search away. */
export function PersonSwitch() {
  const { slack } = useStores();
  const users = slack.workspace.value?.users ?? [];
  const me = users.find((user) => user.id === slack.at.value.userId);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (me) rememberPerson(me.id);
  }, [me]);
  const recents = recentPeople(users).filter((user) => user.id !== me?.id);
  const become = (user: ClientUser) => {
    setOpen(false);
    void slack.become(user.id);
  };
  return (
    <div class="person-switch">
      <button
        ref={buttonRef}
        type="button"
        class="me"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={me ? `You are ${fullNameOf(me)}. Switch person` : 'Switch person'}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar user={me} size={32} />
        <span class="me-words">
          <strong>{me ? fullNameOf(me) : '…'}</strong>
          <small>{me ? [me.title, cityOf(me.tz)].filter(Boolean).join(', ') : ''}</small>
        </span>
        <span class="chevron-down" aria-hidden="true" />
      </button>
      <span class="recents">
        {recents.slice(0, SHOWN_RECENTS).map((user) => (
          <button
            key={user.id}
            type="button"
            class="recent"
            title={`Become ${fullNameOf(user)}`}
            aria-label={`Become ${fullNameOf(user)}`}
            onClick={() => become(user)}
          >
            <Avatar user={user} size={28} />
          </button>
        ))}
      </span>
      {isOpen && (
        <Popup anchor={buttonRef} onClose={() => setOpen(false)}>
          <PersonList users={users} me={me?.id ?? ''} onChoose={become} />
        </Popup>
      )}
    </div>
  );
}

/** `New York` of `America/New_York`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replace(/_/g, ' ');

interface PersonListProps {
  users: ClientUser[];
  me: string;
  onChoose(user: ClientUser): void;
}

function PersonList({ users, me, onChoose }: PersonListProps) {
  const listId = useId();
  const inputRef = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  useEffect(() => inputRef.current?.focus(), []);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const recents = recentPeople(users);
  const ranked = [...recents, ...peopleOf(users).filter((user) => !recents.includes(user))];
  const found = ranked.filter((user) => {
    const text = `${fullNameOf(user)} ${user.title} ${user.tz}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <div class="person-list" role="dialog" aria-label="Switch person">
      <input
        ref={inputRef}
        class="text-field"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[active] ? `${listId}-${found[active].id}` : undefined}
        aria-label="Find a person"
        placeholder="Find a person, a role, a city"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step && found.length > 0) {
            event.preventDefault();
            setActive((active + step + found.length) % found.length);
          }
          const user = found[active];
          if (event.key === 'Enter' && user) onChoose(user);
        }}
      />
      <div id={listId} role="listbox" aria-label="People">
        {found.map((user, at) => (
          <button
            key={user.id}
            id={`${listId}-${user.id}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={user.id === me}
            class={at === active ? 'option active' : 'option'}
            onPointerMove={() => setActive(at)}
            onClick={() => onChoose(user)}
          >
            <Avatar user={user} size={28} />
            <span class="option-label">
              {fullNameOf(user)}
              <small>{[user.title, cityOf(user.tz)].filter(Boolean).join(', ')}</small>
            </span>
            <span class="tick" aria-hidden="true">
              {user.id === me ? '✓' : ''}
            </span>
          </button>
        ))}
        {found.length === 0 && <p class="menu-empty">Nobody is called that.</p>}
      </div>
    </div>
  );
}
