import { proposeBatch } from '../../../src/scheduling/proposeBatch';
import type { BatchRequest, SlotRequest } from '../../../src/scheduling/types';
import { interleave, print, show } from './measure';
import { makeInterviewers, makeSlotRequest } from './workload';

/** Ten candidates at once, of 100 people over 20 days. */
export function runBatches(): void {
  const inRoom = makeSlotRequest(makeInterviewers({ people: 100, days: 20 }, 1), 20);
  const byLink = { ...inRoom, session: { ...inRoom.session, place: 'link' as const } };
  const batches = { link: askForTen(byLink), room: askForTen(inRoom) };
  const times = interleave(
    { link: () => proposeBatch(batches.link), room: () => proposeBatch(batches.room) },
    3000,
  );
  print('');
  for (const place of ['link', 'room'] as const) {
    const { exact } = proposeBatch(batches[place]);
    print(`batch of 10 candidates, ${place}: ${show(times[place])}, exact: ${exact}`);
  }
}

/** All of them ask for the same. */
function askForTen(request: SlotRequest): BatchRequest {
  const requests = Array.from({ length: 10 }, (_, n) => ({
    ...request,
    candidate: { ...request.candidate, id: `candidate-${n}` },
  }));
  return { requests };
}
