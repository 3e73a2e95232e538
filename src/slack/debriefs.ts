import type { App } from '@slack/bolt';
import { cardsModal } from '../../blocks/debrief/cardsModal';
import { debriefList } from '../../blocks/debrief/debriefList';
import { debriefModal } from '../../blocks/debrief/debriefModal';
import { decideModal, readDecideModal } from '../../blocks/debrief/decideModal';
import { readVotePick } from '../../blocks/debrief/outcome';
import type { DecideModalProps, DecideReading } from '../../blocks/debrief/props';
import { ratingsPicture } from '../../blocks/debrief/ratingsPicture';
import { readVoteModal, voteModal } from '../../blocks/debrief/voteModal';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import { inline } from '../../blocks/text';
import type { Person } from '../entities';
import { castVote, evidenceMark, recordDecision } from '../flows/judgement/decide';
import { openDebrief } from '../flows/judgement/loadDebrief';
import { loadOpenDebriefs } from '../flows/loadHome';
import { nudge } from '../flows/outside/nudge';
import { requireRole } from '../flows/requireRole';
import { refuse } from '../refusal';
import type { DebriefFacts } from '../telling';
import { debriefProps, stageName } from './debriefProps';
import type { SlackDeps } from './deps';
import { committeeProps } from './homeProps';
import { candidateProps } from './interviewProps';
import { ANYBODY, type Audience, onPress, type Press } from './press';
import { refreshHome } from './publishHome';
import { refusalWords } from './refusalWords';
import { onScreen, openScreen, type Screen, screenOf } from './screen';
import { isNotDrawn } from './slackCode';
import { type FormAnswer, onForm, refusedField, refusedForm, type Submission } from './submission';

const READERS: Audience = ['committee', 'recruiter', 'admin'];
const MEMBERS: Audience = ['committee'];

/** `/debrief`, the message that a debrief is ready, votes and the decision. */
export function registerDebriefs(app: App, deps: SlackDeps): void {
  app.command('/debrief', async ({ ack, body }) => {
    await ack();
    const screen = await openScreen(deps, body.trigger_id, 'Debrief', 'UTC');
    await onScreen(deps, screen, () => showForWords(deps, screen, body.user_id, body.text.trim()));
  });
  onPress(app, deps, ACTIONS.debriefOpen, ANYBODY, async (press) => {
    const isList = press.view?.callbackId === VIEWS.debriefList;
    const screen = isList ? press.screen() : await press.open('Debrief');
    await onScreen(deps, screen, () => show(deps, screen, press.by, press.value));
  });
  onPress(app, deps, ACTIONS.debriefRead, READERS, async (press) => {
    const screen = await press.open('Cards');
    await onScreen(deps, screen, () => showCards(deps, screen, press.by, press.value));
  });
  onPress(app, deps, ACTIONS.debriefNudge, READERS, (press) => nudgeFrom(deps, press));
  registerVotes(app, deps);
  registerDecision(app, deps);
}

function registerVotes(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.debriefVote, MEMBERS, async (press) => {
    const pick = readVotePick(press.value);
    const candidateId = pick?.candidateId ?? press.value;
    const screen = await press.open('Vote');
    await onScreen(deps, screen, async () => {
      const opened = await openDebrief(deps.ports, press.by, candidateId);
      if (!opened.ok) return screen.refuse(opened);
      const votes = opened.facts.debrief?.votes ?? [];
      const current = votes.find(({ personId }) => personId === press.by.id);
      await screen.show(
        voteModal({
          candidate: candidateProps(opened.facts.candidate),
          ...(pick && { picked: pick.outcome }),
          ...(current && { current }),
          voted: votes.length,
          quorum: deps.ports.settings.quorum,
        }),
      );
    });
  });
  onForm(app, deps, VIEWS.vote, MEMBERS, async (submission) => {
    const reading = readVoteModal(submission.state);
    if (!reading.ok) return { errors: reading.errors };
    const outcome = await castVote(
      deps.ports,
      submission.by,
      submission.metadata.candidateId ?? '',
      reading.value,
    );
    if (!outcome.ok) return refusedField(deps, outcome, submission.by.zone, BLOCKS.voteReason);
    redrawBelow(deps, submission);
    return { close: 'this' };
  });
}

function registerDecision(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.debriefDecide, MEMBERS, async (press) => {
    const screen = await press.open('Record the decision');
    await onScreen(deps, screen, async () => {
      const opened = await openDebrief(deps.ports, press.by, press.value);
      if (!opened.ok) return screen.refuse(opened);
      const { quorum } = deps.ports.settings;
      const props = decideProps(deps, opened.facts, press.by);
      if (props.votes.length < quorum) {
        return screen.refuse(refuse({ code: 'quorum missing', votes: props.votes.length, quorum }));
      }
      await screen.show(decideModal(props));
    });
  });
  onForm(app, deps, VIEWS.decide, MEMBERS, async (submission) => {
    const reading = readDecideModal(submission.state);
    if (!reading.ok) return { errors: reading.errors };
    const { outcome, rationale, stageKey } = reading.value;
    const { candidateId = '', seen = '' } = submission.metadata;
    const recorded = await recordDecision(deps.ports, submission.by, candidateId, {
      outcome,
      rationale,
      seen,
      ...(stageKey && outcome === 'more evidence' && { nextStageKey: stageKey }),
    });
    if (!recorded.ok && recorded.reason.code === 'evidence is newer') {
      redrawBelow(deps, submission);
      return showNewer(deps, submission.by, candidateId, reading.value);
    }
    if (!recorded.ok) return refusedField(deps, recorded, submission.by.zone, BLOCKS.rationale);
    redrawBelow(deps, submission);
    return { close: 'this' };
  });
}

