import { cardFaults } from '../../../scorecards/cardFaults';
import { findCompetency, listStageCompetencies } from '../../../scorecards/rubric';
import type { Interview, Person, Scorecard, ScorecardContent } from '../../entities';
import { StaleError } from '../../errors';
import type { Ports, Stores } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { changeInterview, withHistory } from '../interviews/changeInterview';
import { loadFacts, sittingPanel } from '../loadFacts';
import { isDecided } from './loadDebrief';
import type { OpenCard } from './openScorecard';
import { refuseCard } from './openScorecard';

/** A person taps quicker than a card is stored: so many of their taps may meet. */
const MOST_ROUNDS = 12;

/** What somebody wrote, on top of which revision they saw. */
export interface CardSave {
  cardId: string;
  seenRevision: number;
  /** The window it comes from, so that its own earlier saves are no conflict. */
  from: string;
  /** When it arrived: taps of one window are worked on side by side, and the last one said counts. */
  saidAt: Date;
  /** Lays what the window holds over the stored card; what it does not show stays. */
  lay(stored: ScorecardContent): ScorecardContent;
}

/** A changed card that is in already, whole, on top of which revision it was written, and why. */
export interface Amendment {
  cardId: string;
  seenRevision: number;
  content: ScorecardContent;
  reason: string;
}

/**
 * Keeps a draft. A device that saw an older revision overwrites nothing: it is told, and the stored card stays. The
 * same content again is no change.
 */
export async function saveDraft(ports: Ports, by: Person, save: CardSave): Promise<OpenCard | Refusal> {
  for (let attempt = 1; ; attempt++) {
    const opened = await openOwn(ports, by, save);
    if (!opened.ok) return opened;
    const { card } = opened;
    const content = save.lay(contentOf(card));
    if (isOvertaken(card, save) || sameContent(card, content)) return opened;
    if (hasUnknown(opened, content) || isForeign(card, save))
      return refuse({ code: 'card changed elsewhere', savedAt: card.savedAt });
    const saved: Scorecard = {
      ...card,
      ...content,
      revision: card.revision + 1,
      savedAt: ports.clock.now(),
      savedFrom: save.from,
      saidAt: save.saidAt,
    };
    try {
      await ports.db.scorecards.updateScorecard(saved);
      return { ...opened, card: saved };
    } catch (error) {
      // Two taps in one window met; another window is found out on the next round.
      if (!(error instanceof StaleError) || attempt === MOST_ROUNDS) throw error;
    }
  }
}

/** The same window said more since, and that is stored: it held all that this one says. */
function isOvertaken(card: Scorecard, { from, saidAt }: CardSave): boolean {
  return card.savedFrom === from && card.saidAt !== undefined && card.saidAt > saidAt;
}

/** Somebody's other window wrote since this one was drawn. */
function isForeign(card: Scorecard, save: CardSave): boolean {
  return card.revision !== save.seenRevision && card.savedFrom !== save.from;
}

/**
 * Submits a card: complete, once, with a line in the interview's story. What is missing is named. The same card submitted
 * again, by a double click or from a window that never saw the answer, is in all the same. One that comes after the
 * decision is kept, and locked like those that the decision was based on.
 */
export async function submitScorecard(ports: Ports, by: Person, save: CardSave): Promise<OpenCard | Refusal> {
  try {
    const outcome = await submitOnce(ports, by, save);
    const isIn = !outcome.ok && outcome.reason.code === 'card already in';
    return isIn ? ((await findSameIn(ports, save)) ?? outcome) : outcome;
  } catch (error) {
    const same = error instanceof StaleError && (await findSameIn(ports, save));
    if (same) return same;
    throw error;
  }
}

/** The card when it is in with exactly this content. */
async function findSameIn(ports: Ports, { cardId, lay }: CardSave): Promise<OpenCard | null> {
  const card = await ports.db.scorecards.getScorecard(cardId);
  if (card.status !== 'submitted' || !sameContent(card, lay(contentOf(card)))) return null;
  return { ok: true, card, facts: await loadFacts(ports, card.interviewId) };
}

