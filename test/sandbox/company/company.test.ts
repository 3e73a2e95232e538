import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime, IANAZone } from 'luxon';
import { makeSandboxClock } from '../../../sandbox/clock';
import { dateOf } from '../../../sandbox/company/civilDays';
import { anchorOf, type Company, makeCompany } from '../../../sandbox/company/company';
import { STAGE_POOLS } from '../../../sandbox/company/engineers';
import { openDisk } from '../../../sandbox/disk';
import { makeGoogleSandbox } from '../../../sandbox/google/googleSandbox';
import type { OfficeWeek } from '../../../sandbox/google/officeTypes';
import { makeServiceAccount } from '../../../sandbox/google/serviceAccount';
import { parseRubric } from '../../../scorecards/parseRubric';

const rubric = readRubric();

function readRubric() {
  const path = join(__dirname, '../../../scorecards/back-end-engineer.yaml');
  const parsed = parseRubric(readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.rubric;
}

const DAY_MS = 86_400_000;

/** The first one has Europe's clocks go back in it, the last one America's go ahead. */
const ANCHORS = ['2026-11-30T08:00:00Z', '2026-10-19T08:00:00Z', '2027-03-01T08:00:00Z'];

const account = makeServiceAccount('interloop@example.com');

/** What the calendars show of the company from the Sunday before to the Monday after its three weeks. */
function diariesOf(company: Company): OfficeWeek {
  const { calendars, anchorAt } = company;
  const clock = makeSandboxClock(anchorAt);
  const sandbox = makeGoogleSandbox({ clock, disk: openDisk(), calendars, serviceAccount: account });
  const week = sandbox.office.week(
    new Date(anchorAt.getTime() - DAY_MS),
    new Date(anchorAt.getTime() + 22 * DAY_MS),
  );
  sandbox.close();
  return week;
}

describe('the company', () => {
  it('is the same for the same Monday, whole', () => {
    const anchorAt = new Date('2026-11-30T08:00:00Z');
    expect(makeCompany(anchorAt)).toEqual(makeCompany(new Date(anchorAt)));
  });

  it.each(['2026-12-01T08:00:00Z', '2026-11-30T09:00:00Z'])('starts on no other moment, such as %s', (at) => {
    expect(() => makeCompany(new Date(at))).toThrow(RangeError);
  });

  it.each([
    ['2026-11-22T19:00:00Z', '2026-11-16T08:00:00.000Z'],
    ['2026-11-23T00:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['2026-11-25T12:00:00Z', '2026-11-23T08:00:00.000Z'],
  ])('has the anchor of the week that %s lies in', (at, anchor) => {
    expect(anchorOf(new Date(at)).toISOString()).toBe(anchor);
  });
});

describe.each(ANCHORS)('the company of %s', (anchor) => {
  const company = makeCompany(new Date(anchor));
  const { people, candidates, interviews, scorecards, slackUsers, channels, calendars } = company;
  const interviewers = people.filter(({ interviewer, active }) => interviewer && active);
  const week = diariesOf(company);
  const eventsOf = (email: string) =>
    week.diaries.find(({ calendar }) => calendar.id === email)?.events ?? [];

  it('has the people of the story', () => {
    expect(interviewers).toHaveLength(14);
    expect(new Set(interviewers.map(({ zone }) => zone)).size).toBe(4);
    expect(interviewers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Priya Nair', 'Omar Haddad', 'Chen Wei']),
    );
    const withRole = (role: string) =>
      people.filter(({ roles, active }) => active && `${roles}`.includes(role));
    expect([withRole('recruiter').length, withRole('committee').length, withRole('admin').length]).toEqual([
      2, 3, 1,
    ]);
    expect(slackUsers.filter(({ deleted }) => deleted)).toHaveLength(1);
    expect(new Set(interviewers.map(({ team }) => team))).toEqual(new Set(['Core', 'Payments', 'Platform']));
  });

  it('refers to nobody and nothing that is not there', () => {
    const personIds = new Set(people.map(({ id }) => id));
    const slackIds = new Set([...slackUsers.map(({ id }) => id), 'U0INTERLOOP']);
    const calendarIds = new Set(calendars.map(({ id }) => id));
    const unknown = [
      ...people.filter(({ slackUserId }) => !slackIds.has(slackUserId)),
      ...people.filter(({ interviewer }) => interviewer && !calendarIds.has(interviewer.calendarId)),
      ...channels.flatMap(({ memberIds }) => memberIds).filter((id) => !slackIds.has(id)),
      ...candidates
        .flatMap(({ recruiterId, referrerId, conflictIds }) => [
          recruiterId,
          referrerId ?? recruiterId,
          ...conflictIds,
        ])
        .filter((id) => !personIds.has(id)),
      ...candidates.filter(({ slackUserId }) => slackUserId && !slackIds.has(slackUserId)),
      ...interviews.filter(({ candidateId }) => !candidates.some(({ id }) => id === candidateId)),
      ...interviews.flatMap(({ panel }) => panel).filter(({ personId }) => !personIds.has(personId)),
      ...scorecards.filter(({ interviewId, personId }) =>
        interviews.every(
          ({ id, panel }) => id !== interviewId || panel.every((seat) => seat.personId !== personId),
        ),
      ),
    ];
    expect(unknown).toEqual([]);
    for (const ids of [people, candidates, interviews, scorecards].map((list) => list.map(({ id }) => id))) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('names zones, stages, pools and competencies that exist', () => {
    const zones = [...people, ...candidates].map(({ zone }) => zone);
    expect(zones.filter((zone) => !IANAZone.isValidZone(zone))).toEqual([]);
    const stages = new Map(rubric.stages.map((stage) => [stage.key, stage]));
    expect(Object.keys(STAGE_POOLS).sort()).toEqual([...stages.keys()].sort());
    const poolKeys = rubric.pools.map(({ key }) => key);
    expect(
      interviewers
        .flatMap(({ interviewer }) => interviewer?.pools ?? [])
        .filter((pool) => !poolKeys.includes(pool)),
    ).toEqual([]);
    for (const [stage, pools] of Object.entries(STAGE_POOLS)) {
      const asked = stages.get(stage)?.panel.flatMap((seat) => seat.pools) ?? [];
      expect([...new Set(asked)].sort()).toEqual([...pools].sort());
    }
    for (const card of scorecards.filter(({ status }) => status === 'submitted')) {
      const rated = card.ratings.map(({ competencyKey }) => competencyKey);
      expect(rated).toEqual(stages.get(card.stageKey)?.competencies);
    }
  });

  it('has at least three qualified people and a lead for every stage', () => {
    for (const stage of rubric.stages) {
      const qualified = interviewers.filter(
        ({ interviewer }) => interviewer?.skills[stage.key] === 'qualified',
      );
      const leadPools = stage.panel.find(({ part }) => part === 'lead')?.pools ?? [];
      const leads = qualified.filter(({ interviewer }) =>
        interviewer?.pools.some((pool) => leadPools.includes(pool)),
      );
      expect(qualified.length).toBeGreaterThanOrEqual(3);
      expect(leads.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('double-books nobody with past interviews, all of them over before it starts and inside working hours', () => {
    for (const interview of interviews) {
      expect(interview.endsAt.getTime()).toBeLessThan(company.anchorAt.getTime());
      for (const { personId } of interview.panel) {
        const clashes = interviews.filter(
          (other) =>
            other.panel.some((seat) => seat.personId === personId) &&
            other.startsAt < interview.endsAt &&
            other.endsAt > interview.startsAt,
        );
        expect(clashes).toEqual([interview]);
        const person = people.find(({ id }) => id === personId);
        const start = DateTime.fromJSDate(interview.startsAt, { zone: person?.zone ?? 'utc' });
        const end = DateTime.fromJSDate(interview.endsAt, { zone: person?.zone ?? 'utc' });
        const day = start.setLocale('en').toFormat('ccc').toLowerCase() as 'mon';
        const [hours] = person?.interviewer?.weeklyHours[day] ?? [];
        expect(start.toFormat('HH:mm') >= (hours?.from ?? '24:00')).toBe(true);
        expect(end.toFormat('HH:mm') <= (hours?.to ?? '00:00')).toBe(true);
      }
    }
  });

  it('gives evidence for every end of the scale, and keeps one real disagreement', () => {
    const bare = scorecards
      .flatMap(({ ratings }) => ratings)
      .filter(({ level, evidence }) => (level === 1 || level === 4) && evidence.length < 40);
    expect(bare).toEqual([]);
    const levels = scorecards
      .filter(
        ({ interviewId, part }) =>
          interviewId === 'interview-grace-system-design' && part !== 'reverse shadow',
      )
      .map(({ ratings }) => ratings.find(({ competencyKey }) => competencyKey === 'data-modelling')?.level);
    expect(levels).toEqual([4, 2]);
  });

  it('has one finished loop, one half-way and one fresh candidate', () => {
    const cardsOf = (name: string, status: string) =>
      scorecards.filter((card) => card.candidateId === `candidate-${name}` && card.status === status).length;
    const stagesOf = (name: string) =>
      interviews.filter(({ candidateId }) => candidateId === `candidate-${name}`).length;
    expect([stagesOf('grace'), cardsOf('grace', 'draft')]).toEqual([rubric.stages.length, 0]);
    expect([stagesOf('alan'), cardsOf('alan', 'draft')]).toEqual([3, 1]);
    expect([stagesOf('ada'), cardsOf('ada', 'submitted')]).toEqual([0, 0]);
  });

  it('keeps every event inside the three weeks', () => {
    const first = dateOf(company.anchorAt, 0);
    const end = dateOf(company.anchorAt, 21);
    for (const { calendar, events } of week.diaries) {
      const outside = events.filter(({ startAt, endAt }) => {
        const local = (at: string) => DateTime.fromISO(at, { zone: calendar.timeZone });
        return (
          local(startAt).toISODate()?.localeCompare(first) === -1 ||
          local(endAt) > DateTime.fromISO(end, { zone: calendar.timeZone })
        );
      });
      expect(outside).toEqual([]);
    }
  });

  it('fills a working day with four to eight meetings', () => {
    for (const { email, zone, interviewer } of interviewers) {
      const counts = new Map<string, number>();
      const off = eventsOf(email).filter(({ allDay }) => allDay);
      for (const { startAt } of eventsOf(email).filter(({ allDay }) => !allDay)) {
        const at = DateTime.fromISO(startAt, { zone });
        if (off.some((day) => day.startAt <= startAt && startAt < day.endAt)) continue;
        const day = at.toFormat('ccc').toLowerCase() as 'mon';
        if ((interviewer?.weeklyHours[day]?.[0]?.to ?? '') < '15:00') continue;
        counts.set(at.toISODate() ?? '', (counts.get(at.toISODate() ?? '') ?? 0) + 1);
      }
      const unusual = [...counts]
        .filter(([, count]) => count < 4 || count > 8)
        .map(([day, count]) => `${email} ${day} ${count}`);
      expect(unusual).toEqual([]);
    }
  });

  it('asks nobody to be in two meetings at once', () => {
    for (const { email } of interviewers) {
      const timed = eventsOf(email).filter(({ allDay, busy }) => !allDay && busy);
      const clashes = timed.filter((one, index) =>
        timed.slice(index + 1).some((other) => other.startAt < one.endAt),
      );
      expect(clashes.map(({ summary, startAt }) => `${email} ${summary} ${startAt}`)).toEqual([]);
    }
  });

  it("leaves at least two times next week for every stage, in Ada's hours", () => {
    for (const stage of rubric.stages) {
      const starts = [7, 8, 9, 10, 11].flatMap((day) =>
        Array.from({ length: 17 }, (_, n) =>
          DateTime.fromISO(`${dateOf(company.anchorAt, day)}T09:00`, { zone: 'America/New_York' }).plus({
            minutes: 30 * n,
          }),
        ),
      );
      const open = starts.filter((start) => {
        const end = start.plus({ minutes: stage.minutes });
        const free = interviewers.filter((person) => isFree(person, start, end, stage.key));
        const leadPools = stage.panel.find(({ part }) => part === 'lead')?.pools ?? [];
        const hasLead = free.some(({ interviewer }) =>
          interviewer?.pools.some((pool) => leadPools.includes(pool)),
        );
        return hasLead && free.length >= stage.panel.length;
      });
      expect(open.length).toBeGreaterThanOrEqual(2);
    }
  });

  function isFree(
    person: (typeof interviewers)[number],
    start: DateTime,
    end: DateTime,
    stage: string,
  ): boolean {
    const { interviewer, zone, email } = person;
    if (interviewer?.skills[stage] !== 'qualified') return false;
    if (calendars.find(({ id }) => id === email)?.sharing === 'none') return false;
    const local = start.setZone(zone);
    const [hours] =
      interviewer.weeklyHours[local.setLocale('en').toFormat('ccc').toLowerCase() as 'mon'] ?? [];
    if (!hours || local.toFormat('HH:mm') < hours.from || end.setZone(zone).toFormat('HH:mm') > hours.to)
      return false;
    return eventsOf(email).every(
      ({ startAt, endAt, busy }) =>
        !busy || new Date(startAt) >= end.toJSDate() || new Date(endAt) <= start.toJSDate(),
    );
  }
});
