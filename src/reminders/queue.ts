import { MongoBackend as Backend, type MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Log } from '../ports';

/** The database as Agenda's backend takes it: mongoose's `connection.db`. */
export type JobDatabase = Extract<ConstructorParameters<typeof MongoBackend>[0], { mongo: unknown }>['mongo'];

const COLLECTION = 'agendaJobs';
/** Workers look for due jobs this often: a job that falls due by a jump of the clock starts within it. */
const LOOK_EVERY_MS = 1_000;
/** After a crash a job runs again this much later. Long work touches its job. */
const LOCK_LIFETIME_MS = 30_000;
/** Finished jobs are kept so that planning again does not run them again; an interview is long over by then. */
const KEEP_FINISHED_SECONDS = 60 * 24 * 60 * 60;

/** What one workspace's jobs are called; several workspaces share the collection. */
export interface JobNames {
  remind: string;
  sweep: string;
  settle: string;
}

export const jobNames = (teamId: string): JobNames => ({
  remind: `remind ${teamId}`,
  sweep: `sweep ${teamId}`,
  settle: `settle ${teamId}`,
});

/** Agenda on our own connection. Makes no index, runs no job before a worker starts. */
export function makeAgenda(db: JobDatabase, log: Log, lockLifetimeMs: number = LOCK_LIFETIME_MS): Agenda {
  const agenda = new Agenda({
    // With ensureIndex Agenda would speak to MongoDB from its constructor and crash the process where that fails.
    backend: new Backend({ mongo: db, collection: COLLECTION, ensureIndex: false }),
    processEvery: LOOK_EVERY_MS,
    defaultLockLifetime: lockLifetimeMs,
  });
  agenda.on('error', (err: Error) => log.error({ err }, 'The job queue failed'));
  // Agenda unlocks without waiting: a MongoDB that is away just then would end the process by an unhandled rejection.
  const unlock = agenda.db.unlockJob.bind(agenda.db);
  agenda.db.unlockJob = (job) =>
    unlock(job).catch((err: unknown) => log.warn({ err }, 'A job stays locked until its lock runs out'));
  return agenda;
}

/** Agenda's own collection, for what its API cannot say. */
export const jobCollection = (db: JobDatabase) => db.collection(COLLECTION);

/**
 * The queue's indexes, made by the release step: Agenda's own for finding due jobs, ours to make keys unique (Agenda's
 * `unique` has none behind it), and one that forgets what is long done.
 */
export async function createQueueIndexes(db: JobDatabase): Promise<void> {
  const jobs = jobCollection(db);
  await jobs.createIndexes([
    {
      key: { name: 1, nextRunAt: 1, priority: -1, lockedAt: 1, disabled: 1 },
      name: 'findAndLockNextJobIndex',
    },
    {
      key: { 'data.key': 1 },
      name: 'oneJobAKey',
      unique: true,
      partialFilterExpression: { 'data.key': { $exists: true } },
    },
    { key: { 'data.interviewId': 1 }, name: 'jobsOfAnInterview', sparse: true },
    {
      key: { name: 1 },
      name: 'oneRecurringJobAName',
      unique: true,
      partialFilterExpression: { type: 'single' },
    },
    {
      key: { lastFinishedAt: 1 },
      name: 'forgetFinished',
      expireAfterSeconds: KEEP_FINISHED_SECONDS,
      partialFilterExpression: { 'data.key': { $exists: true } },
    },
  ]);
}

/** MongoDB's code for a unique index that was met: somebody else made the same job at the same moment. */
export function isDuplicateJob(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11_000;
}
