import type { AuditLine, AuditStore } from '../ports';
import { Anything, instant, makeSchema, modelOf, type Scope, text } from './storedDocument';

type AuditDocument = AuditLine & { teamId: string };

const schema = makeSchema<AuditDocument>(
  {
    teamId: text,
    at: instant,
    byId: { type: String, default: null },
    verb: text,
    aboutId: text,
    detail: Anything,
  },
  'audit',
);
schema.index({ teamId: 1, aboutId: 1, at: 1 });

export const auditModel = (connection: Scope['connection']) => modelOf(connection, 'Audit', schema);

/** Who did what, in one workspace: appended only. */
export function makeAuditStore({ connection, teamId, session }: Scope): AuditStore {
  const audit = auditModel(connection);
  return {
    async append(line) {
      await audit.create([{ ...line, teamId }], { session: session ?? undefined });
    },
    async listAbout(aboutIds) {
      const found = await audit
        .find({ teamId, aboutId: { $in: aboutIds } })
        .sort({ at: 1, _id: 1 })
        .session(session)
        .lean<AuditDocument[]>();
      return found.map(({ at, byId, verb, aboutId, detail }) => ({
        ...{ at, byId, verb, aboutId },
        ...(detail && { detail }),
      }));
    },
  };
}
