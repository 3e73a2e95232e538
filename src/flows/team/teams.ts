import type { Person } from '../../entities';

/** The teams of people who are here, by name. */
export function listTeams(people: readonly Person[]): string[] {
  const teams = people.flatMap(({ team, active }) => (team && active ? [team] : []));
  return [...new Set(teams)].sort((a, b) => a.localeCompare(b));
}

/** A name as it is spelled already, so that "payments" joins "Payments"; else as it was typed, in single spaces. */
export function spelledAs(typed: string, known: readonly string[]): string {
  const name = typed.trim().replace(/\s+/g, ' ');
  return known.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
}
