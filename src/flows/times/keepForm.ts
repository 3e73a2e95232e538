import type { Person } from '../../entities';
import { newId } from '../../newId';
import type { FormDrawing, Plan, ScheduleForm } from '../../plan';
import type { Ports } from '../../ports';

/** Which search a form belongs to, and how it stands on a screen; without `drawing` it stands there no more. */
export interface FormPlace {
  planId?: string | undefined;
  movesInterviewId?: string;
  drawing?: FormDrawing;
}

/** Keeps what stands in the form, so that nothing typed is lost; starts a plan or goes on with the one named. */
export async function keepForm(
  ports: Ports,
  by: Person,
  form: ScheduleForm,
  { planId, movesInterviewId, drawing }: FormPlace = {},
): Promise<Plan> {
  const earlier = planId ? await ports.db.plans.findPlan(planId) : null;
  const { drawing: _, ...kept } = earlier ?? newPlan(ports, by, form);
  const plan = { ...kept, form, ...(drawing && { drawing }), ...(movesInterviewId && { movesInterviewId }) };
  await ports.db.plans.savePlan(plan);
  return plan;
}

function newPlan(ports: Ports, by: Person, form: ScheduleForm): Plan {
  return {
    id: newId(),
    teamId: by.teamId,
    recruiterId: by.id,
    createdAt: ports.clock.now(),
    form,
    ask: null,
    relaxations: [],
    excludedIds: [],
    unreadRoomIds: [],
    proposals: [],
    total: 0,
    shortage: null,
  };
}
