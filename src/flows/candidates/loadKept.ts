import type { Candidate, Debrief, Interview, Scorecard } from '../../entities';
import type { Plan } from '../../plan';
import type { Ports, Stores } from '../../ports';

/** Everything that is kept about a candidate, as it is stored. */
export interface Kept {
  candidateId: string;
  /** Null where only other things are left under the id. */
  candidate: Candidate | null;
  /** Cancelled ones too, oldest start first. */
  interviews: Interview[];
  /** Drafts too. */
  cards: Scorecard[];
  debrief: Debrief | null;
  /** Searches for times, some with other candidates in them. */
  plans: Plan[];
  /** Our messages in Slack. */
  messages: { key: string; channel: string; ts: string }[];
  /** Slack's ids of our files. */
  fileIds: string[];
}

/** What is kept about whoever has this mail address or id, or null. One workspace has an address once. */
export async function findKept({ db }: Pick<Ports, 'db'>, addressOrId: string): Promise<Kept | null> {
  const typed = addressOrId.trim();
  const candidate = typed.includes('@') ? await db.candidates.findCandidateByEmail(typed) : null;
  if (typed.includes('@') && !candidate) return null;
  const kept = await loadKept(db, candidate?.id ?? typed);
  const { interviews, cards, plans, messages, fileIds } = kept;
  const isKept = kept.candidate || kept.debrief;
  const rest = [interviews, cards, plans, messages, fileIds];
  return isKept || rest.some(({ length }) => length > 0) ? kept : null;
}

/** Reads all of it; in a transaction as it is at one time, one question after the other. */
export async function loadKept(stores: Stores, candidateId: string): Promise<Kept> {
  const [candidate = null] = await stores.candidates.listCandidates({ ids: [candidateId] });
  const interviews = await stores.interviews.listInterviews({ candidateId });
  const cards = await stores.scorecards.listScorecards({ candidateId });
  const debrief = await stores.debriefs.findDebrief(candidateId);
  const interviewIds = interviews.map(({ id }) => id);
  const plans = await stores.plans.listPlans({ candidateId, interviewIds });
  const messages = await stores.messages.listAbout([
    candidateId,
    ...interviewIds,
    ...cards.map(({ id }) => id),
  ]);
  const fileIds = await stores.pictures.listFiles(candidateId);
  return { candidateId, candidate, interviews, cards, debrief, plans, messages, fileIds };
}
