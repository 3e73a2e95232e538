import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { actions, button, input, modal, section, textInput } from '../elements';
import { ACTIONS, BLOCKS, INPUTS, VIEWS } from '../ids';
import type { Message, ModalView, Reading, ViewState } from '../props';
import { count, inline, plainName } from '../text';
import { errorsOf, typed } from '../viewState';
import type { RoomForm, RoomModalProps } from './props';

const NAME_MAX = 60;
const ADDRESS_MAX = 200;
const CALENDAR_MAX = 254;
const MOST_ADDRESSES = 5;
/**
 * How Google ends the address that it gives a room's calendar (`resourceEmail`):
 * https://developers.google.com/workspace/admin/directory/reference/rest/v1/resources.calendars
 */
const RESOURCE = '@resource.calendar.google.com';

/** A room as an admin registers or changes it; one that is there can be removed. */
export function roomModal({ room, form, addresses }: RoomModalProps): ModalView {
  const known = addresses.slice(0, MOST_ADDRESSES).join('; ');
  const field = (blockId: string, label: string, initial: string, max: number, hint?: string) =>
    input(blockId, label, textInput({ max, ...(initial && { initial }) }), { ...(hint && { hint }) });
  return modal({
    callbackId: VIEWS.room,
    title: room ? 'Room' : 'Add a room',
    submit: 'Save room',
    metadata: room ? { roomId: room.id } : {},
    blocks: [
      field(BLOCKS.roomName, 'Name', form.name, NAME_MAX),
      field(
        BLOCKS.roomAddress,
        'Address',
        form.address,
        ADDRESS_MAX,
        `Where candidates come to; it stands in their invitation. Rooms at one address stand in for each other.${known ? ` So far: ${known}.` : ''}`,
      ),
      field(
        BLOCKS.roomCalendar,
        'Calendar address',
        form.calendarId,
        CALENDAR_MAX,
        `As Google shows it in the settings of the room's calendar, under "Integrate calendar". It ends with ${RESOURCE}.`,
      ),
      input(
        BLOCKS.roomSeats,
        'Seats',
        {
          type: 'number_input',
          action_id: INPUTS.value,
          is_decimal_allowed: false,
          min_value: '2',
          max_value: '999',
          ...(form.seats !== null && { initial_value: String(form.seats) }),
        },
        {
          optional: true,
          hint: 'The candidate among them. A room that is too small is not proposed. Empty is no limit.',
        },
      ),
      ...(room ? [removeBlock(room)] : []),
    ],
  });
}

/** What was said of a room, or what is wrong with it. */
export function readRoomModal(state: ViewState): Reading<RoomForm> {
  const parsed = formSchema.safeParse({
    [BLOCKS.roomName]: typed(state, BLOCKS.roomName),
    [BLOCKS.roomAddress]: typed(state, BLOCKS.roomAddress),
    [BLOCKS.roomCalendar]: typed(state, BLOCKS.roomCalendar),
    [BLOCKS.roomSeats]: typed(state, BLOCKS.roomSeats),
  });
  if (!parsed.success) return { ok: false, errors: errorsOf(state, parsed.error) };
  const form = parsed.data;
  return {
    ok: true,
    value: {
      name: form[BLOCKS.roomName],
      address: form[BLOCKS.roomAddress],
      calendarId: form[BLOCKS.roomCalendar],
      seats: form[BLOCKS.roomSeats],
    },
  };
}

/** It is no longer offered; `staying` interviews are still held in it. */
export function removedRoomMessage(name: string, staying: number): Message {
  const stay =
    staying > 0
      ? `${count(staying, 'interview')} booked in it ${staying === 1 ? 'stays' : 'stay'} there; ${staying === 1 ? 'its card' : 'their cards'} offer${staying === 1 ? 's' : ''} another place.`
      : 'No interview is booked in it.';
  const text = `${inline(name)} is no longer offered. ${stay}`;
  return { text, blocks: [section(text)] };
}

const line = (max: number, missing: string) =>
  z
    .string()
    .transform((text) => text.trim().replace(/\s+/g, ' '))
    .pipe(z.string().min(1, missing).max(max, `At most ${max} characters.`));

const formSchema = z.object({
  [BLOCKS.roomName]: line(NAME_MAX, 'Give the room its name.'),
  [BLOCKS.roomAddress]: line(ADDRESS_MAX, 'Say where candidates come to.'),
  [BLOCKS.roomCalendar]: z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .pipe(
      z
        .email('This is no calendar address.')
        .max(CALENDAR_MAX)
        .endsWith(RESOURCE, `The calendar of a room ends with ${RESOURCE}.`),
    ),
  [BLOCKS.roomSeats]: z
    .string()
    .regex(/^\d{0,3}$/, 'A whole number, or nothing.')
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((seats) => seats === null || seats >= 2, 'At least 2: the candidate, and who meets them.'),
});

function removeBlock({ id, name }: { id: string; name: string }): KnownBlock {
  return actions(
    button('Remove this room', ACTIONS.roomRemove, {
      value: id,
      style: 'danger',
      confirm: {
        title: { type: 'plain_text', text: 'Remove this room?' },
        text: {
          type: 'plain_text',
          text: `${plainName(name, NAME_MAX)} is no longer offered to recruiters. Interviews that are booked in it stay there.`,
        },
        confirm: { type: 'plain_text', text: 'Remove' },
        deny: { type: 'plain_text', text: 'Keep it' },
        style: 'danger',
      },
    }),
  );
}
