import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import { contract } from './contract';

contract('Agenda', (get) => {
  const started: Agenda[] = [];
  let made = 0;
  const makeAgenda = (collection = `jobs${made++}`) => {
    const backend = new MongoBackend({ mongo: get().db, address: collection } as ConstructorParameters<
      typeof MongoBackend
    >[0]);
    const agenda = new Agenda({ backend, processEvery: 50, defaultLockLifetime: 1000 });
    agenda.on('error', () => {});
    started.push(agenda);
    return agenda;
  };

  afterEach(async () => {
    for (const agenda of started.splice(0)) await agenda.stop();
  });

  test('a job runs with its data, and is marked as finished', async () => {
    const agenda = makeAgenda();
    const ran = new Promise<unknown>((resolve) => {
      agenda.define('greet', async (job: { attrs: { data: unknown } }) => resolve(job.attrs.data));
    });
    const finished = new Promise((resolve) => agenda.on('complete:greet', resolve));
    await agenda.start();
    await agenda.now('greet', { name: 'Ada' });
    expect(await ran).toEqual({ name: 'Ada' });
    await finished;
    const { jobs } = await agenda.queryJobs({ name: 'greet' });
    expect(jobs).toMatchObject([{ name: 'greet', lastFinishedAt: expect.any(Date) }]);
  });

  test('two workers run one job once', async () => {
    const name = `shared${made++}`;
    const workers = [makeAgenda(name), makeAgenda(name)];
    let runs = 0;
    for (const worker of workers) {
      worker.define('once', async () => {
        runs += 1;
      });
    }
    const finished = Promise.race(
      workers.map((worker) => new Promise((resolve) => worker.on('complete:once', resolve))),
    );
    await workers[0]?.now('once', {});
    await Promise.all(workers.map((worker) => worker.start()));
    await finished;
    expect(runs).toBe(1);
  });

  test('unique jobs replace each other', async () => {
    const agenda = makeAgenda();
    agenda.define('remind', async () => {});
    await agenda.start();
    const later = (minutes: number) => new Date(Date.UTC(2090, 0, 1, 0, minutes));
    for (const minutes of [1, 2]) {
      await agenda
        .create('remind', { interview: 'i1' })
        .unique({ 'data.interview': 'i1' })
        .schedule(later(minutes))
        .save();
    }
    const { jobs } = await agenda.queryJobs({ name: 'remind' });
    expect(jobs.map(({ nextRunAt }) => nextRunAt)).toEqual([later(2)]);
  });

  test('a cancelled job is gone', async () => {
    const agenda = makeAgenda();
    agenda.define('nag', async () => {});
    await agenda.start();
    await agenda.schedule(new Date(Date.UTC(2090, 0, 1)), 'nag', { interview: 'i1' });
    expect(await agenda.cancel({ name: 'nag', data: { interview: 'i1' } })).toBe(1);
    expect((await agenda.queryJobs({ name: 'nag' })).jobs).toEqual([]);
  });
});
