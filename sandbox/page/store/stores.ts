import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { OfficeStore } from './officeStore';
import type { SlackStore } from './slackStore';

export interface Stores {
  slack: SlackStore;
  office: OfficeStore;
}

export const StoresContext = createContext<Stores | null>(null);

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error('There is no store around this component');
  return stores;
}
