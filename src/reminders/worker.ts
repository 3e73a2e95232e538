import { type Agenda, backoffStrategies, type Job } from 'agenda';
import { CodedError } from '../errors';
import type { Log, PlannedJob } from '../ports';
import { isDuplicateJob, jobNames } from './queue';
import { readJob } from './reminders';

const SWEEP_EVERY = '60 seconds';
const SETTLE_EVERY = '3 seconds';
/** What is under way at a stop gets this long to finish. */
const STOP_WITHIN_MS = 10_000;

/** What a worker does: flows, wired by the caller. Every one of them may run twice. */
export interface WorkerDuties {
  remind(job: PlannedJob): Promise<void>;
  /** Notices what people changed in Google; also the place to keep the push channel alive. */
  sweepCalendar(): Promise<void>;
  /** Brings in line what is due outside. */
  settleWants(): Promise<void>;
}

export interface Worker {
  /** Takes no more jobs, hands back those not begun, and waits for those under way (at most 10 s). */
  stop(): Promise<void>;
}

/** Begins to run due jobs. Any number of workers may run side by side; each job runs in one. */
export async function startWorker({
  agenda,
  teamId,
  log,
  duties,
}: {
  agenda: Agenda;
  teamId: string;
  log: Log;
  duties: WorkerDuties;
}): Promise<Worker> {
  const names = jobNames(teamId);
  const underWay = new Set<unknown>();
  agenda.on('start', (job: Job) => underWay.add(job));
  agenda.on('complete', (job: Job) => underWay.delete(job));
  agenda.on('fail', (error: Error | string, job: unknown) => {
    const code = error instanceof CodedError ? error.code : 'unexpected';
    log.error(
      { job: job && typeof job === 'object' && 'attrs' in job ? nameOf(job.attrs) : '', code, err: error },
      'A job failed',
    );
  });

  agenda.define(names.remind, (job) => whileLocked(job, log, () => remind(job, duties, log)), {
    // Slack or MongoDB may be away for minutes; a reminder is worth asking for half an hour.
    backoff: backoffStrategies.exponential({ delay: 5_000, maxDelay: 300_000, maxRetries: 10, jitter: 0.2 }),
  });
  // No lock limit: Agenda counts a job whose lock ran out while it waited as locked for ever.
  agenda.define(names.sweep, (job) => whileLocked(job, log, duties.sweepCalendar), {
    concurrency: 1,
  });
  agenda.define(names.settle, (job) => whileLocked(job, log, duties.settleWants), {
    concurrency: 1,
  });
  await agenda.ready;
  await ensureRecurring(agenda, names.sweep, SWEEP_EVERY);
  await ensureRecurring(agenda, names.settle, SETTLE_EVERY);
  await agenda.start();

  return {
    async stop() {
      // Not drain(): that leaves jobs which were locked but not begun locked for their lock's lifetime.
      await agenda.stop(false);
      await untilEmpty(underWay, STOP_WITHIN_MS);
    },
  };
}

const nameOf = (attrs: unknown) =>
  typeof attrs === 'object' && attrs !== null && 'name' in attrs ? attrs.name : '';

async function remind(job: Job, duties: WorkerDuties, log: Log): Promise<void> {
  const planned = readJob(job.attrs.data);
  if (planned) await duties.remind(planned);
  else log.warn({ jobId: String(job.attrs._id) }, 'A job of an unknown form is left out');
}

/** Keeps the job ours while the work takes, however long. */
async function whileLocked(job: Job, log: Log, work: () => Promise<void>): Promise<void> {
  const touching = setInterval(() => {
    job.touch().catch((err: unknown) => log.warn({ err }, 'A job could not be kept locked'));
  }, job.agenda.attrs.defaultLockLifetime / 3);
  try {
    await work();
  } finally {
    clearInterval(touching);
  }
}

/** Agenda's `every` on a second worker would take the lock of a running job; so it is stored only when missing or changed. */
async function ensureRecurring(agenda: Agenda, name: string, interval: string): Promise<void> {
  const { jobs } = await agenda.queryJobs({ name });
  if (jobs.some((job) => job.repeatInterval === interval)) return;
  const job = agenda.create(name);
  job.attrs.type = 'single';
  try {
    await job.repeatEvery(interval).save();
  } catch (error) {
    // Another worker started at the same moment.
    if (!isDuplicateJob(error)) throw error;
  }
}

async function untilEmpty(jobs: ReadonlySet<unknown>, withinMs: number): Promise<void> {
  const STEP_MS = 50;
  for (let waitedMs = 0; jobs.size > 0 && waitedMs < withinMs; waitedMs += STEP_MS) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}
