import type { Person, Role } from '../../entities';
import { newId } from '../../newId';
import type { Account, Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { WeeklyHours } from '../../scheduling/types';
import { refuseUnless } from '../requireRole';

const OFFICE_HOURS = [{ from: '09:00', to: '17:00' }];
const OFFICE_WEEK: WeeklyHours = {
  mon: OFFICE_HOURS,
  tue: OFFICE_HOURS,
  wed: OFFICE_HOURS,
  thu: OFFICE_HOURS,
  fri: OFFICE_HOURS,
};

/** Gives somebody exactly these roles. The last admin stays one; an account that Slack does not know is refused. */
export async function assignRoles(
  ports: Ports,
  by: Person,
  slackUserId: string,
  roles: Role[],
): Promise<{ ok: true; person: Person } | Refusal> {
  const refusal = refuseUnless(by, 'admin');
  if (refusal) return refusal;
  const account = await ports.directory.findAccount(slackUserId);
  if (!account?.active) return refuse({ code: 'unknown person' });
  const admins = await ports.db.people.listPeople({ role: 'admin' });
  const isLastAdmin = admins
    .filter((admin) => admin.active)
    .every((admin) => admin.slackUserId === slackUserId);
  if (isLastAdmin && !roles.includes('admin')) return refuse({ code: 'last admin' });
  const person = withRoles(await ports.db.people.findPersonBySlack(slackUserId), account, by.teamId, roles);
  await ports.db.people.savePerson(person);
  await ports.db.audit.append({
    at: ports.clock.now(),
    byId: by.id,
    verb: 'roles.assign',
    aboutId: person.id,
    detail: { roles: roles.join(' ') },
  });
  return { ok: true, person };
}

/**
 * The person behind an account. The owner of the Slack workspace becomes the first admin where there is none; anybody
 * else unknown stays null until an admin gives them a role.
 */
export async function findOrWelcome(
  ports: Ports,
  slackUserId: string,
  teamId: string,
): Promise<Person | null> {
  const known = await ports.db.people.findPersonBySlack(slackUserId);
  if (known) return known;
  const admins = await ports.db.people.listPeople({ role: 'admin' });
  if (admins.length > 0) return null;
  const account = await ports.directory.findAccount(slackUserId);
  if (!account?.active || !account.owner) return null;
  const person = withRoles(null, account, teamId, ['admin']);
  await ports.db.people.savePerson(person);
  return person;
}

/** A new interviewer starts with office hours in their own zone, no pool and no skill: an admin adds those. */
function withRoles(known: Person | null, account: Account, teamId: string, roles: Role[]): Person {
  const person = known ?? { id: newId(), teamId, slackUserId: account.slackUserId };
  const interviewer = known?.interviewer ?? {
    calendarId: account.email,
    weeklyHours: OFFICE_WEEK,
    skills: {},
    pools: [],
  };
  return {
    ...person,
    name: account.name,
    email: account.email,
    zone: account.zone,
    active: true,
    roles,
    ...(roles.includes('interviewer') && { interviewer }),
  };
}