function decideProps({ ports }: SlackDeps, facts: DebriefFacts, by: Person): DecideModalProps {
  const { quorum } = ports.settings;
  const { candidate, votes } = debriefProps(facts, by, ports.clock.now(), quorum);
  const stages = facts.rubric.stages.map(({ key, name }) => ({ key, name }));
  return { candidate, votes, quorum, stages, seen: evidenceMark(facts) };
}

/** The form as it was filled in, with the votes of now. */
async function showNewer(
  deps: SlackDeps,
  by: Person,
  candidateId: string,
  draft: DecideReading,
): Promise<FormAnswer> {
  const opened = await openDebrief(deps.ports, by, candidateId);
  if (!opened.ok) return refusedForm(deps, opened, by.zone);
  const { cause, wayOut } = await refusalWords(deps.ports, { code: 'evidence is newer' }, by.zone);
  const props = decideProps(deps, opened.facts, by);
  return { update: decideModal({ ...props, notice: `${cause} ${wayOut}`, draft }) };
}

/** A debrief by the candidate's name; several matches are told apart by typing more. Without words, those that are open. */
async function showForWords(
  deps: SlackDeps,
  screen: Screen,
  slackUserId: string,
  words: string,
): Promise<void> {
  const actor = await requireRole(deps.ports.db.people, slackUserId, ...READERS);
  if (!actor.ok) return screen.refuse(actor);
  if (!words) return showOpen(deps, screen, actor.person);
  const found = await deps.ports.db.candidates.searchCandidates(words, 2);
  const [only] = found;
  if (!only) return screen.refuse(refuse({ code: 'unknown candidate' }));
  if (found.length > 1)
    return screen.refuse(refuse({ code: 'several candidates', names: found.map(({ name }) => name) }));
  await show(deps, screen, actor.person, only.id);
}

async function showOpen({ ports }: SlackDeps, screen: Screen, by: Person): Promise<void> {
  const open = await loadOpenDebriefs(ports, by);
  await screen.show(debriefList(committeeProps(open, ports.settings.quorum), ports.clock.now()));
}

async function show(deps: SlackDeps, screen: Screen, by: Person, candidateId: string): Promise<void> {
  const opened = await openDebrief(deps.ports, by, candidateId);
  if (!opened.ok) return screen.refuse(opened);
  const { quorum } = deps.ports.settings;
  const now = deps.ports.clock.now();
  const props = debriefProps(opened.facts, by, now, quorum);
  if (props.cards.length === 0) return screen.show(debriefModal(props));
  const pictureFileId = await deps.pictures.fileOf(ratingsPicture(props), candidateId);
  if (!pictureFileId) return screen.show(debriefModal(props));
  try {
    await screen.show(debriefModal({ ...props, pictureFileId }));
  } catch (error) {
    // A file that Slack has not looked through yet: the levels stand in a table for once.
    if (!isNotDrawn(error)) throw error;
    await screen.show(debriefModal(props));
  }
}

async function showCards(deps: SlackDeps, screen: Screen, by: Person, candidateId: string): Promise<void> {
  const opened = await openDebrief(deps.ports, by, candidateId);
  if (!opened.ok) return screen.refuse(opened);
  const { facts } = opened;
  await screen.show(
    cardsModal({
      candidate: candidateProps(facts.candidate),
      cards: facts.cards.flatMap(({ id, personId, stageKey, recommendation, part }) =>
        recommendation
          ? [
              {
                scorecardId: id,
                interviewerName: facts.people.get(personId)?.name ?? 'Somebody',
                stageName: stageName(facts.rubric, stageKey),
                recommendation,
                trainee: part === 'shadow' || part === 'reverse shadow',
              },
            ]
          : [],
      ),
    }),
  );
}

async function nudgeFrom(deps: SlackDeps, press: Press): Promise<void> {
  const [interviewId = '', personId = ''] = press.value.split('.');
  const outcome = await nudge(deps.ports, press.by, { interviewId, personId });
  if (!outcome.ok) return press.refuse(outcome);
  if (press.view && !press.view.isModal) return refreshHome(deps, press.by);
  const { candidateId } = press.view?.metadata ?? {};
  if (candidateId) return show(deps, press.screen(), press.by, candidateId);
  const { name } = await deps.ports.db.people.getPerson(personId);
  await press.tell(
    outcome.isIn ? `${inline(name)}'s card is in.` : `${inline(name)} is asked for the card again.`,
  );
}

/** The debrief under a closing vote or decision is drawn again, when there is one, and so is Home. */
function redrawBelow(deps: SlackDeps, { by, metadata, below }: Submission): void {
  setImmediate(() => {
    const screen = screenOf(deps, below ?? '', by.zone);
    if (below) void onScreen(deps, screen, () => show(deps, screen, by, metadata.candidateId ?? ''));
    void refreshHome(deps, by);
  });
}
