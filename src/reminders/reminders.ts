import type { Agenda } from 'agenda';
import type { PlannedJob, Reminders } from '../ports';
import { isDuplicateJob, type JobDatabase, jobCollection, jobNames } from './queue';

/** The queue as web and worker fill it. */
export interface ReminderQueue extends Reminders {
  /** Lets the next worker read the calendar's changes now instead of within the minute. */
  sweepSoon(now: Date): Promise<void>;
}

/** The jobs of one workspace. */
export function makeReminders({
  agenda,
  db,
  teamId,
}: {
  agenda: Agenda;
  db: JobDatabase;
  teamId: string;
}): ReminderQueue {
  const names = jobNames(teamId);
  return {
    async plan(interviewId, jobs) {
      const { jobs: present } = await agenda.queryJobs({ name: names.remind, data: { interviewId } });
      const known = new Map(present.map((job) => [readJob(job.data)?.key, job]));
      const wanted = new Set(jobs.map(({ key }) => key));
      const gone = present
        .filter((job) => !wanted.has(readJob(job.data)?.key ?? ''))
        .map((job) => String(job._id));
      if (gone.length > 0) await agenda.cancel({ ids: gone });
      const changed = jobs.filter((job) => !isSame(readJob(known.get(job.key)?.data), job));
      await Promise.all(changed.map((job) => saveJob(agenda, names.remind, job)));
    },
    async drop(interviewId, now) {
      const own = { name: names.remind, 'data.interviewId': interviewId };
      const lockLostAt = new Date(now.getTime() - agenda.attrs.defaultLockLifetime);
      // In one step each, so that no worker locks a job in between.
      await jobCollection(db).deleteMany({
        ...own,
        $or: [{ lockedAt: null }, { lockedAt: { $lte: lockLostAt } }],
      });
      return (await jobCollection(db).countDocuments(own)) === 0;
    },
    async sweepSoon(now) {
      // Not by saving the job: that would take the lock from a worker that is running it.
      await jobCollection(db).updateOne({ name: names.sweep, lockedAt: null }, { $set: { nextRunAt: now } });
    },
  };
}

/** A finished job stays in the queue, so the same job planned again is not run again. */
const isSame = (a: PlannedJob | null, b: PlannedJob) =>
  a !== null && a.runAt.getTime() === b.runAt.getTime() && a.timeRevision === b.timeRevision;

async function saveJob(agenda: Agenda, name: string, job: PlannedJob): Promise<void> {
  try {
    await agenda.create(name, job).unique({ 'data.key': job.key }).schedule(job.runAt).save();
  } catch (error) {
    // Another process planned the same job at the same moment.
    if (!isDuplicateJob(error)) throw error;
  }
}

const KINDS: readonly PlannedJob['kind'][] = ['day before', 'ten minutes', 'scorecard request', 'nag'];

/** A stored job's data as a planned job; null for what an older version of ours may have left. */
export function readJob(data: unknown): PlannedJob | null {
  if (typeof data !== 'object' || data === null) return null;
  const { key, kind, runAt, interviewId, personId, timeRevision } = data as Record<string, unknown>;
  const knownKind = KINDS.find((one) => one === kind);
  if (!knownKind || !(runAt instanceof Date) || typeof timeRevision !== 'number') return null;
  if (typeof key !== 'string' || typeof interviewId !== 'string' || typeof personId !== 'string') return null;
  return { key, kind: knownKind, runAt, interviewId, personId, timeRevision };
}
