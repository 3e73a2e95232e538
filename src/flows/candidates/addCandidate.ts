import type { Candidate, Person, Seniority } from '../../entities';
import { newId } from '../../newId';
import type { PeopleStore, Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { refuseUnless } from '../requireRole';

/** A candidate as a recruiter types it; checked at the border already. */
export interface CandidateWish {
  name: string;
  email: string;
  zone: string;
  resumeUrl: string | null;
  seniority: Seniority;
  referrerSlackUserId: string | null;
  employeeSlackUserId: string | null;
  conflictSlackUserIds: string[];
}

/** Makes a candidate for the role. A mailbox that a candidate has already is refused and named. */
export async function addCandidate(
  ports: Ports,
  by: Person,
  roleKey: string,
  typed: CandidateWish,
): Promise<{ ok: true; candidate: Candidate } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const email = typed.email.trim().toLowerCase();
  const twin = await ports.db.candidates.findCandidateByEmail(email);
  if (twin) return refuse({ code: 'email taken', candidateId: twin.id });
  const candidate: Candidate = {
    ...{ id: newId(), teamId: by.teamId, roleKey, recruiterId: by.id, createdAt: ports.clock.now() },
    ...(await readTyped(ports.db.people, typed)),
  };
  await ports.db.candidates.saveCandidate(candidate);
  await ports.db.audit.append({
    at: candidate.createdAt,
    byId: by.id,
    verb: 'candidate.add',
    aboutId: candidate.id,
  });
  return { ok: true, candidate };
}

/** What is typed of a candidate, with the people that it names. Accounts that nobody here has are left out. */
export async function readTyped(
  people: PeopleStore,
  typed: CandidateWish,
): Promise<Omit<Candidate, 'id' | 'teamId' | 'roleKey' | 'recruiterId' | 'createdAt'>> {
  const email = typed.email.trim().toLowerCase();
  const [employee, referrer, ...conflicts] = await Promise.all([
    people.findPersonByEmail(email),
    typed.referrerSlackUserId ? people.findPersonBySlack(typed.referrerSlackUserId) : null,
    ...typed.conflictSlackUserIds.map((id) => people.findPersonBySlack(id)),
  ]);
  const slackUserId = typed.employeeSlackUserId ?? employee?.slackUserId;
  return {
    ...{ name: typed.name.trim(), email, zone: typed.zone, seniority: typed.seniority },
    ...(typed.resumeUrl && { resumeUrl: typed.resumeUrl }),
    ...(slackUserId && { slackUserId }),
    ...(referrer && { referrerId: referrer.id }),
    conflictIds: conflicts.flatMap((person) => person?.id ?? []),
  };
}
