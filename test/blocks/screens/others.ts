import { debriefMessage, debriefPost } from '../../../blocks/debrief/debriefMessage';
import { decisionMessage } from '../../../blocks/debrief/decisionMessage';
import { faultMessage } from '../../../blocks/faultModal';
import { ACTIONS } from '../../../blocks/ids';
import type { Message } from '../../../blocks/props';
import { refusalMessage } from '../../../blocks/refusal';
import { submittedMessage } from '../../../blocks/scorecard/submittedMessage';
import { traineeFeedback } from '../../../blocks/scorecard/traineeFeedback';
import { unlockedMessage } from '../../../blocks/scorecard/unlock';
import * as make from '../makers';
import { debriefOf, decisionOf } from './committee';
import type { World } from './world';
export function otherMessages(world: World): [string, Message][] {
  const debrief = debriefOf(world);
  const { candidate, votes } = debrief;
  const { name, text } = world;
  return [
    ['debrief', debriefMessage(debrief)],
    ['debrief with picture', debriefMessage({ ...debrief, missing: [], pictureFileId: 'F1' })],
    ['debrief decided', debriefMessage({ ...debrief, decision: decisionOf(world) })],
    ['debrief post', debriefPost(debrief)],
    [
      'decision',
      decisionMessage({
        candidate,
        roleName: name,
        zone: make.ZONE,
        decision: decisionOf(world),
        votes,
        nextStage: { key: 'operations', name },
      }),
    ],
    [
      'submitted',
      submittedMessage({
        scorecardId: 'card-1',
        interviewId: 'i-1',
        candidate,
        stageName: name,
        submitted: 2,
        expected: 3,
        readable: [{ scorecardId: 'card-2', interviewerName: name }],
        trainee: false,
        afterDecision: false,
      }),
    ],
    [
      'trainee feedback',
      traineeFeedback({
        candidate,
        stageName: name,
        leadName: name,
        leadCardId: 'card-2',
        rows: debrief.competencies.map((each) => ({ name: each.name, trainee: 2, lead: null })),
        shared: 3,
        same: 2,
        recommendation: { trainee: 'yes', lead: 'strong no' },
      }),
    ],
    [
      'unlocked',
      unlockedMessage({ scorecardId: 'card-1', candidate, stageName: name, byName: name, reason: text }),
    ],
    ['fault', faultMessage({ what: text, safe: text, reference: '7Q2F' })],
    [
      'refusal',
      refusalMessage({
        cause: text,
        wayOut: text,
        buttons: [{ text: name, actionId: ACTIONS.interviewReplace, value: 'i-1' }],
      }),
    ],
  ];
}
