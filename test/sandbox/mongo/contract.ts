import { type Collection, type Db, type Document, MongoClient } from 'mongodb';
import { mongoServers, type RunningMongo } from '../../support/mongoServers';

/** What a contract's cases run against. */
export interface Contract {
  client: MongoClient;
  db: Db;
  uri: string;
  /** An empty collection of its own, holding `docs`. */
  collection(docs?: Document[]): Promise<Collection<Document>>;
}

/** Runs the same cases against every server there is: the sandbox's, and a real mongod where one is named. */
export function contract(subject: string, cases: (get: () => Contract) => void): void {
  describe.each(mongoServers())(`${subject}, with $name`, ({ start }) => {
    let running: RunningMongo;
    let current: Contract | undefined;
    let made = 0;

    beforeAll(async () => {
      running = await start();
      const client = await MongoClient.connect(running.uri, { serverSelectionTimeoutMS: 10_000 });
      const db = client.db();
      current = {
        client,
        db,
        uri: running.uri,
        async collection(docs = []) {
          made += 1;
          const collection = db.collection<Document>(`things${made}`);
          if (docs.length > 0) await collection.insertMany(docs.map((doc) => ({ ...doc })));
          return collection;
        },
      };
    }, 60_000);

    afterAll(async () => {
      await current?.client.close();
      await running.stop();
    });

    cases(() => {
      if (!current) throw new Error('The server is not up yet');
      return current;
    });
  });
}

/** How a server refused: its code, or 'accepted'. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

/** Every stage name in a plan, outermost first. */
export function stagesOf(plan: Document): string[] {
  const inner = [plan.inputStage, ...(plan.inputStages ?? []), plan.queryPlan].filter(Boolean) as Document[];
  return [...(plan.stage ? [plan.stage] : []), ...inner.flatMap(stagesOf)];
}
