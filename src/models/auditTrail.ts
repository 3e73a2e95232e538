import type { AuditStore } from '../ports';
import { Anything, instant, makeSchema, modelOf, type Scope, text } from './storedDocument';

type AuditDocument = Parameters<AuditStore['append']>[0] & { teamId: string };

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
    async append(entry) {
      await audit.create([{ ...entry, teamId }], { session: session ?? undefined });
    },
  };
}
