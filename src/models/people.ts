import type { Person } from '../entities';
import { NotFoundError } from '../errors';
import type { PeopleStore } from '../ports';
import {
  Anything,
  type FieldsOf,
  flag,
  fromStored,
  makeSchema,
  modelOf,
  type Scope,
  type Stored,
  text,
  toStored,
} from './storedDocument';

type PersonDocument = Stored<Person>;

const fields: FieldsOf<Person> = {
  teamId: text,
  slackUserId: text,
  name: text,
  email: { ...text, lowercase: true },
  zone: text,
  roles: { type: [String], required: true },
  active: flag,
  team: String,
  apartIds: Anything,
  interviewer: Anything,
};

const schema = makeSchema<PersonDocument>({ _id: String, ...fields }, 'people');
schema.index({ teamId: 1, slackUserId: 1 }, { unique: true });
schema.index({ teamId: 1, email: 1 }, { unique: true });
schema.index({ teamId: 1, roles: 1 });

export const personModel = (connection: Scope['connection']) => modelOf(connection, 'Person', schema);

/** People of one workspace. */
export function makePeopleStore({ connection, teamId, session }: Scope): PeopleStore {
  const people = personModel(connection);
  const findOne = async (filter: object) => {
    const found = await people
      .findOne({ teamId, ...filter })
      .session(session)
      .lean<PersonDocument>();
    return found ? fromStored<Person>(found) : null;
  };
  return {
    async getPerson(id) {
      const person = await findOne({ _id: id });
      if (!person) throw new NotFoundError('Person', id);
      return person;
    },
    findPersonBySlack: (slackUserId) => findOne({ slackUserId }),
    findPersonByEmail: (email) => findOne({ email: email.toLowerCase() }),
    async listPeople({ ids, role } = {}) {
      const filter = { teamId, ...(ids ? { _id: { $in: ids } } : {}), ...(role ? { roles: role } : {}) };
      const found = await people
        .find(filter)
        .sort({ name: 1, _id: 1 })
        .session(session)
        .lean<PersonDocument[]>();
      return found.map((one) => fromStored<Person>(one));
    },
    async savePerson(person) {
      const stored = toStored(person, teamId);
      await people
        .replaceOne({ _id: person.id, teamId }, stored, { upsert: true, runValidators: true })
        .session(session);
    },
  };
}
