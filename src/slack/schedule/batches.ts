import type { App } from '@slack/bolt';
import { ACTIONS, VIEWS } from '../../../blocks/ids';
import { BATCH_DAYS, batchBookedModal } from '../../../blocks/schedule/batchModal';
import type { Interview, Person } from '../../entities';
import { bookBatch } from '../../flows/interviews/bookBatch';
import { loadFacts } from '../../flows/loadFacts';
import { refuse } from '../../refusal';
import type { SlackDeps } from '../deps';
import { candidateProps, roomNameOf, seatProps } from '../interviewProps';
import { onPress, RECRUITERS } from '../press';
import { onScreen, type Screen } from '../screen';
import { onBegin } from '../submission';
import { searchOrAsk } from './openSchedule';
import { EMPTY_FORM } from './scheduleProps';
import { searchBatch } from './showBatch';

/** One stage for several candidates at once: the times, other days, and the booking of all of them. */
export function registerBatches(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.batchOpen, RECRUITERS, async (press) => {
    const [stageKey = '', ...ids] = press.value.split('/');
    const screen = await press.open('Times together');
    const form = { ...EMPTY_FORM, stageKeys: [stageKey] };
    await onScreen(deps, screen, () => searchBatch(deps, screen, press.by, ids, form));
  });
  onPress(app, deps, ACTIONS.batchWhen, RECRUITERS, async (press) => {
    const plan = await deps.ports.db.plans.findPlan(press.view?.metadata.requestId ?? '');
    if (!plan?.batch) return press.refuse(refuse({ code: 'plan expired' }));
    const { candidateIds } = plan.batch.ask;
    const form = { ...plan.form, preset: BATCH_DAYS.find((each) => each === press.value) ?? 'next_week' };
    const screen = press.screen();
    await onScreen(deps, screen, () => searchBatch(deps, screen, press.by, candidateIds, form, plan.id));
  });
  onPress(app, deps, ACTIONS.batchPlace, RECRUITERS, async (press) => {
    const plan = await deps.ports.db.plans.findPlan(press.view?.metadata.requestId ?? '');
    if (!plan?.batch) return press.refuse(refuse({ code: 'plan expired' }));
    const { candidateIds } = plan.batch.ask;
    const form = { ...plan.form, place: press.value };
    const screen = press.screen();
    await onScreen(deps, screen, () => searchBatch(deps, screen, press.by, candidateIds, form, plan.id));
  });
  onPress(app, deps, ACTIONS.batchAlone, RECRUITERS, async (press) => {
    const plan = await deps.ports.db.plans.findPlan(press.view?.metadata.requestId ?? '');
    if (!plan?.batch) return press.refuse(refuse({ code: 'plan expired' }));
    const form = { ...plan.form, candidateId: press.value };
    const screen = await press.open('Times');
    await onScreen(deps, screen, () => searchOrAsk(deps, screen, press.by, form));
  });
  registerBooking(app, deps);
}

function registerBooking(app: App, deps: SlackDeps): void {
  onBegin(
    app,
    deps,
    VIEWS.batch,
    {
      audience: RECRUITERS,
      title: 'Booking',
      doing: 'Booking every interview, or none.',
      read: ({ metadata }) => ({
        ok: true,
        value: { planId: metadata.requestId ?? '', setId: metadata.planId ?? '' },
      }),
    },
    async (choice, { by }, screen) => {
      const booked = await bookBatch(deps.ports, by, choice);
      if (booked.ok) return showBooked(deps, screen, by, booked.interviews);
      await screen.refuse(booked, {
        wayOut: 'Nothing is booked. Find times for all of them again.',
        buttons: [{ text: 'Find times again', actionId: ACTIONS.timesMore, value: choice.planId }],
      });
    },
  );
}

async function showBooked(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  interviews: Interview[],
): Promise<void> {
  const all = await Promise.all(interviews.map(({ id }) => loadFacts(deps.ports, id)));
  const fault = all.map(({ interview }) => interview.calendar.fault).find((each) => each !== undefined);
  await screen.show(
    batchBookedModal({
      stageName: all[0]?.stage.name ?? '',
      zone: by.zone,
      rows: all.map(({ interview, candidate, people, rooms }) => ({
        candidate: candidateProps(candidate),
        ...roomNameOf({ interview, rooms }),
        ...{ startsAt: interview.startsAt, endsAt: interview.endsAt, reasons: [] },
        seats: interview.panel.map((seat) => seatProps(people, seat)),
      })),
      ...(fault && { pending: { reference: fault.reference } }),
    }),
  );
}
