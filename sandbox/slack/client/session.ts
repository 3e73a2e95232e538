import type { ClientPlace } from '../clientTypes';
import type { Delivery } from '../delivery/delivery';
import type { Receipt } from '../delivery/parcel';
import type { Place } from '../delivery/payloads';
import { ClientError } from '../slackError';
import type { Conversation } from '../state/conversations';
import type { Message } from '../state/messages';
import type { Office } from '../state/office';
import type { Member } from '../state/people';
import type { SlackView } from '../state/views';

/** One person at their client. */
export interface Session {
  office: Office;
  delivery: Delivery;
  me: Member;
}

/** @throws ClientError 404 for a stranger, 403 for a deactivated person or a bot */
export function makeSession(office: Office, delivery: Delivery, userId: string): Session {
  const me = office.people.find(userId);
  if (!me) throw new ClientError(404, `Nobody is called ${userId}`);
  if (me.deleted || me.isBot) throw new ClientError(403, `${me.realName} cannot sign in`);
  return { office, delivery, me };
}

/** A conversation this person may look at. */
export function getMyConversation({ office, me }: Session, id: string): Conversation {
  const conversation = office.conversations.find(id);
  const isMine = conversation?.kind === 'channel' || conversation?.memberIds.includes(me.id);
  if (!conversation || !isMine) throw new ClientError(404, `${me.realName} sees no conversation ${id}`);
  return conversation;
}

export function getMyMessage(session: Session, channel: string, ts: string): Message {
  getMyConversation(session, channel);
  const message = session.office.messages.find(channel, ts);
  if (!message || (message.onlyFor && message.onlyFor !== session.me.id)) {
    throw new ClientError(404, `${session.me.realName} sees no message ${ts} in ${channel}`);
  }
  return message;
}

/** A view on this person's screen. */
export function getMyView({ office, me }: Session, viewId: string): SlackView {
  const view = office.views.find(viewId);
  if (!view || view.userId !== me.id) throw new ClientError(404, `${me.realName} sees no view ${viewId}`);
  return view;
}

export function getPlace(session: Session, place: ClientPlace): Place {
  if ('viewId' in place) return { kind: 'view', view: getMyView(session, place.viewId) };
  const message = getMyMessage(session, place.channel, place.messageTs);
  return { kind: 'message', message, conversation: getMyConversation(session, place.channel) };
}

/** What Slack says when an app did not answer in time, or not at all. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

export const commandTrouble = (command: string, receipt: Receipt & { kind: 'failed' }) =>
  `${command} failed with the error "${receipt.reason === 'timeout' ? 'operation_timeout' : 'dispatch_failed'}"`;

export const ACTION_TROUBLE = 'This app didn’t respond. Try again, or contact the app’s developer.';
