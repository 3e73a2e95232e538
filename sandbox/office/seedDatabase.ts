import { migrate } from '../../scripts/migrate';
import { openDatabase } from '../../src/models/openDatabase';
import type { Log } from '../../src/ports';
import type { Company } from '../company/company';

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** Writes the company into an empty database through the product's own stores; one that has people is left as it is. */
export async function seedDatabase(uri: string, company: Company): Promise<void> {
  await migrate(uri);
  const db = await openDatabase({ uri, teamId: company.team.id, log: SILENT });
  try {
    if ((await db.people.listPeople()).length > 0) return;
    for (const person of company.people) await db.people.savePerson(person);
    for (const room of company.rooms) await db.rooms.saveRoom(room);
    for (const candidate of company.candidates) await db.candidates.saveCandidate(candidate);
    for (const interview of company.interviews) await db.interviews.insertInterview(interview);
    for (const card of company.scorecards) await db.scorecards.insertScorecard(card);
    for (const candidate of company.candidates)
      await db.wants.want('candidate', candidate.id, company.anchorAt);
  } finally {
    await db.close();
  }
}
