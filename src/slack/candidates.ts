import type { App } from '@slack/bolt';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import { candidateModal, readCandidateModal } from '../../blocks/schedule/candidateModal';
import { clashesModal } from '../../blocks/schedule/clashesModal';
import type { Candidate, Person } from '../entities';
import { type Clash, editCandidate, openCandidate } from '../flows/candidates/editCandidate';
import { getStage } from '../flows/loadFacts';
import { keepForm } from '../flows/times/keepForm';
import type { SlackDeps } from './deps';
import { candidateProps, personProps } from './interviewProps';
import { onPress, type Press, RECRUITERS } from './press';
import { refreshHome } from './publishHome';
import { showForm } from './schedule/openSchedule';
import { formOf } from './schedule/redrawForm';
import { onScreen, screenOf } from './screen';
import { onForm, refusedField, type Submission } from './submission';

/** What is known of a candidate is changed, over the request that names them or from an interview's card. */
export function registerCandidates(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.candidateEdit, RECRUITERS, (press) => openEdit(deps, press, press.value));
  onForm(app, deps, VIEWS.editCandidate, RECRUITERS, async (submission) => {
    const { by, state, metadata } = submission;
    const reading = readCandidateModal(state);
    if (!reading.ok) return { errors: reading.errors };
    const { candidateId = '', seen = '' } = metadata;
    const saved = await editCandidate(deps.ports, by, { candidateId, seen }, reading.value);
    if (!saved.ok) return refusedField(deps, saved, by.zone, BLOCKS.candidateEmail);
    setImmediate(() => {
      void redrawBelow(deps, submission);
      void refreshHome(deps, by);
    });
    if (saved.clashes.length > 0)
      return { update: clashesModal(await clashesProps(deps, by, saved.candidate, saved.clashes)) };
    return { close: 'this' };
  });
}

/** Opens the form for a candidate; the request underneath keeps what stands in it. */
export async function openEdit(deps: SlackDeps, press: Press, candidateId: string): Promise<void> {
  const screen = await press.open('Edit candidate');
  await onScreen(deps, screen, async () => {
    const opened = await openCandidate(deps.ports, press.by, candidateId);
    if (!opened.ok) return screen.refuse(opened);
    await screen.show(
      candidateModal({
        ...{ zone: press.by.zone, roles: [] },
        known: { candidateId, seen: opened.seen, form: opened.wish },
        ...(await keptBelow(deps, press)),
      }),
    );
  });
}

async function keptBelow(
  deps: SlackDeps,
  press: Press,
): Promise<{ requestId?: string; parentViewId?: string }> {
  if (press.view?.callbackId !== VIEWS.schedule) return {};
  const plan = await keepForm(deps.ports, press.by, formOf(press), {
    planId: press.view.metadata.requestId,
    drawing: { said: press.said, drawnFor: '', hash: press.view.hash },
  });
  return { requestId: plan.id, parentViewId: press.view.id };
}

/** The request underneath names the candidate as they are called now. */
async function redrawBelow(deps: SlackDeps, { by, metadata }: Submission): Promise<void> {
  const { requestId, parentViewId } = metadata;
  const plan = requestId ? await deps.ports.db.plans.findPlan(requestId) : null;
  if (!plan || !parentViewId) return;
  const below = screenOf(deps, parentViewId, by.zone);
  await onScreen(deps, below, () => showForm(deps, below, by, plan.form, { planId: plan.id }));
}

async function clashesProps({ ports }: SlackDeps, by: Person, candidate: Candidate, clashes: Clash[]) {
  const people = await ports.db.people.listPeople({ ids: clashes.map(({ personId }) => personId) });
  return {
    ...{ candidate: candidateProps(candidate), zone: by.zone },
    clashes: clashes.flatMap(({ interview, personId }) =>
      people
        .filter(({ id }) => id === personId)
        .map((person) => ({
          interviewId: interview.id,
          stageName: getStage(ports, candidate.roleKey, interview.stageKey).name,
          startsAt: interview.startsAt,
          person: personProps(person),
        })),
    ),
  };
}
