import type { Person, Scorecard } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { refuseUnless } from '../requireRole';
import type { OpenCard } from './openScorecard';
import { readScorecard } from './readScorecard';

/**
 * Opens a card that the decision locked for one amendment, with a reason that stays on the card; on record in the audit
 * trail. The decision keeps what stood when it was made. Nobody unlocks a card of their own.
 */
export async function unlockScorecard(
  ports: Ports,
  by: Person,
  cardId: string,
  reason: string,
): Promise<OpenCard | Refusal> {
  const refusal = refuseUnless(by, 'admin');
  if (refusal) return refusal;
  if (reason.trim() === '') return refuse({ code: 'reason missing' });
  const read = await readScorecard(ports, by, cardId);
  if (!read.ok) return read;
  const { card, facts } = read;
  if (card.personId === by.id) return refuse({ code: 'concerns yourself' });
  if (!card.lockedAt) return read;
  const now = ports.clock.now();
  const { lockedAt: _lockedAt, ...rest } = card;
  const unlocked: Scorecard = {
    ...rest,
    revision: card.revision + 1,
    unlocks: [...(card.unlocks ?? []), { at: now, byId: by.id, reason: reason.trim() }],
  };
  await ports.db.transact(async (stores) => {
    await stores.scorecards.updateScorecard(unlocked);
    await stores.audit.append({ at: now, byId: by.id, verb: 'scorecard.unlock', aboutId: card.id });
  });
  await ports.messenger.tell({ kind: 'card unlocked', facts, card: unlocked, byName: by.name });
  return { ok: true, card: unlocked, facts };
}
