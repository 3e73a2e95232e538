import type { Interview, Person } from '../entities';
import { AlreadyMadeError, OutsideError } from '../errors';
import type { Plan } from '../plan';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import type { SlotProposal } from '../scheduling/types';
import { claimSeat, refuseTaken } from './claims';
import { findProposal } from './findTimes';
import { followPerson } from './followAccount';
import { moveInterview } from './moveInterview';
import { refuseUnless } from './requireRole';
import { panelPart, type Search } from './scheduleRequest';

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
  if (!proposal) return refuse({ code: 'plan expired' });
  if (proposal.startsAt <= ports.clock.now()) return refuse({ code: 'time passed' });
  const left = await findLeaver(ports, proposal);
  if (left) return refuse({ code: 'person left', personId: left.id });
  const busy = await findNewlyBusy(ports, plan, proposal);
  if (busy) return refuse({ code: 'time taken', personId: busy.id });
  return plan.movesInterviewId
    ? moveInterview(ports, by, plan, proposal)
    : insertBooking(ports, by, { ...plan, ask: plan.ask }, proposal);
}

/** Somebody of the panel whose Slack account is gone. A Slack that does not answer keeps nobody from booking. */
async function findLeaver(ports: Ports, proposal: SlotProposal): Promise<Person | null> {
  const people = await ports.db.people.listPeople({ ids: proposal.seats.map((seat) => seat.personId) });
  try {
    const followed = await Promise.all(people.map((person) => followPerson(ports, person)));
    return followed.find((person) => !person.active) ?? null;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ports.log.warn({ code: error.code }, 'Booking without a last look at the accounts');
    return people.find((person) => !person.active) ?? null;
  }
}

async function insertBooking(
  ports: Ports,
  by: Person,
  plan: Search & Plan,
  proposal: SlotProposal,
): Promise<Booked> {
  const candidate = await ports.db.candidates.getCandidate(plan.ask.candidateId);
  const interview = makeInterview(ports, by, plan, proposal, candidate.roleKey);
  try {
    await ports.db.transact(async (stores) => {
      await stores.interviews.insertInterview(interview);
      for (const person of await stores.people.listPeople({
        ids: interview.panel.map((seat) => seat.personId),
      })) {
        await claimSeat(stores.claims, interview, person, plan.relaxations);
      }
      await stores.audit.append({
        at: interview.bookedAt,
        byId: by.id,
        verb: 'interview.book',
        aboutId: interview.id,
      });
      await stores.wants.want('interview', interview.id, interview.bookedAt);
    });
  } catch (error) {
    if (error instanceof AlreadyMadeError)
      return { ok: true, interview: await ports.db.interviews.getInterview(plan.id) };
    return refuseTaken(error);
  }
  ports.errands.soon('interview', interview.id);
  return { ok: true, interview };
}

/** The interview takes the plan's id: one plan books one interview, however often it is confirmed. */
function makeInterview(
  ports: Ports,
  by: Person,
  plan: Search & Plan,
  proposal: SlotProposal,
  roleKey: string,
): Interview {
  const now = ports.clock.now();
  return {
    id: plan.id,
    teamId: by.teamId,
    candidateId: plan.ask.candidateId,
    roleKey,
    stageKey: plan.ask.stageKey,
    rubricVersion: ports.rubrics.current(roleKey).version,
    startsAt: proposal.startsAt,
    endsAt: proposal.endsAt,
    status: 'booked',
    panel: proposal.seats.map(({ personId, part }) => ({
      personId,
      part: panelPart(part),
      answer: 'waiting',
      askedAt: now,
    })),
    formerPanel: [],
    recruiterId: by.id,
    ...(plan.ask.note && { note: plan.ask.note }),
    revision: 1,
    timeRevision: 1,
    calendar: { generation: 0 },
    history: [{ at: now, what: 'booked', byId: by.id }],
    bookedAt: now,
  };
}

/**
 * Somebody of the panel whose calendar filled up, or became unreadable, since the search. The claims still referee among interviews, so an
 * unanswering Google does not keep anybody from booking.
 */
async function findNewlyBusy(ports: Ports, plan: Plan, proposal: SlotProposal): Promise<Person | null> {
  const people = await ports.db.people.listPeople({ ids: proposal.seats.map((seat) => seat.personId) });
  const calendarIds = people.flatMap((person) => person.interviewer?.calendarId ?? []);
  const moved = plan.movesInterviewId ? await ports.db.interviews.getInterview(plan.movesInterviewId) : null;
  try {
    const busy = await ports.calendar.busy(calendarIds, proposal);
    const isTaken = (person: Person) => {
      const answer = busy.get(person.interviewer?.calendarId ?? '');
      return (
        !answer?.known || answer.busy.some((span) => meets(span, proposal) && !(moved && meets(span, moved)))
      );
    };
    return people.find(isTaken) ?? null;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ports.log.warn({ code: error.code, planId: plan.id }, 'Booking without a last look at the calendars');
    return null;
  }
}

function meets(a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}
