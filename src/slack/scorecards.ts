import type { App } from '@slack/bolt';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import type { ViewState } from '../../blocks/props';
import { keptModal } from '../../blocks/scorecard/keptModal';
import { countPages } from '../../blocks/scorecard/pages';
import { scorecardList } from '../../blocks/scorecard/scorecardList';
import { cardErrors, readScorecardPage, scorecardModal } from '../../blocks/scorecard/scorecardModal';
import { submittedModal } from '../../blocks/scorecard/submittedMessage';
import type { Person, ScorecardContent } from '../entities';
import { type CardSave, contentOf, saveDraft, submitScorecard } from '../flows/judgement/fillScorecard';
import { type OpenCard, openScorecard } from '../flows/judgement/openScorecard';
import { loadHome } from '../flows/loadHome';
import { cardDueAt } from '../flows/outside/plannedJobs';
import { requireRole } from '../flows/requireRole';
import type { Refusal } from '../refusal';
import type { SlackDeps } from './deps';
import { ANYBODY, onKeep, onPress, type Press } from './press';
import { refreshHome } from './publishHome';
import { cardCompetencies, pendingProps, scorecardProps, submittedProps } from './scorecardProps';
import { onScreen, openScreen, type Screen } from './screen';
import { type FormAnswer, onForm, refusedForm, type Submission } from './submission';

const TITLE = 'Scorecard';

/** Filling one's own card: opened from a request, Home or `/scorecard`; each tap and each step is kept. */
export function registerScorecards(app: App, deps: SlackDeps): void {
  app.command('/scorecard', async ({ ack, body }) => {
    await ack();
    const screen = await openScreen(deps, body.trigger_id, TITLE, 'UTC');
    await onScreen(deps, screen, () => showDue(deps, screen, body.user_id));
  });
  onPress(app, deps, ACTIONS.scorecardOpen, ANYBODY, async (press) => {
    const screen = await press.open(TITLE);
    await onScreen(deps, screen, () => showCard(deps, screen, press.by, press.value));
  });
  for (const action of [ACTIONS.scorecardRate, ACTIONS.scorecardWrite, ACTIONS.scorecardRecommend]) {
    onKeep(app, deps, action, ANYBODY, async (press) => {
      // An amendment is drawn with the same blocks, and kept by its submit alone.
      if (press.view?.callbackId !== VIEWS.scorecard) return;
      const kept = await keep(deps, press.by, pageOf(press));
      if (!kept.ok) await press.refuse(kept);
    });
  }
  for (const action of [ACTIONS.scorecardBack, ACTIONS.scorecardGo]) {
    onKeep(app, deps, action, ANYBODY, (press) => turn(deps, press, Number(press.value) || 0));
  }
  onKeep(app, deps, ACTIONS.scorecardSave, ANYBODY, (press) => saveAndClose(deps, press));
  onForm(app, deps, VIEWS.scorecard, ANYBODY, (submission) => goOn(deps, submission));
  app.view({ callback_id: VIEWS.scorecard, type: 'view_closed' }, async ({ ack }) => ack());
}

/** What one screen of a card holds, and which card it is of. */
interface CardPage {
  cardId: string;
  revision: number;
  page: number;
  viewId: string;
  state: ViewState;
  saidAt: Date;
}

function pageOf({ view, at }: Press): CardPage {
  return {
    cardId: view?.metadata.scorecardId ?? '',
    revision: view?.metadata.revision ?? 0,
    page: view?.metadata.page ?? 0,
    viewId: view?.id ?? '',
    state: view?.state ?? { values: {} },
    saidAt: at,
  };
}

/** Lays the screen over the stored card and keeps it. */
function keep(deps: SlackDeps, by: Person, page: CardPage): Promise<OpenCard | Refusal> {
  return saveDraft(deps.ports, by, saveOf(page));
}

function saveOf({ cardId, revision, viewId, saidAt, state }: CardPage): CardSave {
  const lay = (stored: ScorecardContent) => readScorecardPage(state, stored);
  return { cardId, seenRevision: revision, from: viewId, saidAt, lay };
}

