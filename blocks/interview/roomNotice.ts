import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../elements';
import { ACTIONS, idFor } from '../ids';
import type { Message } from '../props';
import { inline, mention, plainName } from '../text';
import { stateIcon } from '../viewState';
import { moment, whenLine } from '../when';
import type { RoomNoticeProps } from './props';

const MOST_ROOMS = 4;
const BY_LINK = 'link';

/** The room's calendar declined: which others are free then, one tap each, or the link. The recruiter must act, and is mentioned. */
export function roomNotice(props: RoomNoticeProps): Message {
  const room = inline(props.roomName);
  const what = `${inline(props.stageName)} with ${inline(props.candidate.name)}`;
  return {
    text: `The room ${room} declined ${what}, ${moment(props.startsAt, props.zone)}.`,
    blocks: [
      section(
        `${stateIcon('declined')} ${props.settled ? '' : `${mention(props.recruiter)} `}*The room ${room}* declined ${what}.\n${whenLine(props, props.zone)}`,
      ),
      ...(props.settled ? [context(settledText(props.settled))] : openBlocks(props)),
    ],
  };
}

/** The value of a button that holds the interview elsewhere, taken apart: a null room is the link. Null where it is none. */
export function readRoomPick(value: string): { interviewId: string; roomId: string | null } | null {
  const [, interviewId, roomId] = /^(.+)\/([^/]+)$/.exec(value) ?? [];
  if (!interviewId || !roomId) return null;
  return { interviewId, roomId: roomId === BY_LINK ? null : roomId };
}

function openBlocks({ interviewId, free }: RoomNoticeProps): KnownBlock[] {
  const offered = free.slice(0, MOST_ROOMS);
  const text =
    offered.length > 0
      ? 'The interview stands, but not in this room. Free at the same address then:'
      : 'The interview stands, but not in this room, and no other at the same address is free then. Everybody can meet by link.';
  return [
    section(text),
    actions(
      ...offered.map(({ id, name }, index) =>
        button(`Move to ${plainName(name, 60)}`, idFor(ACTIONS.roomTake, id), {
          value: `${interviewId}/${id}`,
          ...(index === 0 && { style: 'primary' as const }),
        }),
      ),
      button('Meet by link', idFor(ACTIONS.roomTake, BY_LINK), { value: `${interviewId}/${BY_LINK}` }),
      button('Reschedule', ACTIONS.interviewReschedule, { value: interviewId }),
    ),
  ];
}

function settledText({ byName, outcome, inName }: NonNullable<RoomNoticeProps['settled']>): string {
  const by = inline(byName);
  if (outcome !== 'changed') return `${by} ${outcome} the interview.`;
  return inName ? `${by} moved it to ${inline(inName)}.` : `${by} chose to meet by link.`;
}
