import { createHash } from 'node:crypto';
import type { Candidate, Interview, Person } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { refuseConflict } from '../judgement/mayJudge';
import { sittingPanel } from '../loadFacts';
import { refuseUnless } from '../requireRole';
import { isCandidate } from '../times/scheduleRequest';
import { type CandidateWish, readTyped } from './addCandidate';

/** Somebody who is booked with a candidate they may no longer judge. */
export interface Clash {
  interview: Interview;
  personId: string;
}

/** A candidate as the form shows them; `seen` names what it shows, so that a form that is out of date is refused. */
export interface CandidateDraft {
  candidate: Candidate;
  wish: CandidateWish;
  seen: string;
}

/** A candidate to be changed. Refuses those who may not. */
export async function openCandidate(
  ports: Ports,
  by: Person,
  candidateId: string,
): Promise<(CandidateDraft & { ok: true }) | Refusal> {
  const candidate = await ports.db.candidates.getCandidate(candidateId);
  const refusal = refuseEditing(by, candidate);
  if (refusal) return refusal;
  const { referrerId, conflictIds } = candidate;
  const named = await ports.db.people.listPeople({
    ids: [...conflictIds, ...(referrerId ? [referrerId] : [])],
  });
  const accountOf = (id: string | undefined) => named.find((person) => person.id === id)?.slackUserId ?? null;
  const wish: CandidateWish = {
    ...{ name: candidate.name, email: candidate.email, zone: candidate.zone },
    ...{ resumeUrl: candidate.resumeUrl ?? null, seniority: candidate.seniority },
    ...{ referrerSlackUserId: accountOf(referrerId), employeeSlackUserId: candidate.slackUserId ?? null },
    conflictSlackUserIds: conflictIds.flatMap((id) => accountOf(id) ?? []),
  };
  return { ok: true, candidate, wish, seen: fingerprint(candidate) };
}

/**
 * Changes what is known of a candidate: what is booked follows, in Google and in Slack. Says who is booked with them and may
 * no longer judge them. Nobody takes back a conflict of their own, and what changed since `seen` is not written over.
 */
export async function editCandidate(
  ports: Ports,
  by: Person,
  { candidateId, seen }: { candidateId: string; seen: string },
  typed: CandidateWish,
): Promise<{ ok: true; candidate: Candidate; clashes: Clash[] } | Refusal> {
  const read = await readTyped(ports.db.people, typed);
  const twin = await ports.db.candidates.findCandidateByEmail(read.email);
  if (twin && twin.id !== candidateId) return refuse({ code: 'email taken', candidateId: twin.id });
  const now = ports.clock.now();
  const ahead = await listAhead(ports, candidateId, now);
  const outcome = await ports.db.transact(async (stores): Promise<Candidate | Refusal> => {
    const before = await stores.candidates.getCandidate(candidateId);
    const refusal = refuseEditing(by, before);
    if (refusal) return refusal;
    if (fingerprint(before) !== seen) return refuse({ code: 'candidate changed', candidateId });
    const { id, teamId, roleKey, recruiterId, createdAt } = before;
    const after = { ...{ id, teamId, roleKey, recruiterId, createdAt }, ...read };
    const own = refuseConflict(by, before);
    if (own && !refuseConflict(by, after)) return own;
    await stores.candidates.saveCandidate(after);
    await stores.audit.append({ at: now, byId: by.id, verb: 'candidate.edit', aboutId: id });
    await stores.wants.want('candidate', id, now);
    for (const interview of ahead) await stores.wants.want('interview', interview.id, now);
    return after;
  });
  if ('ok' in outcome) return outcome;
  ports.errands.soon('candidate', candidateId);
  ports.errands.soon('interview', ...ahead.map(({ id }) => id));
  return { ok: true, candidate: outcome, clashes: await listClashes(ports, outcome, ahead) };
}

function refuseEditing(by: Person, candidate: Candidate): Refusal | null {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  return refusal ?? (isCandidate(by, candidate) ? refuse({ code: 'concerns yourself' }) : null);
}

async function listAhead({ db }: Ports, candidateId: string, now: Date): Promise<Interview[]> {
  const booked = await db.interviews.listInterviews({ candidateId, status: 'booked' });
  return booked.filter(({ startsAt }) => startsAt > now);
}

async function listClashes({ db }: Ports, candidate: Candidate, ahead: Interview[]): Promise<Clash[]> {
  const ids = ahead.flatMap((interview) => sittingPanel(interview).map(({ personId }) => personId));
  const people = await db.people.listPeople({ ids: [...new Set(ids)] });
  const barred = new Set(people.flatMap((person) => (refuseConflict(person, candidate) ? [person.id] : [])));
  return ahead.flatMap((interview) =>
    sittingPanel(interview).flatMap(({ personId }) =>
      barred.has(personId) ? [{ interview, personId }] : [],
    ),
  );
}

function fingerprint({ name, email, zone, resumeUrl, seniority, ...rest }: Candidate): string {
  const { slackUserId, referrerId, conflictIds } = rest;
  const said = [name, email, zone, resumeUrl, seniority, slackUserId, referrerId, ...conflictIds.toSorted()];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 20);
}
