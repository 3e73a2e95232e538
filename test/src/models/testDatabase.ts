import { type OpenDatabase, openDatabase } from '../../../src/models/openDatabase';
import { createIndexes } from '../../../src/models/stores';
import { type MongoKind, mongoServers, type RunningMongo } from '../../support/mongoServers';
import { SILENT, TEAM } from './makers';

interface Held {
  server: RunningMongo;
  db: OpenDatabase;
}

/**
 * Runs a contract against every MongoDB there is: `use` gives the database, with its indexes, once the tests run. The
 * documents of one test are not cleared for the next; ids are fresh.
 */
export function describeOnEveryMongo(title: string, contract: (use: () => Held) => void): void {
  describe.each(mongoServers())(`${title}, on $name`, (kind: MongoKind) => {
    let held: Held;
    beforeAll(async () => {
      const server = await kind.start();
      const db = await openDatabase({ uri: server.uri, teamId: TEAM, log: SILENT });
      await createIndexes(db.connection);
      held = { server, db };
    }, 60_000);
    afterAll(async () => {
      await held.db.close();
      await held.server.stop();
    });
    contract(() => held);
  });
}
