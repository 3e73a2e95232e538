import type { Person } from '../entities';
import type { Ports } from '../ports';
import type { DebriefFacts } from '../telling';
import { loadDebrief } from './loadDebrief';
import { refuseReading } from './readScorecard';

/**
 * Tells the committee when a candidate's last card is in, and keeps those messages up to date as votes and the decision
 * come. Nobody is told of a debrief they may not read.
 */
export async function reconcileCandidate(ports: Ports, candidateId: string): Promise<void> {
  const facts = await loadDebrief(ports, candidateId);
  if (!facts.isReady && !facts.debrief) return;
  for (const person of await listReaders(ports, facts)) {
    await ports.messenger.tell({ kind: 'debrief', facts, personId: person.id });
  }
}

/** Committee members and the candidate's recruiter, without those whom the blind rule or a conflict keeps out. */
async function listReaders(ports: Ports, { candidate, people }: DebriefFacts): Promise<Person[]> {
  const concerned = [...people.values()].filter(
    (person) => person.active && (person.roles.includes('committee') || person.id === candidate.recruiterId),
  );
  const refusals = await Promise.all(concerned.map((person) => refuseReading(ports, person, candidate.id)));
  return concerned.filter((_, index) => refusals[index] === null);
}
