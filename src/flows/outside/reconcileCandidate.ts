import type { Person } from '../../entities';
import type { Ports } from '../../ports';
import type { DebriefFacts } from '../../telling';
import { loadDebrief } from '../judgement/loadDebrief';
import { refuseReader } from '../judgement/mayJudge';
import { tellTrainees } from '../judgement/traineeFeedback';

/**
 * Tells the committee when a candidate's last card is in, and keeps those messages up to date as votes and the decision
 * come; tells trainees how their cards lie beside the leads'. Nobody is told of a debrief they may not read.
 */
export async function reconcileCandidate(ports: Ports, candidateId: string): Promise<void> {
  const facts = await loadDebrief(ports, candidateId);
  await tellTrainees(ports, facts);
  if (!facts.isReady && !facts.debrief) return;
  for (const person of listReaders(facts)) {
    await ports.messenger.tell({ kind: 'debrief', facts, personId: person.id });
  }
}

/** Committee members and the candidate's recruiter, without those whom the blind rule or a conflict keeps out. */
function listReaders({ candidate, people, interviews, cards }: DebriefFacts): Person[] {
  const isConcerned = (person: Person) =>
    person.active && (person.roles.includes('committee') || person.id === candidate.recruiterId);
  return [...people.values()].filter(
    (person) => isConcerned(person) && !refuseReader(person, candidate, interviews, cards),
  );
}
