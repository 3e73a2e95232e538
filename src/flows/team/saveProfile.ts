import { type CivilDay, civilDay, instantOf } from '../../civil';
import type { Person } from '../../entities';
import type { InterviewerProfile } from '../../interviewerProfile';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { DateRange, HoursWindow, SkillLevel, Weekday, WeeklyHours } from '../../scheduling/types';
import { keepApart } from './apart';
import { listTeams, spelledAs } from './teams';

/** How somebody wants to interview, or an admin says they do. A team and lists that are null stay as they are. */
export interface ProfileWish {
  /** Empty: no team. */
  team: string | null;
  /** Accounts of those they never sit on a panel with. */
  apartSlackUserIds: string[] | null;
  pools: string[] | null;
  /** Stage keys. */
  qualified: string[] | null;
  shadow: string[] | null;
  reverseShadow: string[] | null;
  days: Weekday[];
  /** HH:mm in the person's zone. */
  from: string;
  to: string;
  /** A second stretch of the same days; null: none. */
  second: HoursWindow | null;
  /** Civil days in the person's zone, both included. */
  daysOff: DateRange[];
  /** Single days with hours in place of the usual ones, in the person's zone. */
  otherHours: { date: CivilDay; windows: HoursWindow[] }[];
  capPerDay: number | null;
  capPerWeek: number | null;
  bufferMinutes: number | null;
  noticeHours: number | null;
  /** Civil day in the person's zone. */
  pausedUntil: string | null;
}

/** A profile as the form shows it; a week with more than two windows a day, or other ones each day, is shown by those of its first. `people` are named in it. */
export function profileWishOf(
  { interviewer, zone, team, apartIds = [] }: Person,
  people: readonly Person[] = [],
): ProfileWish {
  const skills = Object.entries(interviewer?.skills ?? {});
  const at = (level: SkillLevel) => skills.filter(([, each]) => each === level).map(([stageKey]) => stageKey);
  const days = WEEKDAYS.filter((day) => (interviewer?.weeklyHours[day] ?? []).length > 0);
  const [first] = days;
  const [window, second] = (first && interviewer?.weeklyHours[first]) ?? [];
  return {
    team: team ?? '',
    apartSlackUserIds: people.flatMap(({ id, slackUserId }) => (apartIds.includes(id) ? [slackUserId] : [])),
    pools: [...(interviewer?.pools ?? [])],
    qualified: at('qualified'),
    shadow: at('shadow'),
    reverseShadow: at('reverse shadow'),
    days,
    from: window?.from ?? '09:00',
    to: window?.to ?? '17:00',
    second: second ? { from: second.from, to: second.to } : null,
    daysOff: [...(interviewer?.daysOff ?? [])].toSorted((a, b) => a.from.localeCompare(b.from)),
    otherHours: otherHoursOf(interviewer?.overrides ?? []),
    capPerDay: interviewer?.capPerDay ?? null,
    capPerWeek: interviewer?.capPerWeek ?? null,
    bufferMinutes: interviewer?.bufferMinutes ?? null,
    noticeHours:
      interviewer?.leastNoticeMinutes === undefined ? null : Math.round(interviewer.leastNoticeMinutes / 60),
    pausedUntil: interviewer?.pausedUntil ? civilDay(interviewer.pausedUntil, zone) : null,
  };
}

function otherHoursOf(overrides: NonNullable<InterviewerProfile['overrides']>): ProfileWish['otherHours'] {
  return overrides
    .map(({ date, windows }) => ({ date, windows: [...windows] }))
    .toSorted((a, b) => a.date.localeCompare(b.date));
}

