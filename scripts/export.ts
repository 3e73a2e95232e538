import { parseArgs } from 'node:util';
import { readConfig } from '../src/config';
import { CodedError } from '../src/errors';
import { exportCandidate } from '../src/flows/candidates/exportCandidate';
import { findKept } from '../src/flows/candidates/loadKept';
import { makeLogger } from '../src/logger';
import type { Ports } from '../src/ports';
import { wire } from '../src/wiring';

const USAGE = `Say whose data to export:

  node dist/scripts/export.js <mail address or id of the candidate>    prints all that is kept, as JSON

  --by <your mail address>   puts you into the audit trail, if Interloop knows you`;

function readWish(): { whom: string; by: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { by: { type: 'string' } },
    });
    const [whom, ...more] = positionals;
    if (whom && more.length === 0) return { whom, by: values.by };
  } catch {
    // An option that is not one of these.
  }
  throw new CodedError('usage', USAGE);
}

/** @throws CodedError when nothing is kept, or nobody is known at the address of whoever asks. */
async function print(ports: Ports, { whom, by }: ReturnType<typeof readWish>): Promise<void> {
  const kept = await findKept(ports, whom);
  if (!kept) throw new CodedError('not_found', `Nothing is kept about ${whom}.`);
  const person = by ? await ports.db.people.findPersonByEmail(by.trim()) : null;
  if (by && !person) throw new CodedError('not_found', `Interloop knows nobody at ${by}.`);
  const document = await exportCandidate(ports, kept, person?.id ?? null);
  console.log(JSON.stringify(document, null, 2));
}

async function main(): Promise<void> {
  const wish = readWish();
  const wired = await wire(readConfig(), makeLogger('silent'));
  try {
    await print(wired.ports, wish);
  } finally {
    await wired.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof CodedError ? error.message : error);
  process.exitCode = 1;
});
