import type { Person } from '../../src/entities';
import type { InterviewerProfile } from '../../src/interviewerProfile';
import type { SkillLevel } from '../../src/scheduling/types';
import { dateOf } from './civilDays';
import { ENGINEERS, type Engineer, STAGE_POOLS, TEAM_NAMES } from './engineers';
import { emailOf, personId, slackUserId, TEAM_ID } from './ids';
import { STAFF } from './staff';

const LEAST_NOTICE_MINUTES = 12 * 60;

/** Everybody the database knows, engineers with what scheduling must know of them. */
export function makePeople(anchorAt: Date): Person[] {
  const engineers = ENGINEERS.map(
    (engineer): Person => ({
      ...identity(engineer),
      roles: ['interviewer'],
      active: true,
      team: TEAM_NAMES[engineer.team],
      ...apartOf(engineer.key),
      interviewer: profileOf(engineer, anchorAt),
    }),
  );
  const staff = STAFF.map(
    (member): Person => ({ ...identity(member), roles: [...member.roles], active: member.active ?? true }),
  );
  return [...engineers, ...staff];
}

/** Both sides of a pair know it. */
function apartOf(key: string): Pick<Person, 'apartIds'> {
  const apart = ENGINEERS.filter(
    (other) =>
      other.apartFrom?.includes(key) ||
      ENGINEERS.some((own) => own.key === key && own.apartFrom?.includes(other.key)),
  );
  return apart.length > 0 ? { apartIds: apart.map((other) => personId(other.key)) } : {};
}

const identity = ({ key, name, zone }: { key: string; name: string; zone: string }) => ({
  id: personId(key),
  teamId: TEAM_ID,
  slackUserId: slackUserId(key),
  name,
  email: emailOf(name),
  zone,
});

function profileOf(engineer: Engineer, anchorAt: Date): InterviewerProfile {
  const { name, pools, weeklyHours, capPerDay, capPerWeek, bufferMinutes, daysOff = [] } = engineer;
  return {
    calendarId: emailOf(name),
    ...{ pools: [...pools], weeklyHours, capPerDay, capPerWeek, bufferMinutes },
    leastNoticeMinutes: LEAST_NOTICE_MINUTES,
    daysOff: daysOff.map(([from, to]) => ({ from: dateOf(anchorAt, from), to: dateOf(anchorAt, to) })),
    skills: skillsOf(engineer),
  };
}

/** Whoever is in a pool of a stage is qualified for it; what they learn comes on top. */
function skillsOf({ pools, learns = {} }: Pick<Engineer, 'pools' | 'learns'>): Record<string, SkillLevel> {
  const qualified = Object.entries(STAGE_POOLS)
    .filter(([, stagePools]) => stagePools.some((pool) => pools.includes(pool)))
    .map(([stage]): [string, SkillLevel] => [stage, 'qualified']);
  return { ...Object.fromEntries(qualified), ...learns };
}
