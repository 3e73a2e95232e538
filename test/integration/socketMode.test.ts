import { personId } from '../../sandbox/company/ids';
import type { Person } from '../../sandbox/slack/person';
import type { Interview } from '../../src/entities';
import { type Product, startProduct } from '../support/startProduct';
import { book, seated, stored } from '../support/steps';

jest.setTimeout(30_000);

let product: Product;
let nora: Person;
let interview: Interview;

beforeAll(async () => {
  product = await startProduct({ socketMode: true });
  nora = product.person('nora');
}, 60_000);
afterAll(() => product.close());

const answers = async () => (await stored(product, interview)).panel.map(({ answer }) => answer);

describe('over Socket Mode', () => {
  test('the same commands, clicks and forms work: an interview is booked and accepted', async () => {
    interview = await book(product, nora, 'Ada Lovelace collaboration next week');
    const lead = await seated(product, interview, 0);
    await lead.click('Accept');
    await lead.sees('I cannot make it after all');
    await product.caughtUp();
    expect(await answers()).toEqual(['accepted', 'waiting']);
    await nora.goTo('Home');
    await nora.sees('to accept');
  });

  test('clients that are told to connect anew lose nothing', async () => {
    const second = await seated(product, interview, 1);
    product.office.slack.refreshSockets();
    while (!(await second.click('Accept')).ok) await new Promise((resolve) => setTimeout(resolve, 50));
    await second.sees('I cannot make it after all');
    await product.caughtUp();
    expect(await answers()).toEqual(['accepted', 'accepted']);
  });
});

describe('roles', () => {
  test('a command that is not for somebody says so, and whom to ask', async () => {
    const priya = product.person('priya');
    for (const [command, role] of [
      ['/schedule Ada', 'recruiter'],
      ['/debrief Ada', 'committee'],
    ]) {
      await priya.types(command ?? '', 'Interloop');
      await priya.sees(`This is for people with the role ${role}.`);
      await priya.sees(/can give it to you in Interloop's Home/);
      await priya.sees('Yuki Tanaka');
      await priya.closeModal(true);
    }
    await nora.types('/scorecard', 'Interloop');
    await nora.sees('This is for people with the role interviewer.');
  });

  test('somebody without a role is told on Home whom to ask; the admin gives one there', async () => {
    const dana = product.person('ravi');
    const yuki = product.person('yuki');
    await dana.goTo('Home');
    await dana.sees('You have no role in them yet: ask Yuki Tanaka for one.');
    await yuki.goTo('Home');
    await yuki.sees('People and roles');
    await yuki.sees(/Slack works/);
    await yuki.click('Give a role');
    await yuki.sees('Roles');
    await yuki.fill('Who', 'Ravi Menon');
    await yuki.fill('May act as', ['Recruiter']);
    await yuki.submit();
    await yuki.seesNoModal();
    await dana.sees('Schedule an interview');
    const ravi = await product.db.people.getPerson(personId('ravi'));
    expect(ravi.roles).toEqual(['recruiter']);
    await product.db.people.savePerson({ ...ravi, roles: [] });
  });

  test('the last admin stays one', async () => {
    const yuki = product.person('yuki');
    await yuki.goTo('Home');
    await yuki.click('Give a role');
    await yuki.sees('Who');
    await yuki.fill('Who', 'Yuki Tanaka');
    await yuki.fill('May act as', ['Recruiter']);
    await yuki.submit();
    await yuki.sees('This is the last admin. Make somebody else an admin first.');
    await yuki.closeModal(true);
  });

  test('where there is no admin yet, the owner of the workspace becomes the first', async () => {
    const yuki = await product.db.people.getPerson(personId('yuki'));
    await product.db.people.savePerson({ ...yuki, roles: [] });
    const owner = {
      id: 'U0OLGA',
      name: 'olga',
      realName: 'Olga Petrova',
      email: 'olga@fernhill.example',
      tz: 'Europe/Berlin',
      isOwner: true,
    };
    product.office.slack.putUser(owner);
    const olga = product.office.slack.person('U0OLGA');
    await olga.goTo('Home');
    await olga.sees('People and roles');
    expect((await product.db.people.findPersonBySlack('U0OLGA'))?.roles).toEqual(['admin']);
    const guest = product.person('dana');
    await guest.goTo('Home');
    await guest.sees('You have no role in them yet: ask Olga Petrova for one.');
    await product.db.people.savePerson(yuki);
  });
});
