import type { Person, Role } from '../entities';
import type { PeopleStore } from '../ports';
import { type Refusal, refuse } from '../refusal';

/** The person behind a Slack account, when they hold one of the roles; else a refusal that says whom to ask. */
export async function requireRole(
  people: PeopleStore,
  slackUserId: string,
  ...roles: Role[]
): Promise<{ ok: true; person: Person } | Refusal> {
  const person = await people.findPersonBySlack(slackUserId);
  if (person && !refuseUnless(person, ...roles)) return { ok: true, person };
  const admins = await people.listPeople({ role: 'admin' });
  const askIds = admins.filter((admin) => admin.active).map((admin) => admin.slackUserId);
  return refuse({ code: 'not yours', needs: roles[0] ?? 'recruiter', askIds });
}

/** A refusal unless the person is active and holds one of the roles. */
export function refuseUnless(person: Person, ...roles: Role[]): Refusal | null {
  if (person.active && roles.some((role) => person.roles.includes(role))) return null;
  return refuse({ code: 'not yours', needs: roles[0] ?? 'recruiter', askIds: [] });
}
