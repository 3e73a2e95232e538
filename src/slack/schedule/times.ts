import type { App } from '@slack/bolt';
import { ACTIONS, EVERYBODY, VIEWS } from '../../../blocks/ids';
import { loadingModal } from '../../../blocks/loadingModal';
import { bookedModal } from '../../../blocks/schedule/bookedModal';
import { confirmModal } from '../../../blocks/schedule/confirmModal';
import { readTraineesPress } from '../../../blocks/schedule/trainees';
import type { Interview, Person } from '../../entities';
import { bookInterview } from '../../flows/interviews/bookInterview';
import { countsInSummary, loadFacts } from '../../flows/loadFacts';
import { openLoop } from '../../flows/times/findLoop';
import { findProposal } from '../../flows/times/findTimes';
import { leaveTraineesOff } from '../../flows/times/trainees';
import type { Plan } from '../../plan';
import { refuse } from '../../refusal';
import type { SlackDeps } from '../deps';
import { candidateProps, roomNameOf, seatProps } from '../interviewProps';
import { onPress, type Press, RECRUITERS } from '../press';
import { onScreen, type Screen } from '../screen';
import { onBegin, type Submission } from '../submission';
import { showForm } from './openSchedule';
import { confirmProps } from './scheduleProps';
import { showBatch } from './showBatch';
import { showLoop } from './showLoop';
import { movedBy, readFound, searchAgain, showTimes } from './showTimes';
import { waysOn } from './waysOn';

/** The ranked times: paging, relaxing, other people, picking, and the booking itself. */
export function registerTimes(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.timesPage, RECRUITERS, (press) =>
    turn(deps, press, { page: Number(press.value) || 0 }),
  );
  onPress(app, deps, ACTIONS.timesDay, RECRUITERS, (press) =>
    turn(deps, press, { page: 0, day: press.value }),
  );
  // Under the times it asks for more; beside a refusal, where it names the plan, for the same once more.
  onPress(app, deps, ACTIONS.timesMore, RECRUITERS, (press) =>
    again(deps, press, press.value === '' ? { more: true } : {}),
  );
  onPress(app, deps, ACTIONS.timesRelax, RECRUITERS, async (press) => {
    const plan = await deps.ports.db.plans.findPlan(planIdOf(press));
    const offer = plan?.shortage?.offers[Number(press.value)];
    if (!offer) return refuseThere(press.screen(), plan);
    await again(deps, press, { relax: offer.changes });
  });
  onPress(app, deps, ACTIONS.timesPeople, RECRUITERS, async (press) => {
    if (press.value === EVERYBODY) return again(deps, press, { everybody: true });
    const found = await readFound(deps.ports, planIdOf(press));
    const [best] = found?.plan.proposals ?? [];
    const shown = (best?.seats ?? [])
      .filter(({ part }) => countsInSummary(part))
      .map(({ personId }) => personId);
    await again(deps, press, { exclude: shown });
  });
  onPress(app, deps, ACTIONS.timesRequest, RECRUITERS, async (press) => {
    const plan = await deps.ports.db.plans.findPlan(planIdOf(press));
    if (!plan) return press.refuse(refuse({ code: 'plan expired' }));
    await showForm(deps, press.screen(), press.by, plan.form, { planId: plan.id });
  });
  registerConfirm(app, deps);
  registerTrainees(app, deps);
}

function registerConfirm(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.timesPick, RECRUITERS, async (press) => {
    const screen = await press.open('Book this?');
    await onScreen(deps, screen, () =>
      showConfirm(deps, screen, press.by, planIdOf(press), press.value, false),
    );
  });
  onPress(app, deps, ACTIONS.confirmMail, RECRUITERS, async (press) => {
    const { requestId = '', proposalId = '', mailShown = false } = press.view?.metadata ?? {};
    await showConfirm(deps, press.screen(), press.by, requestId, proposalId, !mailShown);
  });
  onBegin(
    app,
    deps,
    VIEWS.confirm,
    {
      audience: RECRUITERS,
      title: 'Booking',
      doing: 'Looking once more who is free, then booking.',
      read: ({ metadata }) => ({
        ok: true,
        value: { planId: metadata.requestId ?? '', proposalId: metadata.proposalId ?? '' },
      }),
    },
    (choice, submission, screen) => book(deps, choice, submission, screen),
  );
}

