import { subDays } from 'date-fns';
import { type Calibration, calibrate } from '../../scorecards/calibration';
import type { Candidate, Person } from '../entities';
import type { CardFacts } from '../figureFacts';
import type { Ports } from '../ports';
import type { Refusal } from '../refusal';
import { type Figures, figuresOf } from './figures';
import { refuseConflict } from './mayJudge';
import { refuseUnless } from './requireRole';

/** How far back the figures look. */
export const STATS_DAYS = 90;
/** A calibration needs more candidates than a quarter brings. */
const CALIBRATION_DAYS = 730;
/** Fewer of one's own cards than this cannot give a figure: nothing is read. */
const CALIBRATION_LEAST_CARDS = 5;

export interface Stats {
  figures: Figures;
  since: Date;
  now: Date;
  people: ReadonlyMap<string, Person>;
  /** Everybody's, for an admin; null for others. */
  calibrations: Calibration[] | null;
}

/**
 * The workspace's figures for a recruiter or an admin. What cards say is counted only for candidates who were decided:
 * no figure hints at a card that is still blind, or at somebody the reader may not judge.
 */
export async function loadStats(ports: Ports, by: Person): Promise<{ ok: true; stats: Stats } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const now = ports.clock.now();
  const since = subDays(now, STATS_DAYS);
  const { analytics, candidates: store, people } = ports.db;
  const [interviews, cards, everybody, candidates] = await Promise.all([
    analytics.listInterviewsSince(since),
    analytics.listCardsSince(since),
    people.listPeople(),
    store.listCandidates(),
  ]);
  const known = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const all = figuresOf(interviews, cards, new Map(candidates.map((each) => [each.id, each.createdAt])), now);
  const open = cards.filter((card) => isOpenTo(by, card, known));
  const { passes } = figuresOf(interviews, open, new Map(), now);
  return {
    ok: true,
    stats: {
      figures: { ...all, passes },
      since,
      now,
      people: new Map(everybody.map((person) => [person.id, person])),
      calibrations: by.roles.includes('admin') ? await calibrations(ports, now) : null,
    },
  };
}

/** Somebody's own calibration; null while nothing may be said. Shown to them and to admins only, never applied. */
export async function loadOwnCalibration(ports: Ports, by: Person): Promise<Calibration | null> {
  const own = await ports.db.scorecards.listScorecards({ personId: by.id });
  if (own.filter(({ lockedAt }) => lockedAt).length < CALIBRATION_LEAST_CARDS) return null;
  const all = await calibrations(ports, ports.clock.now());
  return all.find(({ personId, shown }) => shown && personId === by.id) ?? null;
}

/** Only cards that a decision locked: the others are still blind. */
async function calibrations(ports: Ports, now: Date): Promise<Calibration[]> {
  const cards = await ports.db.analytics.listCardsSince(subDays(now, CALIBRATION_DAYS));
  return calibrate(
    cards
      .filter(({ lockedAt }) => lockedAt)
      .map((card) => ({
        ...card,
        ratings: card.ratings.map(({ competencyKey, level }) => ({
          competencyKey,
          level: level ?? null,
          evidence: '',
        })),
      })),
  );
}

function isOpenTo(by: Person, card: CardFacts, candidates: ReadonlyMap<string, Candidate>): boolean {
  const candidate = candidates.get(card.candidateId);
  return Boolean(card.lockedAt && candidate && !refuseConflict(by, candidate));
}