/** A bare `/scorecard`: the only card that is due, or the list of them. */
async function showDue(deps: SlackDeps, screen: Screen, slackUserId: string): Promise<void> {
  const actor = await requireRole(deps.ports.db.people, slackUserId, 'interviewer');
  if (!actor.ok) return screen.refuse(actor);
  const home = await loadHome(deps.ports, actor.person);
  const due = home.interviewer?.due ?? [];
  const [first] = due;
  if (first && due.length === 1) return showCard(deps, screen, actor.person, first.interview.id);
  const cards = due.flatMap(({ interview, draft }) => {
    const candidate = home.candidates.get(interview.candidateId);
    const rubric = deps.ports.rubrics.version(interview.roleKey, interview.rubricVersion);
    return candidate ? [pendingProps(interview, candidate, rubric, draft)] : [];
  });
  await screen.show(scorecardList({ zone: actor.person.zone, now: deps.ports.clock.now(), cards }));
}

async function showCard(deps: SlackDeps, screen: Screen, by: Person, interviewId: string): Promise<void> {
  const opened = await openScorecard(deps.ports, by, interviewId);
  if (!opened.ok) return screen.refuse(opened);
  if (opened.card.status === 'submitted')
    return screen.refuse({ ok: false, reason: { code: 'card already in' } });
  await screen.show(scorecardModal(scorecardProps(opened, by.zone, 0)));
}

async function turn(deps: SlackDeps, press: Press, to: number): Promise<void> {
  const kept = await keep(deps, press.by, pageOf(press));
  if (!kept.ok) return showConflict(deps, press, kept);
  await press.screen().show(scorecardModal(scorecardProps(kept, press.by.zone, to)));
}

/** What another device wrote is shown, and nothing is overwritten. */
async function showConflict(deps: SlackDeps, press: Press, refusal: Refusal): Promise<void> {
  if (refusal.reason.code !== 'card changed elsewhere') return press.refuse(refusal);
  const card = await deps.ports.db.scorecards.getScorecard(pageOf(press).cardId);
  const opened = await openScorecard(deps.ports, press.by, card.interviewId);
  if (!opened.ok) return press.refuse(opened);
  const props = scorecardProps(opened, press.by.zone, pageOf(press).page, {
    conflict: { keptAt: card.savedAt },
  });
  await press.screen().show(scorecardModal(props));
}

async function saveAndClose(deps: SlackDeps, press: Press): Promise<void> {
  const kept = await keep(deps, press.by, pageOf(press));
  if (!kept.ok) return showConflict(deps, press, kept);
  const props = scorecardProps(kept, press.by.zone, 0);
  await press
    .screen()
    .show(keptModal({ ...props, keptAt: kept.card.savedAt, dueAt: cardDueAt(kept.facts.interview) }));
  await refreshHome(deps, press.by);
}

/** Next, or Submit on the last screen. */
async function goOn(deps: SlackDeps, { by, state, metadata, viewId, at }: Submission): Promise<FormAnswer> {
  const page: CardPage = {
    cardId: metadata.scorecardId ?? '',
    revision: metadata.revision ?? 0,
    page: metadata.page ?? 0,
    viewId,
    state,
    saidAt: at,
  };
  const save = saveOf(page);
  const card = await deps.ports.db.scorecards.getScorecard(page.cardId);
  const rubric = deps.ports.rubrics.version(card.roleKey, card.rubricVersion);
  const competencies = cardCompetencies(rubric, card.stageKey);
  if (page.page < countPages(competencies.length) - 1) {
    const kept = await saveDraft(deps.ports, by, save);
    if (!kept.ok) return refusedForm(deps, kept, by.zone);
    return { update: scorecardModal(scorecardProps(kept, by.zone, page.page + 1)) };
  }
  const submitted = await submitScorecard(deps.ports, by, save);
  if (submitted.ok) return showSubmitted(deps, by, submitted);
  if (submitted.reason.code !== 'card incomplete') return refusedForm(deps, submitted, by.zone);
  const errors = cardErrors(submitted.reason.faults, competencies, save.lay(contentOf(card)));
  return {
    errors:
      Object.keys(errors).length > 0 ? errors : { [BLOCKS.recommendation]: 'Something is still empty.' },
  };
}

async function showSubmitted(deps: SlackDeps, by: Person, submitted: OpenCard): Promise<FormAnswer> {
  const cards = await deps.ports.db.scorecards.listScorecards({ interviewIds: [submitted.card.interviewId] });
  setImmediate(() => void refreshHome(deps, by));
  return { update: submittedModal(submittedProps(submitted, cards)) };
}
