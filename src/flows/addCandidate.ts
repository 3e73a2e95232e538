import type { Candidate, Person, Seniority } from '../entities';
import { newId } from '../newId';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import { refuseUnless } from './requireRole';

/** A new candidate as a recruiter types it; checked at the border already. */
export interface NewCandidate {
  name: string;
  email: string;
  zone: string;
  resumeUrl: string | null;
  seniority: Seniority;
  referrerSlackUserId: string | null;
  employeeSlackUserId: string | null;
}

/** Makes a candidate for the role. A mailbox that a candidate has already is refused and named. */
export async function addCandidate(
  ports: Ports,
  by: Person,
  roleKey: string,
  typed: NewCandidate,
): Promise<{ ok: true; candidate: Candidate } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const email = typed.email.trim().toLowerCase();
  const twin = await ports.db.candidates.findCandidateByEmail(email);
  if (twin) return refuse({ code: 'email taken', candidateId: twin.id });
  const [employee, referrer] = await Promise.all([
    ports.db.people.findPersonByEmail(email),
    typed.referrerSlackUserId ? ports.db.people.findPersonBySlack(typed.referrerSlackUserId) : null,
  ]);
  const slackUserId = typed.employeeSlackUserId ?? employee?.slackUserId;
  const candidate: Candidate = {
    id: newId(),
    teamId: by.teamId,
    name: typed.name.trim(),
    email,
    zone: typed.zone,
    ...(typed.resumeUrl && { resumeUrl: typed.resumeUrl }),
    roleKey,
    seniority: typed.seniority,
    recruiterId: by.id,
    ...(slackUserId && { slackUserId }),
    ...(referrer && { referrerId: referrer.id }),
    conflictIds: [],
    createdAt: ports.clock.now(),
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
