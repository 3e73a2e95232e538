import type { App } from '@slack/bolt';
import { cardsModal } from '../../blocks/debrief/cardsModal';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import { readReason } from '../../blocks/interview/reasonInput';
import { amendModal, readAmendModal } from '../../blocks/scorecard/amendModal';
import { cardErrors } from '../../blocks/scorecard/scorecardModal';
import { scorecardView } from '../../blocks/scorecard/scorecardView';
import { unlockModal } from '../../blocks/scorecard/unlock';
import { findStage } from '../../scorecards/rubric';
import type { Person } from '../entities';
import { amendScorecard, contentOf } from '../flows/judgement/fillScorecard';
import type { OpenCard } from '../flows/judgement/openScorecard';
import { listReadable, readScorecard } from '../flows/judgement/readScorecard';
import { unlockScorecard } from '../flows/judgement/unlockScorecard';
import { loadFacts } from '../flows/loadFacts';
import type { SlackDeps } from './deps';
import { candidateProps } from './interviewProps';
import { ANYBODY, onPress, type Press } from './press';
import { cardCompetencies, scorecardViewProps } from './scorecardProps';
import { onScreen, type Screen } from './screen';
import { onForm, refusedField, refusedForm } from './submission';

/** Reading submitted cards, one's own and, once it is in, the others'; amending one's own. */
export function registerReadCards(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.scorecardRead, ANYBODY, async (press) => {
    const screen = await press.open('Scorecard');
    await onScreen(deps, screen, () => show(deps, screen, press.by, press.value));
  });
  onPress(app, deps, ACTIONS.scorecardAmend, ANYBODY, async (press) => {
    const screen = await inPlace(press, 'Amend card');
    await onScreen(deps, screen, () => showAmend(deps, screen, press, press.value, null));
  });
  onPress(app, deps, ACTIONS.amendPart, ANYBODY, async (press) => {
    await showAmend(deps, press.screen(), press, press.view?.metadata.scorecardId ?? '', press.value);
  });
  registerUnlock(app, deps);
  onForm(app, deps, VIEWS.amend, ANYBODY, async ({ by, state, metadata }) => {
    const card = await deps.ports.db.scorecards.getScorecard(metadata.scorecardId ?? '');
    const reading = readAmendModal(state, contentOf(card));
    if (!reading.ok) return { errors: reading.errors };
    const { draft: content, reason } = reading.value;
    const save = { cardId: card.id, seenRevision: metadata.revision ?? 0, content, reason };
    const outcome = await amendScorecard(deps.ports, by, save);
    if (outcome.ok) return { close: 'all' };
    if (outcome.reason.code !== 'card incomplete') return refusedForm(deps, outcome, by.zone);
    const rubric = deps.ports.rubrics.version(card.roleKey, card.rubricVersion);
    const message = Object.values(
      cardErrors(outcome.reason.faults, cardCompetencies(rubric, card.stageKey), content),
    )[0];
    return message
      ? { errors: { [BLOCKS.reason]: message } }
      : refusedField(deps, outcome, by.zone, BLOCKS.reason);
  });
}

/** In place of the card that is on the screen: Slack stacks three views, and the card may be the third. */
const inPlace = (press: Press, title: string) =>
  press.view?.isModal ? Promise.resolve(press.screen()) : press.open(title);

/** An admin opens a locked card: the reason is asked for above it. */
function registerUnlock(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.scorecardUnlock, ['admin'], async (press) => {
    const screen = await inPlace(press, 'Unlock card');
    await onScreen(deps, screen, async () => {
      const read = await readScorecard(deps.ports, press.by, press.value);
      if (!read.ok) return screen.refuse(read);
      const author = await deps.ports.db.people.getPerson(read.card.personId);
      await screen.show(
        unlockModal({
          scorecardId: read.card.id,
          candidate: candidateProps(read.facts.candidate),
          stageName: read.facts.stage.name,
          interviewerName: author.name,
        }),
      );
    });
  });
  onForm(app, deps, VIEWS.unlock, ['admin'], async ({ by, state, metadata }) => {
    const reading = readReason(state, { needed: true });
    if (!reading.ok) return { errors: reading.errors };
    const cardId = metadata.scorecardId ?? '';
    const outcome = await unlockScorecard(deps.ports, by, cardId, reading.value);
    if (!outcome.ok) return refusedField(deps, outcome, by.zone, BLOCKS.reason);
    return { update: await drawCard(deps, by, outcome) };
  });
}

/** A card, or where an interview is named, the list of those that may be read. */
async function show(deps: SlackDeps, screen: Screen, by: Person, id: string): Promise<void> {
  const interview = await deps.ports.db.interviews.findInterview(id);
  if (interview) return showCards(deps, screen, by, id);
  const read = await readScorecard(deps.ports, by, id);
  if (!read.ok) return screen.refuse(read);
  await screen.show(await drawCard(deps, by, read));
}

async function drawCard({ ports }: SlackDeps, by: Person, read: OpenCard) {
  const author = await ports.db.people.getPerson(read.card.personId);
  const admins = await ports.db.people.listPeople({ ids: read.card.unlocks?.map(({ byId }) => byId) ?? [] });
  const people = new Map(admins.map((person) => [person.id, person]));
  return scorecardView(scorecardViewProps(read, author, by, people));
}

async function showCards(deps: SlackDeps, screen: Screen, by: Person, interviewId: string): Promise<void> {
  const facts = await loadFacts(deps.ports, interviewId);
  const readable = await listReadable(deps.ports, by, {
    interviewIds: [interviewId],
    candidateId: facts.candidate.id,
  });
  if (!readable.ok) return screen.refuse(readable);
  const people = new Map((await deps.ports.db.people.listPeople()).map((person) => [person.id, person]));
  await screen.show(
    cardsModal({
      candidate: candidateProps(facts.candidate),
      cards: readable.cards.flatMap((card) =>
        card.recommendation
          ? [
              {
                scorecardId: card.id,
                interviewerName: people.get(card.personId)?.name ?? 'Somebody',
                stageName: findStage(facts.rubric, card.stageKey)?.name ?? card.stageKey,
                recommendation: card.recommendation,
                trainee: card.part === 'shadow' || card.part === 'reverse shadow',
              },
            ]
          : [],
      ),
    }),
  );
}

async function showAmend(
  deps: SlackDeps,
  screen: Screen,
  press: Press,
  cardId: string,
  competencyKey: string | null,
): Promise<void> {
  const read = await readScorecard(deps.ports, press.by, cardId);
  if (!read.ok) return screen.refuse(read);
  const { card, facts } = read;
  if (card.lockedAt) return screen.refuse({ ok: false, reason: { code: 'card locked' } });
  await screen.show(
    amendModal({
      scorecardId: card.id,
      revision: card.revision,
      candidate: candidateProps(facts.candidate),
      stageName: facts.stage.name,
      competencies: cardCompetencies(facts.rubric, card.stageKey),
      draft: contentOf(card),
      competencyKey,
    }),
  );
}