/** Who would come along to learn is left off or taken back, on the screen that books. */
function registerTrainees(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.timesTrainees, RECRUITERS, async (press) => {
    const { proposalId = '', planId: shownId = null, mailShown = false } = press.view?.metadata ?? {};
    const { by } = press;
    const left = await leaveTraineesOff(deps.ports, by, planIdOf(press), readTraineesPress(press.value));
    if (!left.ok) return press.refuse(left);
    const { id, loop, batch } = left.plan;
    if (batch) return showBatch(deps, press.screen(), by, id);
    if (!loop) return showConfirm(deps, press.screen(), by, id, proposalId, mailShown);
    const opened = await openLoop(deps.ports, by, id);
    if (!opened.ok) return press.refuse(opened);
    await showLoop(deps, press.screen(), by, { ...opened, shownId });
  });
}

async function showConfirm(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  planId: string,
  proposal: string,
  mailShown: boolean,
): Promise<void> {
  const found = await readFound(deps.ports, planId);
  const picked = found && findProposal(found.plan, proposal);
  if (!found || !picked) return refuseThere(screen, found?.plan ?? null);
  const moves = await movedBy(deps.ports, found.plan);
  const booked = await deps.ports.db.interviews.listInterviews({
    candidateId: found.candidate.id,
    status: 'booked',
  });
  const earlier = booked.filter(({ id }) => id !== moves?.id);
  await screen.show(
    confirmModal(confirmProps(deps.ports, { ...found, moves, earlier }, picked, by, mailShown)),
  );
}

async function book(
  deps: SlackDeps,
  choice: { planId: string; proposalId: string },
  { by }: Submission,
  screen: Screen,
): Promise<void> {
  const booked = await bookInterview(deps.ports, by, choice);
  if (!booked.ok) {
    return screen.refuse(booked, {
      buttons: [{ text: 'Find other times', actionId: ACTIONS.timesMore, value: choice.planId }],
    });
  }
  await showBooked(deps, screen, by, booked.interview);
}

async function showBooked(deps: SlackDeps, screen: Screen, by: Person, interview: Interview): Promise<void> {
  const facts = await loadFacts(deps.ports, interview.id);
  const { fault } = facts.interview.calendar;
  await screen.show(
    bookedModal({
      interviewId: interview.id,
      purpose: interview.timeRevision > 1 ? 'move' : 'book',
      candidate: candidateProps(facts.candidate),
      stageName: facts.stage.name,
      startsAt: interview.startsAt,
      endsAt: interview.endsAt,
      zone: by.zone,
      seats: interview.panel.map((seat) => seatProps(facts.people, seat)),
      ...roomNameOf(facts),
      ...(fault && { pending: { reference: fault.reference } }),
    }),
  );
}

async function turn(deps: SlackDeps, press: Press, place: { page: number; day?: string }): Promise<void> {
  const found = await readFound(deps.ports, planIdOf(press));
  if (!found?.plan.proposals.length) return refuseThere(press.screen(), found?.plan ?? null);
  await showTimes(deps, press.screen(), press.by, found, place);
}

async function again(deps: SlackDeps, press: Press, wish: Parameters<typeof searchAgain>[4]): Promise<void> {
  const screen = press.screen();
  await screen.show(loadingModal('Looking for times', 'Comparing calendars.'));
  await onScreen(deps, screen, () =>
    searchAgain(deps, screen, press.by, planIdOf(press), wish, wish.more ? press.view?.metadata.page : 0),
  );
}

/** What was chosen is not in the plan, or there is no plan any more. */
function refuseThere(screen: Screen, plan: Plan | null): Promise<void> {
  const refused = refuse({ code: plan ? 'answer gone' : 'plan expired' });
  return screen.refuse(refused, { buttons: plan ? waysOn(refused, plan.id) : [] });
}

/** Times views carry their plan; a refusal's button has it as its value. */
function planIdOf(press: Press): string {
  return press.view?.metadata.requestId ?? press.value;
}
