import { addSeconds } from 'date-fns';
import type { Interview } from '../../entities';
import { AlreadyMadeError } from '../../errors';
import type { Ports } from '../../ports';
import type { Refusal } from '../../refusal';
import type { Relaxation } from '../../scheduling/answers';
import { refuseTaken } from './claims';
import { insertInterview } from './newInterview';

/** For showing an interview and telling of it: a worker that helped sooner would put the cards out of order. */
const HEAD_START_SECONDS = 5;

export type BookedTogether = { ok: true; interviews: Interview[] } | Refusal;

/**
 * Books several interviews or none: each with its claims, audit line and wish in one transaction. The claims referee a race.
 * What was booked under any of `ids` before, or by a click at the same time, is given instead of booked again; `make` gives
 * the interviews, or why there can be none, and is asked only where nothing is booked yet.
 */
export async function bookTogether(
  ports: Ports,
  ids: readonly string[],
  relaxations: readonly Relaxation[],
  make: () => Promise<Interview[] | Refusal>,
): Promise<BookedTogether> {
  const earlier = await listBooked(ports, ids);
  if (earlier.length > 0) return { ok: true, interviews: earlier };
  const made = await make();
  const booked = 'ok' in made ? made : await insertAll(ports, made, relaxations);
  if (booked.ok) return booked;
  const meanwhile = await listBooked(ports, ids);
  return meanwhile.length > 0 ? { ok: true, interviews: meanwhile } : booked;
}

async function insertAll(
  ports: Ports,
  interviews: Interview[],
  relaxations: readonly Relaxation[],
): Promise<BookedTogether> {
  try {
    await ports.db.transact(async (stores) => {
      for (const [at, interview] of interviews.entries()) {
        const dueAt = addSeconds(interview.bookedAt, at * HEAD_START_SECONDS);
        await insertInterview(stores, interview, relaxations, dueAt);
      }
    });
  } catch (error) {
    if (!(error instanceof AlreadyMadeError)) return refuseTaken(error);
    const ids = interviews.map(({ id }) => id);
    return { ok: true, interviews: await listBooked(ports, ids) };
  }
  // In order of time, so that their cards stand in it.
  ports.errands.soon('interview', ...interviews.map(({ id }) => id));
  return { ok: true, interviews };
}

/** In order of time. */
async function listBooked({ db }: Ports, ids: readonly string[]): Promise<Interview[]> {
  const found = await Promise.all(ids.map((id) => db.interviews.findInterview(id)));
  return found
    .filter((interview) => interview !== null)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
