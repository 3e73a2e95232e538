import type { Interview } from '../../entities';
import { OutsideError } from '../../errors';
import { eventId } from '../../eventId';
import type { Ports, Stores } from '../../ports';
import { type Kept, loadKept } from './loadKept';

/** What could not be taken back outside, and why, without a name. */
export interface EraseFault {
  what: 'Slack message' | 'file in Slack' | 'Google event';
  /** By which somebody finds it: a conversation and a time stamp, a file's or an event's id. */
  where: string;
  why: string;
  /** False where no second try helps. */
  retryable: boolean;
}

/** Why nothing is erased now. */
export type EraseRefusal =
  /** It is booked: it is cancelled first, so that everybody is told. */
  | { why: 'interview ahead'; interview: Interview }
  | { why: 'interview runs'; interview: Interview }
  /** It is cancelled, and not everybody was told: erased, nobody would be. */
  | { why: 'cancellation not told'; interview: Interview }
  /** Somebody works on it at this moment. */
  | { why: 'under way' };

export type Erased =
  /** `left` is what stays outside, because it was refused for good and the caller agreed. */
  | { ok: true; left: EraseFault[] }
  | ({ ok: false } & EraseRefusal)
  /** What is stored is still there, so that the same can be done again. */
  | { ok: false; why: 'outside'; faults: EraseFault[] };

type Needs = Pick<Ports, 'db' | 'calendar' | 'messenger' | 'reminders' | 'clock'>;

/** What was found and taken back is looked at again before it is forgotten; so many times something new comes up. */
const MOST_ROUNDS = 3;

/**
 * Erases a candidate: first outside (Google's events, without a mail to anybody; our messages and files in Slack), then all
 * that is stored, in one transaction with a line in the audit trail. A call that fails leaves everything stored, so the same
 * can be done again until it is through. With `leaveRefused` what Slack or Google refuse for good does not hold it up.
 */
export async function eraseCandidate(
  ports: Needs,
  candidateId: string,
  { byId = null, leaveRefused = false }: { byId?: string | null; leaveRefused?: boolean } = {},
): Promise<Erased> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const kept = await loadKept(ports.db, candidateId);
    const refusal = await refuseErasing(ports, kept);
    if (refusal) return { ok: false, ...refusal };
    if (!(await silence(ports, kept))) return { ok: false, why: 'under way' };
    const faults = await takeBack(ports, kept);
    if (faults.some(({ retryable }) => retryable || !leaveRefused))
      return { ok: false, why: 'outside', faults };
    if (await forget(ports, kept, byId)) return { ok: true, left: faults };
  }
  return { ok: false, why: 'under way' };
}

/** Why a candidate cannot be erased now, or null. */
export async function refuseErasing(
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
  { interviews }: Kept,
): Promise<EraseRefusal | null> {
  const now = clock.now();
  for (const interview of interviews.filter(({ endsAt }) => endsAt > now)) {
    const isAhead = interview.startsAt > now;
    if (interview.status === 'booked')
      return { why: isAhead ? 'interview ahead' : 'interview runs', interview };
    if (isAhead && (await db.wants.isDue('interview', interview.id)))
      return { why: 'cancellation not told', interview };
  }
  return null;
}

/**
 * Sees to it that nobody shows the candidate anywhere while, and after, what was shown is taken back: a worker that brought an
 * interview in line in between would make its event and messages anew. Held wants stay held where a process dies, so that what
 * is half taken back stays so until the same is done again. False while somebody is at it.
 */
async function silence({ db, reminders, clock }: Needs, { candidateId, interviews }: Kept): Promise<boolean> {
  const now = clock.now();
  const held = [await db.wants.hold('candidate', candidateId, now)];
  for (const { id } of interviews) {
    held.push(await db.wants.hold('interview', id, now));
    held.push(await reminders.drop(id, now));
  }
  return held.every(Boolean);
}

/** Takes back everything that is known of outside, whatever fails on the way. */
async function takeBack({ calendar, messenger }: Needs, kept: Kept): Promise<EraseFault[]> {
  const faults: EraseFault[] = [];
  const attempt = async (what: EraseFault['what'], where: string, call: () => Promise<void>) => {
    try {
      await call();
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      faults.push({ what, where, why: error.message, retryable: error.retryable });
    }
  };
  for (const id of eventIdsOf(kept)) await attempt('Google event', id, () => calendar.remove(id, 'not told'));
  for (const { channel, ts } of kept.messages)
    await attempt('Slack message', `${channel} ${ts}`, () => messenger.takeBack({ channel, ts }));
  for (const fileId of kept.fileIds)
    await attempt('file in Slack', fileId, () => messenger.deleteFile(fileId));
  return faults;
}

/** The ids of all events that may be in Google: the panel's of each generation, and the candidate's. */
export function eventIdsOf({ interviews }: Pick<Kept, 'interviews'>): string[] {
  return interviews.flatMap(({ id, calendar }) => [
    ...Array.from({ length: calendar.generation + 1 }, (_, generation) => eventId(id, 'panel', generation)),
    eventId(id, 'candidate', 0),
  ]);
}

/**
 * Removes what is stored, unless more is there by now than was taken back outside: false, and nothing is removed. Whoever
 * changes an interview, a card or a vote meanwhile writes its want too, which is there because it is held: of the two the
 * database runs one again.
 */
async function forget({ db, clock }: Needs, taken: Kept, byId: string | null): Promise<boolean> {
  const { candidateId } = taken;
  return db.transact(async (stores) => {
    const kept = await loadKept(stores, candidateId);
    if (outsideOf(kept) !== outsideOf(taken)) return false;
    await removeStored(stores, kept);
    await stores.audit.append({ at: clock.now(), byId, verb: 'candidate.erase', aboutId: candidateId });
    return true;
  });
}

/** Names what there is outside, so that more of it is noticed. */
function outsideOf(kept: Kept): string {
  const messages = kept.messages.map(({ channel, ts }) => `${channel} ${ts}`);
  return [...eventIdsOf(kept), ...messages, ...kept.fileIds].join('\n');
}

async function removeStored(
  stores: Stores,
  { candidateId, interviews, plans, messages }: Kept,
): Promise<void> {
  for (const { id } of interviews) {
    await stores.claims.release(id);
    await stores.wants.removeWant('interview', id);
  }
  await stores.wants.removeWant('candidate', candidateId);
  await stores.plans.removePlans(plans.map(({ id }) => id));
  await stores.messages.removeMessages(messages.map(({ key }) => key));
  await stores.pictures.removeFiles(candidateId);
  await stores.scorecards.removeScorecards(candidateId);
  await stores.debriefs.removeDebrief(candidateId);
  await stores.interviews.removeInterviews(candidateId);
  await stores.candidates.removeCandidate(candidateId);
}
