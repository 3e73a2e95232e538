import type { Interview, Person, Scorecard } from '../../entities';
import { AlreadyMadeError } from '../../errors';
import { newId } from '../../newId';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { InterviewFacts } from '../../telling';
import { loadFacts, sittingPanel } from '../loadFacts';
import { refuseConflict } from './mayJudge';

/** A card with the interview it is for. */
export interface OpenCard {
  ok: true;
  card: Scorecard;
  facts: InterviewFacts;
}

/** Opens somebody's card for an interview that has begun; an empty draft is made on the interview's rubric version. */
export async function openScorecard(
  ports: Ports,
  by: Person,
  interviewId: string,
): Promise<OpenCard | Refusal> {
  const interview = await ports.db.interviews.findInterview(interviewId);
  if (!interview) return refuse({ code: 'not on the panel' });
  const facts = await loadFacts(ports, interviewId);
  const refusal = refuseCard(facts, by, ports.clock.now());
  if (refusal) return refusal;
  const earlier = await ports.db.scorecards.findScorecard(interviewId, by.id);
  return { ok: true, card: earlier ?? (await insertDraft(ports, interview, by)), facts };
}

/** Why somebody may not fill a card for this interview, or null. */
export function refuseCard({ interview, candidate }: InterviewFacts, by: Person, now: Date): Refusal | null {
  if (!sittingPanel(interview).some((seat) => seat.personId === by.id))
    return refuse({ code: 'not on the panel' });
  if (interview.status !== 'booked') return refuse({ code: 'interview over', status: interview.status });
  if (interview.startsAt > now) return refuse({ code: 'not yet held' });
  return refuseConflict(by, candidate);
}

async function insertDraft(ports: Ports, interview: Interview, by: Person): Promise<Scorecard> {
  const card: Scorecard = {
    id: newId(),
    teamId: interview.teamId,
    interviewId: interview.id,
    candidateId: interview.candidateId,
    personId: by.id,
    part: sittingPanel(interview).find((seat) => seat.personId === by.id)?.part ?? 'second',
    roleKey: interview.roleKey,
    stageKey: interview.stageKey,
    rubricVersion: interview.rubricVersion,
    status: 'draft',
    revision: 1,
    savedAt: ports.clock.now(),
    ratings: [],
    summary: '',
    strongestSignal: '',
    concern: '',
    noteToRecruiter: '',
    amendments: [],
  };
  try {
    await ports.db.scorecards.insertScorecard(card);
    return card;
  } catch (error) {
    const twin =
      error instanceof AlreadyMadeError && (await ports.db.scorecards.findScorecard(interview.id, by.id));
    if (twin) return twin;
    throw error;
  }
}
