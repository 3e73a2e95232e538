import { parseArgs } from 'node:util';
import { readConfig } from '../src/config';
import { CodedError } from '../src/errors';
import {
  type Erased,
  type EraseFault,
  type EraseRefusal,
  eraseCandidate,
  eventIdsOf,
  refuseErasing,
} from '../src/flows/candidates/eraseCandidate';
import { findKept, type Kept } from '../src/flows/candidates/loadKept';
import { makeLogger } from '../src/logger';
import type { Ports } from '../src/ports';
import { wire } from '../src/wiring';

const USAGE = `Say whom to erase:

  node dist/scripts/erase.js <mail address or id of the candidate>          shows what is kept
  node dist/scripts/erase.js <mail address or id of the candidate> --yes    erases it, for good

  --by <your mail address>   puts you into the audit trail, if Interloop knows you
  --leave-refused            erases also where Slack or Google refuse for good to delete something of it`;

interface Wish {
  whom: string;
  isMeant: boolean;
  leaveRefused: boolean;
  by: string | undefined;
}

function readWish(): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        yes: { type: 'boolean', default: false },
        'leave-refused': { type: 'boolean', default: false },
        by: { type: 'string' },
      },
    });
    const [whom, ...more] = positionals;
    if (!whom || more.length > 0) return null;
    return { whom, isMeant: values.yes, leaveRefused: values['leave-refused'], by: values.by };
  } catch {
    // An option that is not one of these.
    return null;
  }
}

/** What is kept, counted by kind. Of the events Google alone knows which are there. */
function describeKept(kept: Kept): string {
  const { candidateId, interviews, cards, debrief, plans, messages, fileIds } = kept;
  const drafts = cards.filter(({ status }) => status === 'draft').length;
  const decisions = (debrief?.decision ? 1 : 0) + (debrief?.earlierDecisions.length ?? 0);
  const rows: [string, string | number][] = [
    ['interviews', interviews.length],
    ['scorecards', `${cards.length}${drafts > 0 ? `, ${drafts} of them drafts` : ''}`],
    ['debrief', debrief ? `1, with ${debrief.votes.length} votes and ${decisions} decisions` : 0],
    ['searches for times', plans.length],
    ['Slack messages', messages.length],
    ['files in Slack', fileIds.length],
    ['Google events', `${eventIdsOf({ interviews }).length} at most`],
  ];
  const lines = rows.map(([kind, count]) => `  ${kind.padEnd(20)}${count}`);
  return [`Kept under the id ${candidateId}:`, ...lines].join('\n');
}

function describeRefusal(refusal: EraseRefusal): string {
  switch (refusal.why) {
    case 'interview ahead':
      return `An interview is booked for ${refusal.interview.startsAt.toISOString()}. Cancel it in Slack first, so that everybody is told, then run this again.`;
    case 'interview runs':
      return `An interview runs until ${refusal.interview.endsAt.toISOString()}. Run this again when it is over.`;
    case 'cancellation not told':
      return `The interview of ${refusal.interview.startsAt.toISOString()} is cancelled, and not everybody was told yet. Run this again in some minutes; if it stays so, look whether a worker runs and Google answers (scripts/doctor.ts).`;
    case 'under way':
      return 'Interloop is working on an interview of this candidate at this moment. Run this again in a minute.';
  }
}

/** "2 x Slack message: Slack said internal_error", with where they are. */
function describeFaults(faults: EraseFault[]): string {
  const titles = faults.map(({ what, why }) => `${what}: ${why}`);
  const lines = [...new Set(titles)].flatMap((title) => {
    const places = faults.filter((_, at) => titles[at] === title).map(({ where }) => `      ${where}`);
    return [`  ${places.length} x ${title}`, ...places];
  });
  return lines.join('\n');
}

function describeErased(erased: Erased, candidateId: string): string {
  if (erased.ok) {
    const left = erased.left.length > 0 ? ['Left, to be deleted by hand:', describeFaults(erased.left)] : [];
    return [
      `Erased. The audit trail keeps that the candidate ${candidateId} was erased, and when.`,
      ...left,
      'Not reached from here: what people wrote themselves, files that were downloaded, mail. docs/privacy.md has the list.',
    ].join('\n');
  }
  if (erased.why !== 'outside') return `Nothing is erased. ${describeRefusal(erased)}`;
  const isFinal = erased.faults.every(({ retryable }) => !retryable);
  return [
    'Not everything could be deleted outside:',
    describeFaults(erased.faults),
    'The database still has everything. Run it again; what is gone already is passed over.',
    ...(isFinal ? ['This is refused for good: delete it by hand, then add --leave-refused.'] : []),
  ].join('\n');
}

/** Whether it is erased, or, where it is not meant yet, could be. */
async function erase(ports: Ports, { whom, isMeant, leaveRefused, by }: Wish): Promise<boolean> {
  const kept = await findKept(ports, whom);
  const person = by ? await ports.db.people.findPersonByEmail(by.trim()) : null;
  if (!kept || (by && !person)) {
    console.error(kept ? `Interloop knows nobody at ${by}.` : `Nothing is kept about ${whom}.`);
    return false;
  }
  console.log(describeKept(kept));
  if (isMeant) {
    // https://docs.slack.dev/apis/web-api/rate-limits: both methods are of tier 3.
    console.log('Erasing. Slack takes about 50 deletions a minute.');
    const erased = await eraseCandidate(ports, kept.candidateId, { byId: person?.id ?? null, leaveRefused });
    (erased.ok ? console.log : console.error)(describeErased(erased, kept.candidateId));
    return erased.ok;
  }
  const refusal = await refuseErasing(ports, kept);
  console.log('Nothing was done.');
  if (refusal) console.error(describeRefusal(refusal));
  else console.log(`To erase all of it, for good: node dist/scripts/erase.js ${whom} --yes`);
  return !refusal;
}

async function main(): Promise<void> {
  const wish = readWish();
  if (!wish) throw new CodedError('usage', USAGE);
  const wired = await wire(readConfig(), makeLogger('silent'));
  try {
    process.exitCode = (await erase(wired.ports, wish)) ? 0 : 1;
  } finally {
    await wired.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof CodedError ? error.message : error);
  process.exitCode = 1;
});
