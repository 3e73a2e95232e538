import { makeGoogleCalendar } from '../src/calendar/googleCalendar';
import { type Config, readConfig } from '../src/config';
import { CodedError } from '../src/errors';
import { makeLogger } from '../src/logger';
import { openDatabase } from '../src/models/openDatabase';
import { readRubrics } from '../src/rubricShelf';
import { makeSlackClient } from '../src/slack/client';
import { systemClock } from '../src/systemClock';

/** One thing that must be well; says what it found, or throws what is wrong. */
interface Check {
  name: string;
  run(config: Config): Promise<string>;
}

const CHECKS: Check[] = [
  {
    name: 'Slack knows the bot',
    async run({ slack }) {
      const { team, user } = await makeSlackClient(slack).auth.test();
      return `${user} in ${team}, over ${slack.appToken ? 'Socket Mode' : 'HTTP'}`;
    },
  },
  {
    name: 'MongoDB is a replica set and answers',
    async run({ mongodbUri }) {
      const database = await openDatabase({
        uri: mongodbUri,
        teamId: 'none',
        log: makeLogger('silent'),
        patienceMs: 5_000,
      });
      try {
        const indexes = await database.connection.collection('claims').indexes();
        if (indexes.length > 1) return 'indexes are there';
      } catch (error) {
        // NamespaceNotFound: https://www.mongodb.com/docs/manual/reference/error-codes/
        if (!(error instanceof Error && 'code' in error && error.code === 26)) throw error;
      } finally {
        await database.close();
      }
      throw new Error('the indexes are missing: run the release step, node dist/scripts/migrate.js');
    },
  },
  {
    name: 'Google lets us act for the mailbox',
    async run({ google }) {
      const syncState = { load: async () => ({}), save: async () => {} };
      const calendar = makeGoogleCalendar({
        ...google,
        clock: systemClock,
        log: makeLogger('silent'),
        syncState,
      });
      const startsAt = systemClock.now();
      const range = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
      const busy = (await calendar.busy([google.subject], range)).get(google.subject);
      if (busy?.known) return `${google.subject} can be read`;
      throw new Error(`the calendar of ${google.subject} cannot be read: is it a mailbox with Calendar?`);
    },
  },
  {
    name: 'The rubrics are sound',
    run: async ({ rubricsFolder }) =>
      readRubrics(rubricsFolder)
        .roles()
        .map(({ key, version }) => `${key} version ${version}`)
        .join(', '),
  },
  {
    name: 'Google can reach us',
    async run({ publicUrl }) {
      if (publicUrl.startsWith('https://')) return publicUrl;
      throw new Error(
        'PUBLIC_URL is not https: changes in Google are noticed within a minute instead of at once',
      );
    },
  },
];

/** Asks every outside service whether it is set up as Interloop needs it. True when all is well. */
async function examine(config: Config): Promise<boolean> {
  let well = true;
  for (const { name, run } of CHECKS) {
    try {
      console.log(`ok    ${name}: ${await run(config)}`);
    } catch (error) {
      well = false;
      console.log(`FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return well;
}

async function main(): Promise<void> {
  process.exitCode = (await examine(readConfig())) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof CodedError ? error.message : error);
  process.exitCode = 1;
});
