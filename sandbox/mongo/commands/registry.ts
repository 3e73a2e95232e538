import { aggregateCommands } from './aggregate';
import { catalogCommands } from './catalog';
import type { Command } from './command';
import { explainCommands } from './explain';
import { findAndModifyCommands } from './findAndModify';
import { handshakeCommands } from './handshake';
import { indexCommands } from './indexes';
import { readCommands } from './read';
import { transactionCommands } from './transactions';
import { writeCommands } from './write';

/** Every command that the server knows, by name; names are case-sensitive as in MongoDB. */
export const COMMANDS = new Map<string, Command>(
  Object.entries({
    ...handshakeCommands,
    ...readCommands,
    ...writeCommands,
    ...findAndModifyCommands,
    ...aggregateCommands,
    ...catalogCommands,
    ...indexCommands,
    ...transactionCommands,
    ...explainCommands,
  }),
);
