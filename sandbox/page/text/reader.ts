import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ClientConversation, ClientUser } from '../../slack/clientTypes';
import type { DateReader } from './dateTokens';

/** Whoever looks at the page: their clock, and the names behind the ids they read. */
export interface Reader extends DateReader {
  userId: string;
  users: ClientUser[];
  conversations: ClientConversation[];
  /** Opens a person's DM. */
  openUser(userId: string): void;
  openConversation(id: string): void;
}

export const ReaderContext = createContext<Reader>({
  userId: '',
  zone: 'UTC',
  now: new Date(0),
  hour12: false,
  users: [],
  conversations: [],
  openUser: () => undefined,
  openConversation: () => undefined,
});

export const useReader = (): Reader => useContext(ReaderContext);
