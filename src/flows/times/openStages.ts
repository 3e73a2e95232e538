import type { Candidate } from '../../entities';
import type { Ports } from '../../ports';

/** The stages of a candidate's interview plan that are neither held nor booked, in the order of its rounds. */
export async function listOpenStages(ports: Ports, candidate: Candidate): Promise<string[]> {
  const interviews = await ports.db.interviews.listInterviews({
    candidateId: candidate.id,
    status: 'booked',
  });
  const taken = new Set(interviews.map(({ stageKey }) => stageKey));
  return listPlanStages(ports, candidate).filter((stageKey) => !taken.has(stageKey));
}

/** Every stage of a candidate's interview plan, in the order of its rounds. */
export function listPlanStages(ports: Ports, { roleKey }: Candidate): string[] {
  return ports.rubrics.current(roleKey).plan.rounds.flatMap(({ stages }) => stages);
}
