import type { App } from '@slack/bolt';
import { ACTIONS, type ActionId, BLOCKS, NEW_CANDIDATE, VIEWS } from '../../../blocks/ids';
import { loadingModal } from '../../../blocks/loadingModal';
import type { ViewState } from '../../../blocks/props';
import { candidateModal, readCandidateModal } from '../../../blocks/schedule/candidateModal';
import { candidateOptions } from '../../../blocks/schedule/candidateOptions';
import { drawnErrors, readScheduleDraft } from '../../../blocks/schedule/readScheduleModal';
import { zoneOptions } from '../../../blocks/schedule/zoneOptions';
import { addCandidate } from '../../flows/candidates/addCandidate';
import { requireRole } from '../../flows/requireRole';
import { keepForm } from '../../flows/times/keepForm';
import type { ScheduleForm } from '../../plan';
import type { SlackDeps } from '../deps';
import { onPress, RECRUITERS } from '../press';
import { onScreen, screenOf } from '../screen';
import { onBegin, onForm, refusedField, type Submission } from '../submission';
import { searchOrAsk, showForm } from './openSchedule';
import { formOf, redrawForm } from './redrawForm';
import { resolveAsk } from './resolveAsk';
import { EMPTY_FORM, findOnlyRole } from './scheduleProps';
import { searchAndShow } from './showTimes';

const REDRAWING: ActionId[] = [
  ACTIONS.scheduleWhat,
  ACTIONS.scheduleStage,
  ACTIONS.schedulePreset,
  ACTIONS.schedulePeople,
];

/** The form of /schedule: its choices, its searches, and what its submit begins. */
export function registerScheduleForm(app: App, deps: SlackDeps): void {
  registerSearches(app, deps);
  for (const action of REDRAWING) {
    onPress(app, deps, action, RECRUITERS, (press) => redrawForm(deps, press));
  }
  onPress(app, deps, ACTIONS.scheduleCandidate, RECRUITERS, async (press) => {
    if (press.value !== NEW_CANDIDATE) return redrawForm(deps, press);
    const screen = await press.open('New candidate');
    const form = { ...formOf(press), candidateId: null };
    const plan = await keepForm(deps.ports, press.by, form, {
      planId: press.view?.metadata.requestId,
      drawing: { said: press.said, drawnFor: '', hash: press.view?.hash ?? '' },
    });
    await screen.show(
      candidateModal({
        requestId: plan.id,
        zone: press.by.zone,
        roles: deps.ports.rubrics.roles(),
        ...(press.view && { parentViewId: press.view.id }),
      }),
    );
  });
  onBegin(
    app,
    deps,
    VIEWS.schedule,
    {
      audience: RECRUITERS,
      title: 'Looking for times',
      doing: 'Comparing calendars.',
      read: ({ state }) => readAsk(deps, state),
    },
    async ({ ask, form }, submission, screen) => {
      const plan = await keepForm(deps.ports, submission.by, form, { planId: submission.metadata.requestId });
      await searchAndShow(deps, screen, submission.by, plan.id, ask);
    },
  );
  onForm(app, deps, VIEWS.newCandidate, RECRUITERS, (submission) => saveCandidate(deps, submission));
}

function registerSearches(app: App, deps: SlackDeps): void {
  app.options(ACTIONS.scheduleCandidate, async ({ ack, body, options }) => {
    const actor = await requireRole(deps.ports.db.people, body.user.id, ...RECRUITERS);
    const found = actor.ok ? await deps.ports.db.candidates.searchCandidates(options.value ?? '', 50) : [];
    await ack(
      candidateOptions(
        found.map((each) => ({ ...each, detail: each.email })),
        options.value ?? '',
      ),
    );
  });
  app.options(ACTIONS.candidateZone, async ({ ack, options }) => {
    await ack(zoneOptions(options.value ?? ''));
  });
}

async function readAsk(deps: SlackDeps, state: ViewState) {
  const form: ScheduleForm = readScheduleDraft(state);
  const ask = await resolveAsk(deps.ports, form);
  return ask.ok
    ? { ok: true as const, value: { ask: ask.value, form } }
    : { ok: false as const, errors: drawnErrors(state, ask.errors) };
}

/** Saves the candidate, then goes on with the request underneath, or with the words that led here. */
async function saveCandidate(deps: SlackDeps, { by, state, metadata, viewId }: Submission) {
  const reading = readCandidateModal(state);
  if (!reading.ok) return { errors: reading.errors };
  const roleKey = reading.value.roleKey ?? findOnlyRole(deps.ports)?.key;
  if (!roleKey) return { errors: { [BLOCKS.candidateRole]: 'Choose a role.' } };
  const outcome = await addCandidate(deps.ports, by, roleKey, reading.value);
  if (!outcome.ok) return refusedField(deps, outcome, by.zone, BLOCKS.candidateEmail);
  const plan = metadata.requestId ? await deps.ports.db.plans.findPlan(metadata.requestId) : null;
  const form = { ...(plan?.form ?? EMPTY_FORM), candidateId: outcome.candidate.id };
  const next = screenOf(deps, metadata.parentViewId ?? viewId, by.zone);
  const goOn = () =>
    metadata.parentViewId
      ? showForm(deps, next, by, form, plan ? { planId: plan.id } : {})
      : searchOrAsk(deps, next, by, form, plan?.id);
  // After the answer: until then the form is the one on top.
  setImmediate(() => void onScreen(deps, next, goOn));
  return metadata.parentViewId
    ? { close: 'this' as const }
    : { update: loadingModal('Schedule an interview') };
}