/** Keeps a profile: one's own hours and limits, or as an admin anybody's whole. Booked interviews stay as they are. */
export async function saveProfile(
  ports: Ports,
  by: Person,
  personId: string,
  wish: ProfileWish,
): Promise<{ ok: true; person: Person } | Refusal> {
  const isAdmin = by.active && by.roles.includes('admin');
  if (!isAdmin && by.id !== personId) return refuse({ code: 'not yours', needs: 'admin', askIds: [] });
  const person = await ports.db.people.getPerson(personId);
  if (!person.interviewer) return refuse({ code: 'unknown person' });
  const interviewer = profileOf(person, person.interviewer, isAdmin ? wish : withoutStages(wish));
  const { team: before, ...rest } = person;
  const team = isAdmin && wish.team !== null ? await spelled(ports, personId, wish.team) : before;
  const named = isAdmin && wish.apartSlackUserIds ? await listNamed(ports, wish.apartSlackUserIds) : null;
  if (named?.includes(null)) return refuse({ code: 'unknown person' });
  const apartIds = named?.flatMap((each) => (each && each.id !== personId ? [each.id] : [])) ?? null;
  const changed = { ...rest, ...(team && { team }), interviewer };
  const saved = await ports.db.transact(async (stores) => {
    const kept = apartIds ? await keepApart(stores.people, changed, apartIds) : changed;
    await stores.people.savePerson(kept);
    await stores.audit.append({
      ...{ at: ports.clock.now(), byId: by.id, verb: 'profile.save', aboutId: personId },
    });
    return kept;
  });
  return { ok: true, person: saved };
}

/** A team as others write it. */
async function spelled(ports: Ports, personId: string, typed: string): Promise<string> {
  const others = (await ports.db.people.listPeople()).filter(({ id }) => id !== personId);
  return spelledAs(typed, listTeams(others));
}

function listNamed({ db }: Ports, slackUserIds: string[]): Promise<(Person | null)[]> {
  return Promise.all(slackUserIds.map((id) => db.people.findPersonBySlack(id)));
}

const WEEKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const withoutStages = (wish: ProfileWish): ProfileWish => ({
  ...wish,
  ...{ pools: null, qualified: null, shadow: null, reverseShadow: null },
});

function profileOf(person: Person, profile: InterviewerProfile, wish: ProfileWish): InterviewerProfile {
  const { capPerDay: _day, capPerWeek: _week, bufferMinutes: _buffer, ...rest } = profile;
  const { leastNoticeMinutes: _notice, pausedUntil: _pause, overrides: _other, ...kept } = rest;
  return {
    ...kept,
    pools: wish.pools ?? profile.pools,
    skills: skillsOf(wish) ?? profile.skills,
    weeklyHours: hoursOf(person, wish),
    daysOff: wish.daysOff,
    ...(wish.otherHours.length > 0 && { overrides: wish.otherHours }),
    ...(wish.capPerDay !== null && { capPerDay: wish.capPerDay }),
    ...(wish.capPerWeek !== null && { capPerWeek: wish.capPerWeek }),
    ...(wish.bufferMinutes !== null && { bufferMinutes: wish.bufferMinutes }),
    ...(wish.noticeHours !== null && { leastNoticeMinutes: wish.noticeHours * 60 }),
    ...(wish.pausedUntil && { pausedUntil: instantOf(wish.pausedUntil, '00:00', person.zone) }),
  };
}

/** Hours that the form shows as they are stay as they are, with all their windows. */
function hoursOf(person: Person, wish: ProfileWish): WeeklyHours {
  const shown = profileWishOf(person);
  const said = ({ days, from, to, second }: ProfileWish) =>
    [...days, from, to, second?.from, second?.to].join();
  const isSame = said(shown) === said(wish);
  if (isSame && person.interviewer) return person.interviewer.weeklyHours;
  const windows = [{ from: wish.from, to: wish.to }, ...(wish.second ? [wish.second] : [])];
  return Object.fromEntries(wish.days.map((day) => [day, windows]));
}

function skillsOf({ qualified, shadow, reverseShadow }: ProfileWish): InterviewerProfile['skills'] | null {
  if (!qualified && !shadow && !reverseShadow) return null;
  const at = (keys: string[] | null, level: SkillLevel) => (keys ?? []).map((key) => [key, level] as const);
  return Object.fromEntries([
    ...at(shadow, 'shadow'),
    ...at(reverseShadow, 'reverse shadow'),
    ...at(qualified, 'qualified'),
  ]);
}
