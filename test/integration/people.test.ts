import { type Product, startProduct } from '../support/startProduct';

jest.setTimeout(60_000);

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 60_000);
afterAll(() => product.close());

const OPEN_TIMES = '/schedule Ada Lovelace system design next week';

describe('how people interview', () => {
  test('an interviewer who pauses on Home is proposed no more, and keeps pools and stages', async () => {
    const priya = product.person('priya');
    const before = await product.db.people.findPersonBySlack('U0PRIYA');
    await priya.goTo('Home');
    await priya.click('My hours and pause');
    await priya.sees('Most interviews a week');
    await priya.seesNo('Pools');
    await priya.fill('Not before', '2027-01-11');
    await priya.fill('Most interviews a week', '2');
    await priya.submit();
    await priya.seesNoModal();

    const { interviewer } = (await product.db.people.findPersonBySlack('U0PRIYA')) ?? {};
    expect(interviewer).toEqual({
      ...before?.interviewer,
      capPerWeek: 2,
      pausedUntil: new Date('2027-01-11T00:00:00Z'),
    });
    const nora = product.person('nora');
    await nora.types(OPEN_TIMES, 'Interloop');
    await nora.sees('Best match');
    await nora.seesNo('Priya Nair (lead)');
    await nora.closeModal(true);
  });

  test('days off and a second stretch of hours are typed on Home: nobody is proposed then', async () => {
    const lena = product.person('lena');
    await lena.goTo('Home');
    await lena.click('My hours and pause');
    await lena.fill('More days off, from', '2026-12-07');
    await lena.fill('Until', '2026-12-11');
    await lena.fill('And from', '19:00');
    await lena.fill('To', '21:00');
    await lena.submit();
    await lena.seesNoModal();
    const { interviewer } = (await product.db.people.findPersonBySlack('U0LENA')) ?? {};
    expect(interviewer?.daysOff).toContainEqual({ from: '2026-12-07', to: '2026-12-11' });
    expect(interviewer?.weeklyHours.mon).toEqual([
      { from: '09:00', to: '18:00' },
      { from: '19:00', to: '21:00' },
    ]);
    const nora = product.person('nora');
    await nora.types('/schedule Katherine Johnson operations and debugging next week', 'Interloop');
    await nora.sees('Best match');
    await nora.seesNo('Lena Fischer');
    await nora.closeModal(true);
  });

  test('other hours of single days are typed on Home, and stand there until they are over', async () => {
    const lena = product.person('lena');
    await lena.goTo('Home');
    await lena.click('My hours and pause');
    await lena.fill('Other hours on single days (in Berlin)', 'Wed 2-4');
    await lena.submit();
    await lena.sees('“2-4” may be morning or afternoon');
    await lena.fill('Other hours on single days (in Berlin)', 'Wed 20:00-22:00');
    await lena.submit();
    await lena.seesNoModal();
    const kept = await product.db.people.findPersonBySlack('U0LENA');
    if (!kept?.interviewer) throw new Error('Lena interviews');
    const { interviewer } = kept;
    const typed = [{ date: '2026-12-02', windows: [{ from: '20:00', to: '22:00' }] }];
    expect(interviewer.overrides).toEqual(typed);
    const over = { date: '2026-11-02', windows: [{ from: '06:00', to: '07:00' }] };
    await product.db.people.savePerson({
      ...kept,
      interviewer: { ...interviewer, overrides: [over, ...typed] },
    });
    await lena.click('My hours and pause');
    await lena.sees('Wed 2 Dec 20:00-22:00');
    await lena.seesNo('Mon 2 Nov');
    await lena.closeModal(true);
  });

  test('an admin makes an interviewer of somebody new, who may then be proposed', async () => {
    const yuki = product.person('yuki');
    await yuki.goTo('Home');
    await yuki.click('Give a role');
    await yuki.sees('May act as');
    await yuki.fill('Who', 'Ruth Goldberg');
    await yuki.fill('May act as', ['Interviewer', 'Committee']);
    await yuki.submit();
    await yuki.seesNoModal();

    await yuki.click('More people');
    await yuki.click('Change', { near: 'Ruth Goldberg' });
    await yuki.click('Pools, stages and hours');
    await yuki.sees('Learns by watching');
    await yuki.fill('Pools', ['System design leads']);
    await yuki.fill('Runs', ['System design']);
    await yuki.submit();
    await yuki.seesNoModal();

    const ruth = await product.db.people.findPersonBySlack('U0RUTH');
    expect(ruth?.interviewer).toMatchObject({
      pools: ['design-leads'],
      skills: { 'system-design': 'qualified' },
    });
    const nora = product.person('nora');
    await nora.types(OPEN_TIMES, 'Interloop');
    await nora.sees('Ruth Goldberg');
    await nora.closeModal(true);
  });
});
