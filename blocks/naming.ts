/** What scheduling calls by id, by name: all of it plain text, escaped by the view that shows it. */
export interface Naming {
  /** The full name of an interviewer. */
  person(personId: string): string;
  candidate: { name: string; zone: string };
  /** "Platform" for a pool's key. */
  pool(key: string): string;
  /** The names of the rooms that were asked for; absent by link. */
  rooms?: string[];
  /** True where people were asked for by name. */
  isByName?: boolean;
}
