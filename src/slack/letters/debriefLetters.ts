import { createHash } from 'node:crypto';
import { debriefMessage, debriefPost } from '../../../blocks/debrief/debriefMessage';
import { decisionMessage } from '../../../blocks/debrief/decisionMessage';
import { ratingsPicture } from '../../../blocks/debrief/ratingsPicture';
import { personOf } from '../../flows/loadFacts';
import type { Settings } from '../../ports';
import type { Telling } from '../../telling';
import { debriefProps, stageName } from '../debriefProps';
import type { Letter } from '../letter';

/** The evidence when it is ready, kept up to date while votes come in; then the decision. */
export function debriefLetters(
  { facts, personId }: Extract<Telling, { kind: 'debrief' }>,
  now: Date,
  settings: Settings,
): Letter[] {
  const reader = personOf(facts.people, personId);
  const props = debriefProps(facts, reader, now, settings.quorum);
  const round = facts.debrief?.earlierDecisions.length ?? 0;
  const evidence: Letter = {
    key: `debrief:${facts.candidate.id}:${round}:${personId}`,
    toSlackUserId: reader.slackUserId,
    message: debriefMessage(props),
    ...(props.cards.length > 0 && {
      illustrated: {
        picture: ratingsPicture(props),
        aboutId: facts.candidate.id,
        withFile: (pictureFileId) => debriefMessage({ ...props, pictureFileId }),
      },
    }),
    ...(!facts.isReady && { onlyIfSent: true }),
  };
  const decision = facts.debrief?.decision;
  if (!props.decision || !decision || decision.decidedById === personId) return [evidence];
  const { nextStageKey } = decision;
  const isRecruiter = reader.roles.includes('recruiter');
  const told: Letter = {
    key: `decision:${facts.candidate.id}:${round}:${personId}`,
    toSlackUserId: reader.slackUserId,
    message: decisionMessage({
      candidate: props.candidate,
      roleName: props.roleName,
      zone: reader.zone,
      decision: props.decision,
      votes: props.votes,
      ...(nextStageKey &&
        isRecruiter && { nextStage: { key: nextStageKey, name: stageName(facts.rubric, nextStageKey) } }),
    }),
  };
  return [evidence, told];
}

/** Where a debrief stands, for a channel; one message a state of it. */
export function postLetter(
  { facts, channelId }: Extract<Telling, { kind: 'debrief post' }>,
  now: Date,
  settings: Settings,
): Letter {
  const reader = personOf(facts.people, facts.candidate.recruiterId);
  const message = debriefPost(debriefProps(facts, reader, now, settings.quorum));
  const state = createHash('sha256').update(message.text).digest('base64url').slice(0, 12);
  return { key: `post:${facts.candidate.id}:${channelId}:${state}`, toChannelId: channelId, message };
}
