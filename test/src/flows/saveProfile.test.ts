import type { Person } from '../../../src/entities';
import { profileWishOf, saveProfile } from '../../../src/flows/saveProfile';
import { makeMemoryPorts } from '../../support/memoryPorts';
import { makePerson, NOW } from '../models/makers';

const PRIYA = makePerson({ id: 'priya', team: 'Core' });
const OMAR = makePerson({ id: 'omar', team: 'Payments' });
const GONE = makePerson({ id: 'gone', team: 'Mainframe', active: false });
const YUKI = makePerson({ id: 'yuki', roles: ['admin'] });

async function teamAfter(by: Person, typed: string | null, people = [PRIYA, OMAR, GONE, YUKI]) {
  const { ports } = makeMemoryPorts({ people: [...people], candidates: [], interviews: [], cards: [] }, NOW);
  const saved = await saveProfile(ports, by, PRIYA.id, { ...profileWishOf(PRIYA), team: typed });
  return saved.ok ? saved.person.team : saved.reason.code;
}

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
