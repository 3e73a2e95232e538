import type { App } from '@slack/bolt';
import { ACTIONS, VIEWS } from '../../../blocks/ids';
import { loadingModal } from '../../../blocks/loadingModal';
import { loopBookedModal } from '../../../blocks/schedule/loopModal';
import { swapModal } from '../../../blocks/schedule/swapModal';
import type { Interview, Person } from '../../entities';
import { bookLoop } from '../../flows/interviews/bookLoop';
import { loadFacts } from '../../flows/loadFacts';
import { changeLoop, type LoopChange, type LoopPlace } from '../../flows/times/changeLoop';
import { findMoreLoops, findPlannedLoop, openLoop } from '../../flows/times/findLoop';
import { listLoopChoices } from '../../flows/times/listLoopChoices';
import { LUNCH } from '../../flows/times/loopRequest';
import { type Refusal, refuse } from '../../refusal';
import type { SlackDeps } from '../deps';
import { candidateProps, interviewProps, roomNameOf, seatProps } from '../interviewProps';
import { onPress, type Press, RECRUITERS } from '../press';
import { onScreen, type Screen } from '../screen';
import { onBegin } from '../submission';
import { changeNotice, swapProps } from './loopProps';
import { showLoop } from './showLoop';
import { waysOn } from './waysOn';

/** What a screen says while something is worked out. */
const WAITS = {
  more: { title: 'Looking for plans', doing: 'Comparing all calendars again, for plans you have not seen.' },
  choices: { title: 'Change a session', doing: 'Looking who else is free then, and when else it could be.' },
  change: { title: 'Planning the rest', doing: 'Planning the other sessions around your change.' },
};

/** The day plan of a loop: other plans, other people, other times, and the booking of all of it. */
export function registerLoops(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.loopNext, RECRUITERS, async (press) => {
    const [shownId = '', planId = placeOf(press).planId] = press.value.split('/');
    const opened = await openLoop(deps.ports, press.by, planId);
    if (!opened.ok) return press.refuse(opened);
    if (!findPlannedLoop(opened.plan, shownId)) {
      return refuseThere(press.screen(), refuse({ code: 'answer gone' }), { ...placeOf(press), planId });
    }
    await showLoop(deps, press.screen(), press.by, { ...opened, shownId });
  });
  onPress(app, deps, ACTIONS.loopMore, RECRUITERS, (press) =>
    working(deps, press, WAITS.more, (screen) => showMore(deps, press, screen)),
  );
  onPress(app, deps, ACTIONS.loopSwap, RECRUITERS, (press) =>
    working(deps, press, WAITS.choices, (screen) => showChoices(deps, press, screen)),
  );
  onPress(app, deps, ACTIONS.loopSwapPick, RECRUITERS, (press) => {
    const [outId = '', inId = ''] = press.value.split('/');
    return change(deps, press, { stageKey: placeOf(press).stageKey, outId, inId });
  });
  onPress(app, deps, ACTIONS.loopShift, RECRUITERS, (press) =>
    change(deps, press, { stageKey: placeOf(press).stageKey, startsAt: new Date(Number(press.value)) }),
  );
  registerBooking(app, deps);
}

function registerBooking(app: App, deps: SlackDeps): void {
  onBegin(
    app,
    deps,
    VIEWS.loop,
    {
      audience: RECRUITERS,
      title: 'Booking',
      doing: 'Booking every session, or none.',
      read: ({ metadata }) => ({
        ok: true,
        value: { planId: metadata.requestId ?? '', loopId: metadata.planId ?? '' },
      }),
    },
    async (choice, { by }, screen) => {
      const booked = await bookLoop(deps.ports, by, choice);
      if (booked.ok) return showBooked(deps, screen, by, booked.interviews);
      await screen.refuse(booked, {
        wayOut: 'Nothing of the loop is booked. Plan it anew: the rest is kept as you asked for it.',
        buttons: [{ text: 'Plan anew', actionId: ACTIONS.timesMore, value: choice.planId }],
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
  const [first] = all;
  if (!first) return;
  const fault = all.map(({ interview }) => interview.calendar.fault).find((each) => each !== undefined);
  await screen.show(
    loopBookedModal({
      candidate: candidateProps(first.candidate),
      zone: by.zone,
      lunch: LUNCH,
      sessions: all.map((facts) => ({
        ...interviewProps(facts),
        id: facts.interview.id,
        seats: facts.interview.panel.map((seat) => seatProps(facts.people, seat)),
        ...roomNameOf(facts),
      })),
      ...(fault && { pending: { reference: fault.reference } }),
    }),
  );
}

/** More plans, or plans on other days; where there are none, the one that stands stays and says so. */
async function showMore(deps: SlackDeps, press: Press, screen: Screen): Promise<void> {
  const { planId, loopId } = placeOf(press);
  const beside = press.value === 'days' ? 'days' : 'loops';
  const found = await findMoreLoops(deps.ports, press.by, planId, beside);
  if (!found.ok) return refuseThere(screen, found, placeOf(press));
  const none =
    beside === 'days' ? 'No plan begins on another of these days.' : 'These are all the plans there are.';
  if (found.shownId) return showLoop(deps, screen, press.by, found);
  await showLoop(deps, screen, press.by, { ...found, shownId: loopId }, none);
}

async function showChoices(deps: SlackDeps, press: Press, screen: Screen): Promise<void> {
  const place = { ...placeOf(press), stageKey: press.value };
  const choices = await listLoopChoices(deps.ports, press.by, place);
  if (!choices.ok) return refuseThere(screen, choices, place);
  const [people, rooms] = await Promise.all([
    deps.ports.db.people.listPeople(),
    deps.ports.db.rooms.listRooms(),
  ]);
  await screen.show(swapModal(swapProps(deps.ports, choices, { people, rooms }, press.by)));
}

function change(deps: SlackDeps, press: Press, wanted: LoopChange): Promise<void> {
  const place = placeOf(press);
  return working(deps, press, WAITS.change, async (screen) => {
    const found = await changeLoop(deps.ports, press.by, place, wanted);
    if (!found.ok) return refuseThere(screen, found, place);
    await showLoop(deps, screen, press.by, found, changeNotice(deps.ports, found, place.loopId, wanted));
  });
}

/** A refusal with the way on from it; where there is none, back to the plan that stands. */
function refuseThere(screen: Screen, refused: Refusal, place: LoopPlace): Promise<void> {
  const ways = waysOn(refused, place.planId);
  return screen.refuse(refused, { buttons: ways.length > 0 ? ways : [backTo(place)] });
}

/** The plan that stands, from a screen that no longer knows it. */
function backTo({ planId, loopId }: LoopPlace) {
  return { text: 'Back to the plan', actionId: ACTIONS.loopNext, value: `${loopId}/${planId}` };
}

/** Shows at once that something is done, then does it there. */
async function working(
  deps: SlackDeps,
  press: Press,
  { title, doing }: { title: string; doing: string },
  work: (screen: Screen) => Promise<void>,
): Promise<void> {
  const screen = press.screen();
  await screen.show(loadingModal(title, doing));
  await onScreen(deps, screen, () => work(screen));
}

function placeOf(press: Press): LoopPlace {
  const { requestId = '', planId = '', sessionId = '' } = press.view?.metadata ?? {};
  return { planId: requestId, loopId: planId, stageKey: sessionId };
}
