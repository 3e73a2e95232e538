import { z } from 'zod';
import type { BatchAsk, LoopAsk, Plan, ScheduleAsk } from '../plan';
import type { Cost } from '../scheduling/answers';

const points = z.number();
const costShape: Record<keyof Cost, typeof points> = {
  ...{ total: points, loadWeek: points, loadFourWeeks: points, candidateHours: points, soonest: points },
  ...{ focus: points, gaps: points, extraDay: points, continuity: points, repeat: points },
};
const cost = z.object(costShape);
const seats = z.array(z.object({ seatId: z.string(), part: z.string(), personId: z.string() }));
const span = { startsAt: z.date(), endsAt: z.date() };
const roomId = z.string().nullable();
const told = z.array(z.object({ kind: z.string() }));

const proposalsSchema = z.array(z.object({ ...span, seats, roomId, cost, reasons: told }));
const loopsSchema = z.array(
  z.object({
    id: z.string(),
    sessions: z.array(z.object({ ...span, stageKey: z.string(), seats, roomId })),
    settled: z.array(z.object({ stageKey: z.string(), startsAt: z.date() })),
    ...{ cost, reasons: told },
  }),
);
const sittingsSchema = z.array(z.object({ ...span, candidateId: z.string(), seats, roomId, reasons: told }));
const shortageSchema = z
  .object({
    ...{ unit: z.enum(['starts', 'days']), legal: z.number(), exact: z.boolean() },
    obstacles: z.array(
      z.object({ constraint: z.string(), removes: z.number(), people: z.array(z.unknown()) }),
    ),
    offers: z.array(z.object({ changes: told, opens: z.number() })),
  })
  .nullable();

/** Nobody could be left out by name, and no room be asked for, in the first versions. */
function completed<Ask extends ScheduleAsk | LoopAsk>(ask: Ask): Ask {
  return { ...completedBatch(ask), leftOutIds: ask.leftOutIds ?? [] };
}

/** Nobody could say over how many days. */
function completedLoop(ask: LoopAsk): LoopAsk {
  return { ...completed(ask), mostDays: ask.mostDays ?? null };
}

/** All days had the same hours before a candidate could give some for each. */
function completedBatch<Ask extends BatchAsk | ScheduleAsk | LoopAsk>(
  ask: Ask & { hoursFrom?: string; hoursTo?: string },
): Ask {
  const { from, to, hoursFrom = '09:00', hoursTo = '17:00' } = ask;
  const windows = ask.windows ?? [{ from, to, hours: [{ from: hoursFrom, to: hoursTo }] }];
  return { ...ask, windows, roomIds: ask.roomIds ?? [] };
}

/** A search as this version reads it: an answer that another version kept in its own way is left out, what was asked stays. */
export function currentPlan(plan: Plan): Plan {
  const isShort = shortageSchema.safeParse(plan.shortage).success;
  const isRanked = proposalsSchema.safeParse(plan.proposals).success;
  const isLooped = !plan.loop || loopsSchema.safeParse(plan.loop.loops).success;
  const isBatched = !plan.batch || sittingsSchema.safeParse(plan.batch.sittings).success;
  return {
    ...plan,
    form: {
      ...plan.form,
      leftOutSlackUserIds: plan.form.leftOutSlackUserIds ?? [],
      place: plan.form.place ?? 'link',
      times: plan.form.times ?? '',
      mostDays: plan.form.mostDays ?? 'fit',
    },
    unreadRoomIds: plan.unreadRoomIds ?? [],
    ask: plan.ask && completed(plan.ask),
    ...(plan.loop && { loop: { ...plan.loop, ask: completedLoop(plan.loop.ask) } }),
    ...(plan.batch && { batch: { ...plan.batch, ask: completedBatch(plan.batch.ask) } }),
    ...(!isShort && { shortage: null }),
    ...(!isRanked && { proposals: [], total: 0 }),
    ...(plan.loop && !isLooped && { loop: { ask: completedLoop(plan.loop.ask), loops: [], more: false } }),
    ...(plan.batch &&
      !isBatched && { batch: { ...plan.batch, ask: completedBatch(plan.batch.ask), sittings: [] } }),
  };
}
