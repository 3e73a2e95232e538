import type { Candidate, Interview, Person } from '../../entities';
import type { Ports, Span, Stores } from '../../ports';
import type { Relaxation } from '../../scheduling/answers';
import type { SeatedPerson } from '../../scheduling/types';
import { claimEverybody } from './claims';

/** An interview as it is booked: everybody on the panel is asked. */
export function newInterview(
  ports: Ports,
  by: Person,
  what: Span & {
    id: string;
    candidate: Candidate;
    stageKey: string;
    note: string;
    seats: readonly SeatedPerson[];
    roomId: string | null;
  },
): Interview {
  const now = ports.clock.now();
  const { candidate } = what;
  return {
    id: what.id,
    teamId: by.teamId,
    candidateId: candidate.id,
    roleKey: candidate.roleKey,
    stageKey: what.stageKey,
    rubricVersion: ports.rubrics.current(candidate.roleKey).version,
    startsAt: what.startsAt,
    endsAt: what.endsAt,
    status: 'booked',
    panel: what.seats.map(({ personId, part }) => ({
      personId,
      part,
      answer: 'waiting',
      askedAt: now,
    })),
    ...(what.roomId && { room: { roomId: what.roomId, answer: 'waiting' as const } }),
    formerPanel: [],
    recruiterId: by.id,
    ...(what.note && { note: what.note }),
    revision: 1,
    timeRevision: 1,
    calendar: { generation: 0 },
    history: [{ at: now, what: 'booked', byId: by.id }],
    bookedAt: now,
  };
}

/**
 * Stores a new interview with its claims, its audit line and the wish to show it, for whoever sweeps due from `dueAt` on:
 * part of a transaction.
 * @throws NotFoundError when the candidate was erased, AlreadyMadeError when its id is taken, ClaimTakenError when somebody's
 * time is.
 */
export async function insertInterview(
  stores: Stores,
  interview: Interview,
  relaxations: readonly Relaxation[],
  dueAt = interview.bookedAt,
): Promise<void> {
  await stores.candidates.getCandidate(interview.candidateId);
  await stores.interviews.insertInterview(interview);
  await claimEverybody(stores, interview, relaxations);
  const { id, bookedAt, recruiterId } = interview;
  await stores.audit.append({ at: bookedAt, byId: recruiterId, verb: 'interview.book', aboutId: id });
  await stores.wants.want('interview', id, dueAt);
}
