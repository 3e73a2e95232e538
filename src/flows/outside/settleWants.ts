import { addSeconds } from 'date-fns';
import { CodedError } from '../../errors';
import type { Ports, Want } from '../../ports';
import { reconcileCandidate } from './reconcileCandidate';
import { reconcileInterview } from './reconcileInterview';

/** Longer than any reconciliation takes; after a crash somebody else goes on from here. */
const LEASE_MS = 30_000;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 300;
/** One call settles at most so many things, so that a worker can stop in between. */
const MOST_AT_ONCE = 50;

/** Brings in line what is due, or only the thing named, when it is. Failures are logged and tried again later. */
export async function settleWants(ports: Ports, only?: { kind: Want['kind']; id: string }): Promise<void> {
  for (let settled = 0; settled < MOST_AT_ONCE; settled++) {
    const want = await ports.db.wants.lease(ports.clock.now(), LEASE_MS, only);
    if (!want) return;
    await settle(ports, want);
  }
}

async function settle(ports: Ports, want: Want): Promise<void> {
  try {
    if (want.kind === 'interview') await reconcileInterview(ports, want.id);
    else await reconcileCandidate(ports, want.id);
    await ports.db.wants.settle(want);
  } catch (error) {
    const code = error instanceof CodedError ? error.code : 'unexpected';
    ports.log.error(
      { kind: want.kind, id: want.id, code, attempts: want.attempts, err: error },
      'Not yet in line',
    );
    await ports.db.wants.postpone(want, addSeconds(ports.clock.now(), waitSeconds(want.attempts)));
  }
}

/** 5 s, 10 s, 20 s ... 5 min. */
function waitSeconds(attempts: number): number {
  return Math.min(FIRST_WAIT_SECONDS * 2 ** attempts, LONGEST_WAIT_SECONDS);
}
