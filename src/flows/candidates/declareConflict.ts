import type { Interview, Person } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { answerAsk } from '../interviews/answerAsk';

/**
 * Somebody who was asked should not judge this candidate at all: they decline, are never asked for the candidate again,
 * leave the candidate's other interviews ahead, and read none of the cards. The recruiter reads why.
 */
export async function declareConflict(
  ports: Ports,
  by: Person,
  interviewId: string,
  why: string,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const { candidateId, panel } = await ports.db.interviews.getInterview(interviewId);
  if (!panel.some(({ personId }) => personId === by.id)) return refuse({ code: 'not on the panel' });
  // First, so that whoever is stopped in between finds the ask still open.
  await keepConflict(ports, by, candidateId);
  const reason = ['Conflict of interest.', why].filter(Boolean).join(' ');
  const declined = await answerAsk(ports, by, interviewId, { answer: 'declined', reason });
  const others = await ports.db.interviews.listInterviews({
    candidateId,
    personIds: [by.id],
    status: 'booked',
  });
  // What began already stays as it is: a decline of it is refused.
  for (const { id } of others) await answerAsk(ports, by, id, { answer: 'declined', reason });
  return declined;
}

async function keepConflict({ db, clock }: Ports, by: Person, candidateId: string): Promise<void> {
  await db.transact(async (stores) => {
    const candidate = await stores.candidates.getCandidate(candidateId);
    if (candidate.conflictIds.includes(by.id)) return;
    await stores.candidates.saveCandidate({ ...candidate, conflictIds: [...candidate.conflictIds, by.id] });
    await stores.audit.append({
      ...{ at: clock.now(), byId: by.id, verb: 'candidate.conflict', aboutId: candidateId },
    });
  });
}
