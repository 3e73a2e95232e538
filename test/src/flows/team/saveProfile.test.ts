import type { Person } from '../../../../src/entities';
import { profileWishOf, saveProfile } from '../../../../src/flows/team/saveProfile';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makePerson, NOW } from '../../models/makers';

const PRIYA = makePerson({ id: 'priya', team: 'Core' });
const OMAR = makePerson({ id: 'omar', team: 'Payments' });
const GONE = makePerson({ id: 'gone', team: 'Mainframe', active: false });
const YUKI = makePerson({ id: 'yuki', roles: ['admin'] });

async function teamAfter(by: Person, typed: string | null, people = [PRIYA, OMAR, GONE, YUKI]) {
  const { ports } = makeMemoryPorts({ people: [...people], candidates: [], interviews: [], cards: [] }, NOW);
  const saved = await saveProfile(ports, by, PRIYA.id, { ...profileWishOf(PRIYA), team: typed });
  return saved.ok ? saved.person.team : saved.reason.code;
}

test('a second stretch of hours is kept on each day, days off and single days as typed, and all else as it was', async () => {
  const people = [makePerson({ id: 'priya' })];
  const { ports } = makeMemoryPorts({ people, candidates: [], interviews: [], cards: [] }, NOW);
  const wish = profileWishOf(PRIYA);
  const daysOff = [{ from: '2026-12-24', to: '2027-01-02' }];
  const second = { from: '20:00', to: '21:00' };
  const otherHours = [{ date: '2026-12-10', windows: [{ from: '13:00', to: '20:00' }] }];
  const typed = { ...wish, days: ['mon' as const, 'tue' as const], second, daysOff, otherHours };
  const saved = await saveProfile(ports, PRIYA, 'priya', typed);
  const windows = [{ from: wish.from, to: wish.to }, second];
  expect(saved).toMatchObject({
    person: { interviewer: { weeklyHours: { mon: windows, tue: windows }, daysOff, overrides: otherHours } },
  });
  const again = saved.ok ? profileWishOf(saved.person) : wish;
  expect(again).toMatchObject({ second, daysOff, otherHours });
  expect(await saveProfile(ports, PRIYA, 'priya', again)).toMatchObject({
    person: { interviewer: { weeklyHours: { mon: windows, tue: windows }, daysOff, overrides: otherHours } },
  });
});

describe('the team of a person', () => {
  test.each([
    ['as an admin types it', '  Data   science ', 'Data science'],
    ['as others write it already', 'payMENTS', 'Payments'],
    ['not as only somebody who left wrote it', 'mainframe', 'mainframe'],
    ['in a new spelling where nobody else is in it', 'core', 'core'],
    ['none once the field is empty', '', undefined],
    ['as it was where the form did not draw it', null, 'Core'],
  ])('is %s', async (_what, typed, expected) => {
    expect(await teamAfter(YUKI, typed)).toBe(expected);
  });

  test("is set by admins: in one's own form it stays as it is, and nobody else opens it", async () => {
    expect(await teamAfter(PRIYA, 'Payments')).toBe('Core');
    expect(await teamAfter(OMAR, 'Payments')).toBe('not yours');
  });
});
