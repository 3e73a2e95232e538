import type { Want, WantStore } from '../ports';
import { instant, makeSchema, modelOf, type Scope, text, whole } from './storedDocument';

interface WantDocument {
  _id: string;
  teamId: string;
  kind: Want['kind'];
  /** The interview or candidate. */
  aboutId: string;
  wanted: number;
  attempts: number;
  /** Null while what was wished is so. */
  dueAt: Date | null;
  /** Nobody else works on it before then. */
  leasedUntil: Date;
  touchedAt: Date;
}

const schema = makeSchema<WantDocument>(
  {
    _id: String,
    teamId: text,
    kind: text,
    aboutId: text,
    wanted: whole,
    attempts: whole,
    dueAt: { type: Date, default: null },
    leasedUntil: instant,
    touchedAt: instant,
  },
  'wants',
);
schema.index({ teamId: 1, dueAt: 1 });
// The count of wishes must outlive every lease, and what failed for a quarter of a year is given up.
schema.index({ touchedAt: 1 }, { expireAfterSeconds: 90 * 24 * 60 * 60 });

export const wantModel = (connection: Scope['connection']) => modelOf(connection, 'Want', schema);

const NOBODY = new Date(0);

/** What must be brought in line outside, in one workspace. */
export function makeWantStore({ connection, teamId, session }: Scope): WantStore {
  const wants = wantModel(connection);
  const idOf = (kind: Want['kind'], id: string) => `${teamId}:${kind}:${id}`;
  const whole = ({ kind, id, wanted }: Want) => ({ _id: idOf(kind, id), wanted });
  /** A newer wish came while somebody worked on this one: it is due already, and free now. */
  const letGo = async ({ kind, id }: Want) => {
    await wants.updateOne({ _id: idOf(kind, id) }, { $set: { leasedUntil: NOBODY } }).session(session);
  };
  return {
    async want(kind, id, dueAt) {
      const fresh = { teamId, kind, aboutId: id, leasedUntil: NOBODY };
      const wish = {
        $inc: { wanted: 1 },
        $set: { dueAt, attempts: 0, touchedAt: dueAt },
        $setOnInsert: fresh,
      };
      await wants.updateOne({ _id: idOf(kind, id) }, wish, { upsert: true }).session(session);
    },
    async lease(now, leaseMs, only) {
      const isDue = { dueAt: { $lte: now } };
      const isUntried = { dueAt: { $ne: null }, attempts: 0 };
      const asked = only ? { _id: idOf(only.kind, only.id), $or: [isDue, isUntried] } : isDue;
      const found = await wants
        .findOneAndUpdate(
          { teamId, ...asked, leasedUntil: { $lte: now } },
          {
            $set: { leasedUntil: new Date(now.getTime() + leaseMs) },
            $inc: { attempts: 1 },
            $min: { dueAt: now },
          },
          { sort: { dueAt: 1 }, returnDocument: 'after' },
        )
        .session(session)
        .lean<WantDocument>();
      return found && { kind: found.kind, id: found.aboutId, wanted: found.wanted, attempts: found.attempts };
    },
    async settle(want) {
      const done = { $set: { dueAt: null, leasedUntil: NOBODY, attempts: 0 } };
      const { matchedCount } = await wants.updateOne(whole(want), done).session(session);
      if (matchedCount === 0) await letGo(want);
    },
    async postpone(want, dueAt) {
      const later = { $set: { dueAt, leasedUntil: NOBODY } };
      const { matchedCount } = await wants.updateOne(whole(want), later).session(session);
      if (matchedCount === 0) await letGo(want);
    },
  };
}
