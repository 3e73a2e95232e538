import type { Room } from '../entities';
import { AlreadyMadeError, NotFoundError } from '../errors';
import type { RoomStore } from '../ports';
import {
  type FieldsOf,
  flag,
  fromStored,
  isDuplicate,
  makeSchema,
  modelOf,
  type Scope,
  type Stored,
  text,
  toStored,
} from './storedDocument';

type RoomDocument = Stored<Room>;

const fields: FieldsOf<Room> = {
  teamId: text,
  name: text,
  address: text,
  calendarId: { ...text, lowercase: true },
  seats: Number,
  active: flag,
};

const schema = makeSchema<RoomDocument>({ _id: String, ...fields }, 'rooms');
// One calendar is one room: under two names it could be claimed twice.
schema.index({ teamId: 1, calendarId: 1 }, { unique: true });
schema.index({ teamId: 1, address: 1, name: 1 });

export const roomModel = (connection: Scope['connection']) => modelOf(connection, 'Room', schema);

/** Meeting rooms of one workspace. */
export function makeRoomStore({ connection, teamId, session }: Scope): RoomStore {
  const rooms = roomModel(connection);
  const findOne = async (filter: object) => {
    const found = await rooms
      .findOne({ teamId, ...filter })
      .session(session)
      .lean<RoomDocument>();
    return found ? fromStored<Room>(found) : null;
  };
  return {
    async getRoom(id) {
      const room = await findOne({ _id: id });
      if (!room) throw new NotFoundError('Room', id);
      return room;
    },
    findRoomByCalendar: (calendarId) => findOne({ calendarId: calendarId.toLowerCase() }),
    async listRooms({ ids, active } = {}) {
      const filter = {
        teamId,
        ...(ids ? { _id: { $in: ids } } : {}),
        ...(active !== undefined ? { active } : {}),
      };
      const sorted = rooms.find(filter).sort({ address: 1, name: 1, _id: 1 }).session(session);
      return (await sorted.lean<RoomDocument[]>()).map((one) => fromStored<Room>(one));
    },
    async saveRoom(room) {
      try {
        await rooms
          .replaceOne({ _id: room.id, teamId }, toStored(room, teamId), { upsert: true, runValidators: true })
          .session(session);
      } catch (error) {
        if (isDuplicate(error)) throw new AlreadyMadeError('Room', room.id);
        throw error;
      }
    },
  };
}
