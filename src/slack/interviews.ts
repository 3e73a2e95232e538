import type { App } from '@slack/bolt';
import { ACTIONS, VIEWS } from '../../blocks/ids';
import { cancelModal, notHeldModal } from '../../blocks/interview/cancelModal';
import { readReplacementPick } from '../../blocks/interview/declinedNotice';
import { interviewCard, readInterviewMore } from '../../blocks/interview/interviewCard';
import { readReason } from '../../blocks/interview/reasonInput';
import { messageModal } from '../../blocks/messageModal';
import { anyPlace, BY_LINK } from '../../blocks/schedule/placeSelect';
import { plainName } from '../../blocks/text';
import { cancelInterview } from '../flows/interviews/cancelInterview';
import { markNotHeld } from '../flows/interviews/markNotHeld';
import { replaceInterviewer } from '../flows/interviews/replaceInterviewer';
import { loadFacts, sittingPanel } from '../flows/loadFacts';
import { keepDrift, restoreDrift } from '../flows/outside/noticeCalendarChanges';
import { countCards } from '../flows/outside/tellInterview';
import { keepForm } from '../flows/times/keepForm';
import { refuse } from '../refusal';
import { openEdit } from './candidates';
import type { SlackDeps } from './deps';
import { openPlace } from './interviewPlace';
import { cardProps, interviewProps, nameOf } from './interviewProps';
import { ANYBODY, ignorePress, onPress, type Press, RECRUITERS } from './press';
import { openReplace, registerReplace } from './replace';
import { showForm } from './schedule/openSchedule';
import { resolveAsk } from './schedule/resolveAsk';
import { EMPTY_FORM } from './schedule/scheduleProps';
import { searchAndShow } from './schedule/showTimes';
import { onScreen } from './screen';
import { onForm, refusedForm } from './submission';

/** The interview card: reschedule, replace, cancel, and what is done about a decline or an edit in Google. */
export function registerInterviews(app: App, deps: SlackDeps): void {
  ignorePress(app, ACTIONS.linkOpen);
  onPress(app, deps, ACTIONS.interviewOpen, RECRUITERS, (press) => openCard(deps, press));
  onPress(app, deps, ACTIONS.interviewReschedule, RECRUITERS, (press) => reschedule(deps, press));
  onPress(app, deps, ACTIONS.interviewMore, RECRUITERS, async (press) => {
    const more = readInterviewMore(press.value);
    if (more?.verb === 'cancel') await openCancel(deps, press, more.interviewId);
    else if (more?.verb === 'candidate') {
      const { candidateId } = await deps.ports.db.interviews.getInterview(more.interviewId);
      await openEdit(deps, press, candidateId);
    } else if (more?.verb === 'place') await openPlace(deps, press, more.interviewId);
    else if (more)
      await openReplace(deps, press, more.interviewId, more.verb === 'shadow' ? 'shadow' : 'replace');
  });
  onPress(app, deps, ACTIONS.interviewReplacePick, RECRUITERS, async (press) => {
    const pick = readReplacementPick(press.value);
    if (!pick) return;
    const [outId = '', inId = ''] = pick.id.split('.');
    const outcome = await replaceInterviewer(deps.ports, press.by, pick.interviewId, { outId, inId });
    if (!outcome.ok) await press.refuse(outcome);
  });
  registerReplace(app, deps);
  registerEnds(app, deps);
  for (const [action, flow] of [
    [ACTIONS.driftKeep, keepDrift],
    [ACTIONS.driftRestore, restoreDrift],
  ] as const) {
    onPress(app, deps, action, RECRUITERS, async (press) => {
      const outcome = await flow(deps.ports, press.by, press.value);
      if (!outcome.ok) await press.refuse(outcome);
    });
  }
}

/** Cancelling, and what did not happen. */
function registerEnds(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.interviewCancel, RECRUITERS, (press) => openCancel(deps, press, press.value));
  onForm(app, deps, VIEWS.cancel, RECRUITERS, async ({ by, state, metadata }) => {
    const reason = readReason(state);
    if (!reason.ok) return reason;
    const outcome = await cancelInterview(deps.ports, by, metadata.interviewId ?? '', reason.value);
    return outcome.ok ? { close: 'all' } : refusedForm(deps, outcome, by.zone);
  });
  onPress(app, deps, ACTIONS.scorecardNotHeld, ANYBODY, async (press) => {
    const screen = await press.open('It did not happen');
    await onScreen(deps, screen, async () => {
      const facts = await loadFacts(deps.ports, press.value);
      await screen.show(notHeldModal({ ...interviewProps(facts), zone: press.by.zone }));
    });
  });
  onForm(app, deps, VIEWS.notHeld, ANYBODY, async ({ by, state, metadata }) => {
    const reason = readReason(state);
    if (!reason.ok) return reason;
    const outcome = await markNotHeld(deps.ports, by, metadata.interviewId ?? '', reason.value);
    return outcome.ok ? { close: 'all' } : refusedForm(deps, outcome, by.zone);
  });
}

async function openCancel(deps: SlackDeps, press: Press, interviewId: string): Promise<void> {
  const screen = await press.open('Cancel this interview?');
  await onScreen(deps, screen, async () => {
    const facts = await loadFacts(deps.ports, interviewId);
    const interviewerNames = sittingPanel(facts.interview).map((seat) => nameOf(facts, seat.personId));
    await screen.show(cancelModal({ ...interviewProps(facts), zone: press.by.zone, interviewerNames }));
  });
}

/** A search like that of a new interview, around the time and with the people it has. */
async function reschedule(deps: SlackDeps, press: Press): Promise<void> {
  const screen = await press.open('Another time');
  await onScreen(deps, screen, async () => {
    const { interview } = await loadFacts(deps.ports, press.value);
    if (interview.status !== 'booked') {
      return screen.refuse(refuse({ code: 'interview over', status: interview.status }));
    }
    const { candidateId, stageKey, room } = interview;
    const place = room ? anyPlace(room.roomId) : BY_LINK;
    const form = { ...EMPTY_FORM, candidateId, stageKeys: [stageKey], place };
    const plan = await keepForm(deps.ports, press.by, form, { movesInterviewId: interview.id });
    const ask = await resolveAsk(deps.ports, form);
    if (ask.ok) return searchAndShow(deps, screen, press.by, plan.id, ask.value);
    await showForm(deps, screen, press.by, form, { planId: plan.id });
  });
}

/** The card itself, from Home. */
async function openCard(deps: SlackDeps, press: Press): Promise<void> {
  const screen = await press.open('Interview');
  await onScreen(deps, screen, async () => {
    const facts = await loadFacts(deps.ports, press.value);
    const cards = await deps.ports.db.scorecards.listScorecards({ interviewIds: [facts.interview.id] });
    const props = cardProps(facts, countCards(facts.interview, cards), deps.ports.clock.now());
    await screen.show(
      messageModal(plainName(facts.stage.name, 24), interviewCard({ ...props, zone: press.by.zone })),
    );
  });
}
