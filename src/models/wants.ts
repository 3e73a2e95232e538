import type { Want, WantStore } from '../ports';
import { instant, isDuplicate, makeSchema, modelOf, type Scope, text, whole } from './storedDocument';

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
const FOR_GOOD = new Date('9999-12-31T00:00:00Z');

/** What must be brought in line outside, in one workspace. */
export function makeWantStore({ connection, teamId, session }: Scope): WantStore {
  const wants = wantModel(connection);
  const idOf = (kind: Want['kind'], id: string) => `${teamId}:${kind}:${id}`;
  const leased = ({ kind, id, leasedUntil }: Want) => ({ _id: idOf(kind, id), leasedUntil });
  const change = async (want: Want, set: Partial<WantDocument>) => {
    const { wanted } = want;
    const { matchedCount } = await wants
      .updateOne({ ...leased(want), wanted }, { $set: { leasedUntil: NOBODY, ...set } })
      .session(session);
    if (matchedCount === 0) await letGo(want);
  };
  /** A newer wish came while somebody worked on this one: it is due already, and free now. */
  const letGo = async (want: Want) => {
    const freed = await wants.updateOne(leased(want), { $set: { leasedUntil: NOBODY } }).session(session);
    if (freed.matchedCount === 0) await wishAgain(want);
  };
  /** Whoever holds the lease now is not disturbed, and does not settle it either. */
  const wishAgain = async ({ kind, id, leasedUntil }: Want) => {
    await wants
      .updateOne({ _id: idOf(kind, id) }, { $inc: { wanted: 1 }, $set: { dueAt: leasedUntil } })
      .session(session);
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
      if (!found) return null;
      const { kind, aboutId, wanted, attempts, leasedUntil } = found;
      return { kind, id: aboutId, wanted, attempts, leasedUntil };
    },
    settle: (want) => change(want, { dueAt: null, attempts: 0 }),
    postpone: (want, dueAt) => change(want, { dueAt }),
    async isDue(kind, id) {
      const found = await wants
        .findOne({ _id: idOf(kind, id), dueAt: { $ne: null } })
        .session(session)
        .lean<WantDocument>();
      return found !== null;
    },
    async hold(kind, id, now) {
      const free = { _id: idOf(kind, id), leasedUntil: { $not: { $gt: now, $lt: FOR_GOOD } } };
      const held = {
        $set: { leasedUntil: FOR_GOOD, dueAt: null, touchedAt: now },
        $setOnInsert: { teamId, kind, aboutId: id, wanted: 0, attempts: 0 },
      };
      try {
        await wants.updateOne(free, held, { upsert: true }).session(session);
        return true;
      } catch (error) {
        // Of a thing that somebody has leased a second one was to be made.
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async removeWant(kind, id) {
      await wants.deleteOne({ _id: idOf(kind, id) }).session(session);
    },
  };
}
