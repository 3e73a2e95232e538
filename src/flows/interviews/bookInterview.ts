import type { Interview, Person } from '../../entities';
import { AlreadyMadeError } from '../../errors';
import type { Plan } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { SlotProposal } from '../../scheduling/answers';
import { refuseUnless } from '../requireRole';
import { findProposal } from '../times/findTimes';
import type { Search } from '../times/scheduleRequest';
import { bookDespiteTrainees } from '../times/trainees';
import { refuseTaken } from './claims';
import { lastLook } from './lastLook';
import { moveInterview } from './moveInterview';
import { insertInterview, newInterview } from './newInterview';

export type Booked = { ok: true; interview: Interview } | Refusal;

/**
 * Books a proposal of a plan: interview, claims, audit and the wish to show it, in one transaction. The claims referee a
 * race; a second click on the same plan gives the interview of the first. Google and Slack follow from what is stored.
 */
export async function bookInterview(
  ports: Ports,
  by: Person,
  choice: { planId: string; proposalId: string },
): Promise<Booked> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const plan = await ports.db.plans.findPlan(choice.planId);
  if (!plan?.ask) return refuse({ code: 'plan expired' });
  const earlier = plan.movesInterviewId ? null : await ports.db.interviews.findInterview(plan.id);
  if (earlier) return { ok: true, interview: earlier };
  const proposal = findProposal(plan, choice.proposalId);
  if (!proposal) return refuse({ code: 'answer gone' });
  if (proposal.startsAt <= ports.clock.now()) return refuse({ code: 'time passed' });
  const moved = plan.movesInterviewId ? await ports.db.interviews.getInterview(plan.movesInterviewId) : null;
  const search = { ...plan, ask: plan.ask };
  return bookDespiteTrainees(plan, proposal.seats, (asked) =>
    bookProposal(ports, by, search, moved, { ...proposal, seats: asked(proposal.seats) }),
  );
}

async function bookProposal(
  ports: Ports,
  by: Person,
  plan: Search & Plan,
  moved: Interview | null,
  proposal: SlotProposal,
): Promise<Booked> {
  const changed = await lastLook(ports, [proposal], { moved, relaxations: plan.relaxations });
  if (changed) {
    // A second click meets what the first one booked meanwhile.
    const meanwhile = moved ? null : await ports.db.interviews.findInterview(plan.id);
    return meanwhile ? { ok: true, interview: meanwhile } : changed;
  }
  return moved ? moveInterview(ports, by, plan, proposal) : insertBooking(ports, by, plan, proposal);
}

/** The interview takes the plan's id: one plan books one interview, however often it is confirmed. */
async function insertBooking(
  ports: Ports,
  by: Person,
  plan: Search & Plan,
  { startsAt, endsAt, seats, roomId }: SlotProposal,
): Promise<Booked> {
  const candidate = await ports.db.candidates.getCandidate(plan.ask.candidateId);
  const { stageKey, note } = plan.ask;
  const interview = newInterview(ports, by, {
    ...{ id: plan.id, candidate, stageKey, note },
    ...{ startsAt, endsAt, seats, roomId },
  });
  try {
    await ports.db.transact((stores) => insertInterview(stores, interview, plan.relaxations));
  } catch (error) {
    if (error instanceof AlreadyMadeError)
      return { ok: true, interview: await ports.db.interviews.getInterview(plan.id) };
    return refuseTaken(error);
  }
  ports.errands.soon('interview', interview.id);
  return { ok: true, interview };
}
