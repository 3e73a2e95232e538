import { ServerError } from '../errors';
import { transactionNumber } from '../server/sessions';
import type { Doc } from '../values/documents';
import type { Command, CommandContext } from './command';

function finish(context: CommandContext, how: 'commit' | 'abort'): Doc {
  const { session, sessions, body } = context;
  if (!session || body.txnNumber === undefined || body.autocommit !== false) {
    throw new ServerError(125, `${how}Transaction must be run within a transaction`);
  }
  sessions[how](session, transactionNumber(body.txnNumber));
  return { ok: 1 };
}

export const transactionCommands: Record<string, Command> = {
  commitTransaction: {
    fields: ['recoveryToken'],
    transactional: true,
    run: (context) => finish(context, 'commit'),
  },
  abortTransaction: {
    fields: ['recoveryToken'],
    transactional: true,
    run: (context) => finish(context, 'abort'),
  },
};
