import { profileModal, readProfileModal } from '../../blocks/home/profileModal';
import type { ProfileForm, ProfileModalProps } from '../../blocks/home/props';
import { BLOCKS } from '../../blocks/ids';
import { fill, stateOf, wordsOf } from './viewPerson';

const FORM: ProfileForm = {
  team: 'Payments',
  apartSlackUserIds: ['U0OMAR'],
  ...{ pools: ['design'], qualified: ['coding'], shadow: ['system-design'], reverseShadow: [] },
  ...{ days: ['mon', 'wed'], from: '10:00', to: '18:30', capPerDay: 2, capPerWeek: null },
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
    expect(readProfileModal(stateOf(profileModal(props())))).toEqual({ ok: true, value: FORM });
  });

  test("one's own form has no pools and stages, and says the team only", () => {
    const { teams: _teams, pools: _pools, stages: _stages, ...own } = props();
    expect(wordsOf(profileModal(own).blocks)).toContain('*Priya Nair*   Payments');
    expect(readProfileModal(stateOf(profileModal(own)))).toEqual({
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
    expect(readProfileModal(fill(view, { [BLOCKS.profileTeam]: '' }))).toMatchObject({ value: { team: '' } });
  });

  test.each([
    ['an end before the start', { to: '09:00' }, BLOCKS.profileTo],
    ['a stage in two lists', { shadow: ['coding'] }, BLOCKS.profileShadow],
    ['more than anybody could do', { capPerDay: 99 }, BLOCKS.profileDayCap],
  ])('%s is refused beside its field', (_name, form, block) => {
    const reading = readProfileModal(stateOf(profileModal(props({ form: { ...FORM, ...form } }))));
    expect(reading.ok ? [] : Object.keys(reading.errors)).toEqual([block]);
  });
});
