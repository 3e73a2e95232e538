import { setTimeout as wait } from 'node:timers/promises';
import type { Agenda } from 'agenda';
import { type OpenDatabase, openDatabase } from '../../../src/models/openDatabase';
import { newId } from '../../../src/newId';
import type { PlannedJob } from '../../../src/ports';
import {
  createQueueIndexes,
  type JobDatabase,
  jobCollection,
  jobNames,
  makeAgenda,
} from '../../../src/reminders/queue';
import { makeReminders, type ReminderQueue } from '../../../src/reminders/reminders';
import { startWorker, type Worker, type WorkerDuties } from '../../../src/reminders/worker';
import { setNow } from '../../sandbox/google/office';
import { mongoServers, type RunningMongo } from '../../support/mongoServers';
import { SILENT } from '../models/makers';

const NOW = new Date('2026-12-02T08:00:00Z');
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

/** Waits until something holds, at most a few seconds of the machine's time. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let step = 0; step < 200; step += 1) {
    if (await holds()) return;
    await wait(25);
  }
  throw new Error('It never came to hold');
}

describe.each(mongoServers())('reminders, on $name', (kind) => {
  let server: RunningMongo;
  let database: OpenDatabase;
  let db: JobDatabase;
  let agenda: Agenda;
  let teamId: string;
  let reminders: ReminderQueue;
  const workers: Worker[] = [];

  beforeAll(async () => {
    server = await kind.start();
    database = await openDatabase({ uri: server.uri, teamId: 'T0', log: SILENT });
    if (!database.connection.db) throw new Error('No database');
    db = database.connection.db;
    await createQueueIndexes(db);
  }, 60_000);
  afterAll(async () => {
    await wait(1_000);
    await database.close();
    await server.stop();
  });
  beforeEach(() => {
    setNow(NOW);
    teamId = `T${newId()}`;
    agenda = openQueue();
    reminders = makeReminders({ agenda, db, teamId });
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop();
    jest.useRealTimers();
  });

  /** Agenda looks after a running job by timers of half its lock's lifetime, which outlive the test: short ones here. */
  const openQueue = () => makeAgenda(db, SILENT, 500);
  const makeJob = (overrides: Partial<PlannedJob> = {}): PlannedJob => ({
    key: newId(),
    kind: 'day before',
    runAt: hoursLater(24),
    interviewId: newId(),
    personId: 'priya',
    timeRevision: 1,
    ...overrides,
  });
  const nothing = async () => {};
  const work = async (overrides: Partial<WorkerDuties> = {}, queue = agenda) => {
    const duties = { remind: nothing, sweepCalendar: nothing, settleWants: nothing, ...overrides };
    const worker = await startWorker({ agenda: queue, teamId, log: SILENT, duties });
    workers.push(worker);
    return worker;
  };
  const stored = (interviewId: string) =>
    jobCollection(db).find({ 'data.interviewId': interviewId }).toArray();

  it('holds exactly the jobs that were planned last', async () => {
    const interviewId = newId();
    const [stays, goes, moves] = [1, 2, 3].map(() => makeJob({ interviewId })) as [
      PlannedJob,
      PlannedJob,
      PlannedJob,
    ];
    await reminders.plan(interviewId, [stays, goes, moves]);
    const other = makeJob();
    await reminders.plan(other.interviewId, [other]);
    const added = makeJob({ interviewId, kind: 'nag' });
    const moved = { ...moves, runAt: hoursLater(30), timeRevision: 2 };
    await reminders.plan(interviewId, [stays, moved, added]);
    const jobs = await stored(interviewId);
    expect(jobs.map(({ data }) => data.key).sort()).toEqual([stays.key, moved.key, added.key].sort());
    expect(jobs.find(({ data }) => data.key === moved.key)).toMatchObject({ nextRunAt: moved.runAt });
    expect(await stored(other.interviewId)).toHaveLength(1);
    await reminders.plan(interviewId, []);
    expect(await stored(interviewId)).toEqual([]);
  });

  it('makes one job of one key, even when two processes plan it at once', async () => {
    const job = makeJob();
    const other = makeReminders({ agenda: openQueue(), db, teamId });
    await Promise.all(
      [reminders, other, reminders, other].map((queue) => queue.plan(job.interviewId, [job])),
    );
    expect(await stored(job.interviewId)).toHaveLength(1);
  });

  it('runs a job when the clock has jumped past its time, once, and not again when it is planned again', async () => {
    const job = makeJob();
    const ran: PlannedJob[] = [];
    await reminders.plan(job.interviewId, [job]);
    await work({ remind: async (planned) => void ran.push(planned) });
    await wait(50);
    expect(ran).toEqual([]);
    setNow(hoursLater(24));
    await until(() => ran.length > 0);
    expect(ran).toEqual([job]);
    await until(async () => (await stored(job.interviewId)).every(({ lockedAt }) => !lockedAt));
    await reminders.plan(job.interviewId, [job]);
    expect(await stored(job.interviewId)).toMatchObject([
      { nextRunAt: null, lastFinishedAt: expect.any(Date) },
    ]);
    expect(ran).toHaveLength(1);
  });

  it('asks again after a failure', async () => {
    const job = makeJob({ runAt: NOW });
    let tries = 0;
    await reminders.plan(job.interviewId, [job]);
    await work({
      remind: async () => {
        tries += 1;
        if (tries === 1) throw new Error('Slack is away');
      },
    });
    await until(() => tries === 1);
    await until(async () => (await stored(job.interviewId)).every(({ lockedAt }) => !lockedAt));
    setNow(hoursLater(0.1));
    await until(() => tries === 2);
    expect(tries).toBe(2);
  });

  it('drops all jobs of one interview, finished ones too, and no other', async () => {
    const [gone, stays] = [newId(), newId()];
    await work();
    await reminders.plan(gone, [makeJob({ interviewId: gone, runAt: NOW }), makeJob({ interviewId: gone })]);
    await reminders.plan(stays, [makeJob({ interviewId: stays })]);
    await until(async () => (await stored(gone)).some(({ lastFinishedAt }) => lastFinishedAt));
    expect(await reminders.drop(gone, NOW)).toBe(true);
    expect([await stored(gone), (await stored(stays)).length]).toEqual([[], 1]);
  });

  it('says of a job that runs that it is not dropped yet; once it is over it leaves nothing behind', async () => {
    const interviewId = newId();
    let begun = false;
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    await work({
      remind: async () => {
        begun = true;
        await ended;
      },
    });
    await reminders.plan(interviewId, [makeJob({ interviewId, runAt: NOW })]);
    await until(() => begun);
    expect(await reminders.drop(interviewId, NOW)).toBe(false);
    end();
    await until(() => reminders.drop(interviewId, NOW));
    await wait(100);
    expect(await stored(interviewId)).toEqual([]);
  });

  it('drops a job whose worker died with it', async () => {
    const interviewId = newId();
    await reminders.plan(interviewId, [makeJob({ interviewId })]);
    await jobCollection(db).updateMany({ 'data.interviewId': interviewId }, { $set: { lockedAt: NOW } });
    expect(await reminders.drop(interviewId, new Date(NOW.getTime() + 499))).toBe(false);
    expect(await reminders.drop(interviewId, new Date(NOW.getTime() + 500))).toBe(true);
  });

  it('sweeps and settles again and again, through every jump of the clock', async () => {
    const count = { sweeps: 0, settles: 0 };
    await work({
      sweepCalendar: async () => {
        count.sweeps += 1;
      },
      settleWants: async () => {
        count.settles += 1;
      },
    });
    await until(() => count.sweeps === 1 && count.settles === 1);
    for (const hours of [1, 24, 25]) {
      const before = { ...count };
      setNow(hoursLater(hours));
      await until(() => count.sweeps > before.sweeps && count.settles > before.settles);
    }
    expect(count.sweeps).toBeGreaterThanOrEqual(4);
  });

  it('sweeps at once when a notification asks for it', async () => {
    let sweeps = 0;
    await work({
      sweepCalendar: async () => {
        sweeps += 1;
      },
    });
    await until(() => sweeps === 1);
    const { sweep } = jobNames(teamId);
    await until(async () => (await jobCollection(db).findOne({ name: sweep }))?.lockedAt === null);
    await reminders.sweepSoon(new Date());
    await until(() => sweeps === 2);
    expect(sweeps).toBe(2);
  });

  it('has one recurring job of each kind, however many workers start', async () => {
    await Promise.all([1, 2, 3].map(() => work({}, openQueue())));
    const { sweep, settle } = jobNames(teamId);
    expect(await jobCollection(db).countDocuments({ name: { $in: [sweep, settle] } })).toBe(2);
  });

  it('divides the jobs among workers', async () => {
    const ran: string[] = [];
    const jobs = Array.from({ length: 12 }, () => makeJob({ runAt: NOW, interviewId: 'shared' }));
    await reminders.plan('shared', jobs);
    const duties = { remind: async ({ key }: PlannedJob) => void ran.push(key) };
    await Promise.all([1, 2].map(() => work(duties, openQueue())));
    await until(() => ran.length >= 12);
    await wait(100);
    expect([...ran].sort()).toEqual(jobs.map(({ key }) => key).sort());
    await reminders.plan('shared', []);
  });

  it('finishes what is under way at a stop, and leaves nothing locked', async () => {
    const job = makeJob({ runAt: NOW });
    const soon = makeJob({ runAt: new Date(NOW.getTime() + 900), interviewId: job.interviewId });
    let finish = () => {};
    let finished = false;
    await reminders.plan(job.interviewId, [job, soon]);
    let begun = false;
    const worker = await work({
      remind: async () => {
        begun = true;
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        finished = true;
      },
    });
    await until(() => begun);
    const stopped = worker.stop();
    finish();
    await stopped;
    expect(finished).toBe(true);
    const jobs = await stored(job.interviewId);
    expect(jobs.map(({ lockedAt }) => lockedAt ?? null)).toEqual([null, null]);
    expect(jobs.find(({ data }) => data.key === soon.key)).toMatchObject({ nextRunAt: soon.runAt });
  });
});
