import { profileModal, readProfileModal } from '../../blocks/home/profileModal';
import type { ProfileForm, ProfileModalProps } from '../../blocks/home/props';
import { BLOCKS } from '../../blocks/ids';
import { fill, stateOf, wordsOf } from './viewPerson';

/** A Tuesday. */
const TODAY = '2026-12-01';
const FORM: ProfileForm = {
  team: 'Payments',
  apartSlackUserIds: ['U0OMAR'],
  ...{ pools: ['design'], qualified: ['coding'], shadow: ['system-design'], reverseShadow: [] },
  ...{ days: ['mon', 'wed'], from: '10:00', to: '18:30', second: { from: '20:00', to: '21:00' } },
  ...{ capPerDay: 2, capPerWeek: null, daysOff: [{ from: '2026-12-24', to: '2027-01-02' }] },
  otherHours: [{ date: '2026-12-10', windows: [{ from: '13:00', to: '20:00' }] }],
  ...{ bufferMinutes: 15, noticeHours: 24, pausedUntil: '2026-12-20' },
};
const props = (overrides: Partial<ProfileModalProps> = {}): ProfileModalProps => ({
  person: { id: 'p1', name: 'Priya Nair', slackUserId: 'U0PRIYA' },
  zone: 'Europe/Lisbon',
  form: FORM,
  teams: ['Core', 'Payments'],
  pools: [{ key: 'design', name: 'Design' }],
  stages: [
    { key: 'coding', name: 'Coding' },
    { key: 'system-design', name: 'System design' },
  ],
  ...overrides,
});

describe("an interviewer's profile", () => {
  test('drawn and sent untouched gives what it was drawn with', () => {
    expect(readProfileModal(stateOf(profileModal(props())), TODAY)).toEqual({ ok: true, value: FORM });
  });

  test("one's own form has no pools and stages, and says the team only", () => {
    const { teams: _teams, pools: _pools, stages: _stages, ...own } = props();
    expect(wordsOf(profileModal(own).blocks)).toContain('*Priya Nair*   Payments');
    expect(readProfileModal(stateOf(profileModal(own)), TODAY)).toEqual({
      ok: true,
      value: {
        ...{ ...FORM, team: null, apartSlackUserIds: null },
        ...{ pools: null, qualified: null, shadow: null, reverseShadow: null },
      },
    });
  });

  test('an admin sees which teams there are, and empties the field for none', () => {
    const view = profileModal(props());
    expect(JSON.stringify(view.blocks)).toContain('So far: Core, Payments.');
    expect(readProfileModal(fill(view, { [BLOCKS.profileTeam]: '' }), TODAY)).toMatchObject({
      value: { team: '' },
    });
  });

  test('days off are taken out by their tick, and added as a stretch or one day', () => {
    const view = profileModal(props());
    const read = (values: Parameters<typeof fill>[1]) => {
      const reading = readProfileModal(fill(view, values), TODAY);
      return reading.ok ? reading.value.daysOff : reading.errors;
    };
    expect(read({ [BLOCKS.profileDaysOff]: [] })).toEqual([]);
    const one = { from: '2026-12-07', to: '2026-12-07' };
    expect(read({ [BLOCKS.profileOffFrom]: one.from })).toEqual([one, ...FORM.daysOff]);
    const week = { from: '2027-02-01', to: '2027-02-05' };
    const typed = { [BLOCKS.profileOffFrom]: week.from, [BLOCKS.profileOffTo]: week.to };
    expect(read(typed)).toEqual([...FORM.daysOff, week]);
    expect(read({ [BLOCKS.profileOffTo]: week.to })).toHaveProperty([BLOCKS.profileOffFrom]);
    expect(read({ ...typed, [BLOCKS.profileOffTo]: '2027-01-31' })).toHaveProperty([BLOCKS.profileOffTo]);
  });

  test('other hours on single days are typed; a day without hours has the usual ones, and none is left out', () => {
    const read = (text: string) =>
      readProfileModal(fill(profileModal(props()), { [BLOCKS.profileOther]: text }), TODAY);
    expect(read('Thu 8-12, 14-16\nFri')).toMatchObject({
      value: {
        otherHours: [
          {
            date: '2026-12-03',
            windows: [
              { from: '08:00', to: '12:00' },
              { from: '14:00', to: '16:00' },
            ],
          },
          { date: '2026-12-04', windows: [{ from: '10:00', to: '18:30' }] },
        ],
      },
    });
    expect(read('')).toMatchObject({ value: { otherHours: [] } });
    expect(read('Thu 2-4')).toEqual({
      ok: false,
      errors: { [BLOCKS.profileOther]: expect.stringContaining('may be morning or afternoon') },
    });
  });

  test.each([
    [
      'a second stretch inside the first',
      { second: { from: '12:00', to: '13:00' } },
      BLOCKS.profileSecondFrom,
    ],
    ['a second stretch that ends first', { second: { from: '20:00', to: '19:30' } }, BLOCKS.profileSecondTo],
    ['an end before the start', { to: '09:00' }, BLOCKS.profileTo],
    ['a stage in two lists', { shadow: ['coding'] }, BLOCKS.profileShadow],
    ['more than anybody could do', { capPerDay: 99 }, BLOCKS.profileDayCap],
  ])('%s is refused beside its field', (_name, form, block) => {
    const reading = readProfileModal(stateOf(profileModal(props({ form: { ...FORM, ...form } }))), TODAY);
    expect(reading.ok ? [] : Object.keys(reading.errors)).toEqual([block]);
  });
});
