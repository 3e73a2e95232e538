import type { PlannedJob, Ports } from '../../ports';
import type { InterviewFacts } from '../../telling';
import { loadFacts, sittingPanel } from '../loadFacts';
import { cardState } from './tellInterview';

/**
 * Runs one planned job. What no longer fits is dropped in silence: a cancelled or moved interview, somebody who left,
 * a kit after the start, a request before the end, a nag after the card is in. Running twice tells once.
 */
export async function remind(ports: Ports, job: PlannedJob): Promise<void> {
  const facts = await loadFacts(ports, job.interviewId);
  const now = ports.clock.now();
  if (!stillFits(facts, job, now)) return;
  const { personId } = job;
  if (job.kind === 'day before' || job.kind === 'ten minutes') {
    await ports.messenger.tell({ kind: 'kit', facts, personId, when: job.kind });
    return;
  }
  const cards = await ports.db.scorecards.listScorecards({ interviewIds: [job.interviewId] });
  const card = cardState(facts, cards, personId);
  if (card.status === 'in') return;
  if (job.kind === 'scorecard request') {
    await ports.messenger.tell({ kind: 'scorecard request', facts, personId, card });
    return;
  }
  await ports.messenger.tell({
    kind: 'nag',
    facts,
    personId,
    number: Number(job.key.split(':').at(-1)),
    card,
  });
}

/** A nag that is so late was overtaken by the next morning's: after an outage one comes, not all that were missed. */
const NAG_WITHIN_MS = 12 * 60 * 60 * 1000;

function stillFits({ interview }: InterviewFacts, job: PlannedJob, now: Date): boolean {
  if (interview.status !== 'booked' || interview.timeRevision !== job.timeRevision) return false;
  if (!sittingPanel(interview).some((seat) => seat.personId === job.personId)) return false;
  if (job.kind === 'day before') return now < interview.startsAt;
  if (job.kind === 'ten minutes') return now < interview.endsAt;
  if (job.kind === 'nag' && now.getTime() - job.runAt.getTime() > NAG_WITHIN_MS) return false;
  return now >= interview.endsAt;
}