async function submitOnce(ports: Ports, by: Person, save: CardSave): Promise<OpenCard | Refusal> {
  const kept = await saveDraft(ports, by, save);
  if (!kept.ok || kept.card.status === 'submitted') return kept;
  const faults = cardFaults(kept.card, listStageCompetencies(kept.facts.rubric, kept.facts.stage));
  if (faults.length > 0) return refuse({ code: 'card incomplete', faults });
  const now = ports.clock.now();
  const card: Scorecard = {
    ...kept.card,
    status: 'submitted',
    submittedAt: now,
    revision: kept.card.revision + 1,
  };
  let stored = card;
  const outcome = await changeInterview(
    ports,
    card.interviewId,
    { byId: by.id, verb: 'scorecard.submit' },
    async (interview, stores) => {
      if (interview.status !== 'booked') return refuse({ code: 'interview over', status: interview.status });
      // A decision writes the candidate's wish too, so the one that is read here is the latest.
      const isLate = isDecided(await stores.debriefs.findDebrief(card.candidateId));
      stored = isLate ? { ...card, lockedAt: now } : card;
      await stores.scorecards.updateScorecard(stored);
      await stores.wants.want('candidate', card.candidateId, now);
      return withHistory(interview, { at: now, what: 'card in', byId: by.id });
    },
  );
  if (!outcome.ok) return outcome;
  ports.errands.soon('candidate', card.candidateId);
  return { ...kept, card: stored };
}

/** Changes a submitted card, with a reason; the version before stays readable. Refused after the decision. */
export async function amendScorecard(
  ports: Ports,
  by: Person,
  amendment: Amendment,
): Promise<OpenCard | Refusal> {
  const card = await ports.db.scorecards.getScorecard(amendment.cardId);
  const refusal = refuseAmend(card, by, amendment);
  if (refusal) return refusal;
  const facts = await loadFacts(ports, card.interviewId);
  const faults = cardFaults(amendment.content, listStageCompetencies(facts.rubric, facts.stage));
  if (faults.length > 0) return refuse({ code: 'card incomplete', faults });
  const now = ports.clock.now();
  const amended: Scorecard = {
    ...card,
    ...amendment.content,
    revision: card.revision + 1,
    savedAt: now,
    // An unlocked card was opened for one amendment.
    ...(card.unlocks && { lockedAt: now }),
    amendments: [...card.amendments, { at: now, reason: amendment.reason, before: contentOf(card) }],
  };
  const outcome = await changeInterview(
    ports,
    card.interviewId,
    { byId: by.id, verb: 'scorecard.amend' },
    (interview, stores) => storeAmended(interview, stores, amended, now),
  );
  if (!outcome.ok) return outcome;
  ports.errands.soon('candidate', card.candidateId);
  return { ok: true, card: amended, facts };
}

/** The words and ratings of a card, without its keeping. */
export function contentOf(card: Scorecard): ScorecardContent {
  const { ratings, recommendation, summary, strongestSignal, concern, noteToRecruiter } = card;
  return {
    ratings,
    ...(recommendation && { recommendation }),
    summary,
    strongestSignal,
    concern,
    noteToRecruiter,
  };
}

async function openOwn(ports: Ports, by: Person, save: CardSave): Promise<OpenCard | Refusal> {
  const card = await ports.db.scorecards.getScorecard(save.cardId);
  if (card.personId !== by.id) return refuse({ code: 'not on the panel' });
  const facts = await loadFacts(ports, card.interviewId);
  if (card.status === 'submitted') {
    return isOvertaken(card, save) ? { ok: true, card, facts } : refuse({ code: 'card already in' });
  }
  const refusal = refuseCard(facts, by, ports.clock.now());
  return refusal ?? { ok: true, card, facts };
}

const hasUnknown = ({ facts }: OpenCard, { ratings }: ScorecardContent) =>
  ratings.some(({ competencyKey }) => !findCompetency(facts.rubric, competencyKey));

function refuseAmend(
  card: Scorecard,
  by: Person,
  amendment: { seenRevision: number; reason: string },
): Refusal | null {
  if (card.personId !== by.id) return refuse({ code: 'not on the panel' });
  if (card.lockedAt) return refuse({ code: 'card locked' });
  if (card.status !== 'submitted') return refuse({ code: 'own card first' });
  if (amendment.reason.trim() === '') return refuse({ code: 'reason missing' });
  if (card.revision !== amendment.seenRevision)
    return refuse({ code: 'card changed elsewhere', savedAt: card.savedAt });
  return null;
}

async function storeAmended(
  interview: Interview,
  stores: Stores,
  card: Scorecard,
  now: Date,
): Promise<Interview | Refusal> {
  // A decision may have locked it since it was read.
  const { lockedAt } = await stores.scorecards.getScorecard(card.id);
  if (lockedAt) return refuse({ code: 'card locked' });
  await stores.scorecards.updateScorecard(card);
  await stores.wants.want('candidate', card.candidateId, now);
  const sits = sittingPanel(interview).some((seat) => seat.personId === card.personId);
  return withHistory(interview, { at: now, what: 'card amended', ...(sits && { byId: card.personId }) });
}

function sameContent(card: Scorecard, content: ScorecardContent): boolean {
  return JSON.stringify(contentOf(card)) === JSON.stringify(contentOf({ ...card, ...content }));
}
