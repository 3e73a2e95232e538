import type { Person } from '../../sandbox/slack/person';
import { type Product, startProduct } from '../support/startProduct';

jest.setTimeout(40_000);

const TEJO = 'c_188tejo@resource.calendar.google.com';

let product: Product;
let yuki: Person;

beforeAll(async () => {
  product = await startProduct();
  yuki = product.person('yuki');
  await yuki.goTo('Home');
}, 60_000);
afterAll(() => product.close());

const findTejo = () => product.db.rooms.findRoomByCalendar(TEJO);

async function fillRoom(calendar: string): Promise<void> {
  await yuki.fill('Name', 'Tejo');
  await yuki.fill('Address', 'rua da prata 80,  lisbon');
  await yuki.fill('Calendar address', calendar);
  await yuki.submit();
}

test('an admin registers a room, whose address and calendar are looked at first', async () => {
  await yuki.click('Add a room');
  await yuki.modal('Add a room');
  await fillRoom('yuki.tanaka@fernhill.example');
  await yuki.sees('The calendar of a room ends with @resource.calendar.google.com.');
  await fillRoom('c_188nowhere@resource.calendar.google.com');
  await yuki.sees('Google does not show this calendar to Interloop.');
  await fillRoom('c_188spree@resource.calendar.google.com');
  await yuki.sees('This is the calendar of Spree.');
  await fillRoom(TEJO.toUpperCase());
  await yuki.seesNoModal();
  await yuki.sees('Tejo');
  expect(await findTejo()).toMatchObject({ name: 'Tejo', address: 'Rua da Prata 80, Lisbon', active: true });
});

test('changes it, and recruiters choose it', async () => {
  await yuki.click('Change', { near: 'Tejo' });
  await yuki.modal('Room');
  await yuki.fill('Seats', '10');
  await yuki.submit();
  await yuki.seesNoModal();
  await yuki.sees('10 seats');
  const nora = product.person('nora');
  await nora.types('/schedule Ada Lovelace next week', 'Interloop');
  await nora.fill('Where', 'Tejo, 10 seats');
  await nora.closeModal(true);
});

test('removes it, and it is the same room when it is registered again', async () => {
  const { id } = (await findTejo()) ?? {};
  await yuki.click('Change', { near: 'Tejo' });
  await yuki.modal('Room');
  await yuki.click('Remove this room');
  await yuki.sees('Tejo is no longer offered. No interview is booked in it.');
  await yuki.closeModal(true);
  await yuki.seesNo('10 seats');
  await yuki.click('Add a room');
  await fillRoom(TEJO);
  await yuki.seesNoModal();
  expect(await findTejo()).toMatchObject({ id, active: true });
});

test('nobody else sees the rooms on Home', async () => {
  const nora = product.person('nora');
  await nora.goTo('Home');
  await nora.sees('Schedule an interview');
  await nora.seesNo('Add a room');
});
