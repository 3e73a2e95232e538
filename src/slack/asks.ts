import type { App } from '@slack/bolt';
import { ACTIONS, VIEWS } from '../../blocks/ids';
import { declineModal, readDeclineModal } from '../../blocks/interview/declineModal';
import { declareConflict } from '../flows/candidates/declareConflict';
import { answerAsk } from '../flows/interviews/answerAsk';
import { countsInSummary, loadFacts } from '../flows/loadFacts';
import type { SlackDeps } from './deps';
import { interviewProps } from './interviewProps';
import { ANYBODY, onKeep, onPress } from './press';
import { refreshHome } from './publishHome';
import { onScreen } from './screen';
import { onForm, refusedForm } from './submission';

/** Accept in one click; Decline with a reason, if one wants to give it. */
export function registerAsks(app: App, deps: SlackDeps): void {
  onKeep(app, deps, ACTIONS.askAccept, ANYBODY, async (press) => {
    const outcome = await answerAsk(deps.ports, press.by, press.value, { answer: 'accepted' });
    if (!outcome.ok) return press.refuse(outcome);
    if (press.view) await refreshHome(deps, press.by);
  });
  onPress(app, deps, ACTIONS.askDecline, ANYBODY, async (press) => {
    const screen = await press.open('Decline');
    await onScreen(deps, screen, async () => {
      const facts = await loadFacts(deps.ports, press.value);
      const own = facts.interview.panel.find(({ personId }) => personId === press.by.id);
      await screen.show(
        declineModal({
          ...{ ...interviewProps(facts), zone: press.by.zone, recruiterName: facts.recruiter.name },
          learns: own !== undefined && !countsInSummary(own.part),
        }),
      );
    });
  });
  onForm(app, deps, VIEWS.decline, ANYBODY, async ({ by, state, metadata }) => {
    const { reason, isConflict } = readDeclineModal(state);
    const interviewId = metadata.interviewId ?? '';
    const outcome = isConflict
      ? await declareConflict(deps.ports, by, interviewId, reason)
      : await answerAsk(deps.ports, by, interviewId, { answer: 'declined', ...(reason && { reason }) });
    if (!outcome.ok) return refusedForm(deps, outcome, by.zone);
    await refreshHome(deps, by);
    return { close: 'all' };
  });
}
