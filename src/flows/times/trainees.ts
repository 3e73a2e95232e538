import type { Person } from '../../entities';
import type { Plan } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { Reason } from '../../scheduling/answers';
import type { SeatedPerson } from '../../scheduling/types';
import { countsInSummary } from '../loadFacts';
import { refuseUnless } from '../requireRole';

/** Those of the seats that are asked. */
type AskedSeats = (seats: readonly SeatedPerson[]) => SeatedPerson[];

/** The seats that a plan books: without those who learn where the recruiter leaves them off. */
export function plannedSeats(
  { traineesLeftOff }: Pick<Plan, 'traineesLeftOff'>,
  seats: readonly SeatedPerson[],
): SeatedPerson[] {
  return seats.filter(({ part }) => !traineesLeftOff || countsInSummary(part));
}

/** Why the panel that a plan books meets then: nothing of whoever is left off. */
export function plannedReasons(
  plan: Pick<Plan, 'traineesLeftOff'>,
  { seats, reasons }: { seats: readonly SeatedPerson[]; reasons: readonly Reason[] },
): Reason[] {
  const trainees = plan.traineesLeftOff ? listTrainees(seats) : [];
  const isAboutOne = (reason: Reason) =>
    (reason.kind === 'trainee' || reason.kind === 'localStart') && trainees.includes(reason.personId ?? '');
  return reasons.filter((reason) => !isAboutOne(reason));
}

/** The people in seats for who learns. */
export function listTrainees(seats: readonly SeatedPerson[]): string[] {
  return [...new Set(seats.flatMap(({ part, personId }) => (countsInSummary(part) ? [] : [personId])))];
}

/** Leaves those who learn off what a plan books, or takes them back. What was found stays. */
export async function leaveTraineesOff(
  ports: Ports,
  by: Person,
  planId: string,
  off: boolean,
): Promise<{ ok: true; plan: Plan } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const plan = await ports.db.plans.findPlan(planId);
  if (!plan) return refuse({ code: 'plan expired' });
  const { traineesLeftOff: _, ...kept } = plan;
  const changed: Plan = off ? { ...kept, traineesLeftOff: true } : kept;
  await ports.db.plans.savePlan(changed);
  return { ok: true, plan: changed };
}

/**
 * Books what a plan found, without whoever wanted to learn and no longer can: they are no reason against a time. `attempt` is
 * asked again while a refusal names one of them.
 */
export async function bookDespiteTrainees<Booked extends { ok: true }>(
  plan: Pick<Plan, 'traineesLeftOff'>,
  seats: readonly SeatedPerson[],
  attempt: (asked: AskedSeats) => Promise<Booked | Refusal>,
): Promise<Booked | Refusal> {
  const trainees = new Set(listTrainees(plannedSeats(plan, seats)));
  for (;;) {
    const outcome = await attempt((all) =>
      all.filter(({ part, personId }) => countsInSummary(part) || trainees.has(personId)),
    );
    const late = outcome.ok ? undefined : whoIsInTheWay(outcome).find((id) => trainees.has(id));
    if (late === undefined) return outcome;
    trainees.delete(late);
  }
}

function whoIsInTheWay({ reason }: Refusal): readonly string[] {
  switch (reason.code) {
    case 'time taken':
    case 'cap reached':
    case 'person left':
      return [reason.personId];
    case 'kept apart':
      return reason.personIds;
    default:
      return [];
  }
}
