import { type OpenDatabase, openDatabase } from '../../src/models/openDatabase';
import type { Log, PlannedJob } from '../../src/ports';
import { readJob } from '../../src/reminders/reminders';

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** What the office looks up in the product's database to lead a newcomer through. */
export interface Records {
  db: OpenDatabase;
  /** The reminder that comes next after an instant, or null. */
  nextReminder(after: Date): Promise<PlannedJob | null>;
  /** Searches for a time that were begun so far. */
  countPlans(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the product's database for reading. */
export async function openRecords(uri: string, teamId: string): Promise<Records> {
  const db = await openDatabase({ uri, teamId, log: SILENT });
  return {
    db,
    async nextReminder(after) {
      const jobs = db.connection.collection('agendaJobs');
      const due = { name: `remind ${teamId}`, nextRunAt: { $gt: after } };
      const [job] = await jobs.find(due).sort({ nextRunAt: 1 }).limit(1).toArray();
      return job ? readJob(job.data) : null;
    },
    countPlans: () => db.connection.collection('plans').countDocuments({ teamId }),
    close: () => db.close(),
  };
}
