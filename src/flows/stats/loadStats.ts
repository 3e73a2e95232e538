import { subDays } from 'date-fns';
import { type Calibration, calibrate } from '../../../scorecards/calibration';
import type { Candidate, Person } from '../../entities';
import type { CardFacts } from '../../figureFacts';
import type { Ports } from '../../ports';
import type { Refusal } from '../../refusal';
import { refuseReader } from '../judgement/mayJudge';
import { refuseUnless } from '../requireRole';
import { listPasses, overdueByTeam, type Passes, type TeamOverdue } from './figures';
import { type Period, readPeriod } from './readPeriod';

/** A calibration needs more candidates than a quarter brings. */
const CALIBRATION_DAYS = 730;
/** Fewer of one's own cards than this cannot give a figure: nothing is read. */
const CALIBRATION_LEAST_CARDS = 5;

/** What counts as it is for everybody who may read figures. */
export interface Headlines extends Pick<Period, 'figures' | 'people'> {
  /** Cards past their time, by the interviewer's team. */
  overdue: TeamOverdue[];
}

export interface Stats extends Headlines {
  passes: Passes[];
  /** Everybody's, for an admin; null for others. */
  calibrations: Calibration[] | null;
}

/** The workspace's figures in short, for a recruiter or an admin: what stands on Home. */
export async function loadHeadlines(
  ports: Ports,
  by: Person,
): Promise<{ ok: true; headlines: Headlines } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  return { ok: true, headlines: headlinesOf(await readPeriod(ports)) };
}

/**
 * The whole of the figures for a recruiter or an admin. What cards say is counted only for candidates who were decided:
 * no figure hints at a card that is still blind, or at somebody the reader may not judge.
 */
export async function loadStats(ports: Ports, by: Person): Promise<{ ok: true; stats: Stats } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const period = await readPeriod(ports);
  const mayKnow = await readerOf(ports, by, period.candidates);
  const open = period.cards.filter((card) => card.lockedAt && mayKnow(card));
  return {
    ok: true,
    stats: {
      ...headlinesOf(period),
      passes: listPasses(period.interviews, open),
      calibrations: by.roles.includes('admin') ? await calibrations(ports, period.now) : null,
    },
  };
}

function headlinesOf({ figures, people }: Period): Headlines {
  return { figures, people, overdue: overdueByTeam(figures.overdue, people) };
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

/** Whether the blind rule lets somebody know a card: a decision does not lift it for whoever still owes their own. */
async function readerOf(
  { db }: Ports,
  by: Person,
  candidates: ReadonlyMap<string, Candidate>,
): Promise<(card: CardFacts) => boolean> {
  const interviews = await db.interviews.listInterviews({ personIds: [by.id], status: 'booked' });
  const cards = await db.scorecards.listScorecards({ personId: by.id });
  return ({ candidateId }) => {
    const candidate = candidates.get(candidateId);
    const own = interviews.filter((interview) => interview.candidateId === candidateId);
    return candidate !== undefined && !refuseReader(by, candidate, own, cards);
  };
}
