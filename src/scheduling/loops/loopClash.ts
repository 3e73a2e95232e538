import { whyNotAlso } from '../people/sitTwice';
import type { Ban } from './bans';
import type { LoopModel } from './loopModel';
import type { Placement } from './relaxation';

/** What cannot be, and ways out of which every loop that can be takes at least one: bans to be kept from there on. */
export interface Clash {
  readonly waysOut: readonly (readonly Ban[])[];
  /** Who it is about; null where the sessions themselves overlap. */
  readonly person: number | null;
}

const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** The first thing wrong with sessions that were planned without knowing of each other; null where nothing is. */
export function findClash(model: LoopModel, placements: readonly Placement[]): Clash | null {
  return overlapAtMidnight(model, placements) ?? peopleTwice(model, placements);
}

/** A session that runs past midnight into the first one of the next date. */
function overlapAtMidnight(model: LoopModel, placements: readonly Placement[]): Clash | null {
  for (let at = 1; at < placements.length; at++) {
    const [one, other] = [placements[at - 1], placements[at]];
    if (!one || !other || one.date === other.date || other.tick >= endOf(model, one)) continue;
    const dayEnd = dayEndOf(model, one.date);
    return {
      person: null,
      waysOut: [
        [{ session: one.session, person: null, from: one.tick, to: dayEnd }],
        [{ session: other.session, person: null, from: dayEnd, to: endOf(model, one) }],
      ],
    };
  }
  return null;
}

function dayEndOf(model: LoopModel, date: number): number {
  return model.plan.time.clock.dayStart[(model.dates[date]?.day ?? 0) + 1] ?? 0;
}

function peopleTwice(model: LoopModel, placements: readonly Placement[]): Clash | null {
  let worst: Clash | null = null;
  let most = 1;
  for (const [person, own] of listByPerson(model, placements)) {
    if (own.length <= most) continue;
    const clash = model.mayRepeat ? clashOfRepeats(model, person, own) : clashOfTwo(model, person, own);
    if (!clash) continue;
    worst = clash;
    most = own.length;
  }
  return worst;
}

function listByPerson(model: LoopModel, placements: readonly Placement[]): Map<number, Placement[]> {
  const byPerson = new Map<number, Placement[]>();
  for (const placement of placements) {
    for (const row of placement.rows) {
      const p = model.tables[placement.session]?.people[row] ?? -1;
      const own = byPerson.get(p);
      if (own) own.push(placement);
      else byPerson.set(p, [placement]);
    }
  }
  return byPerson;
}

/** Nobody sits twice: somebody is for this session only, or for any but this one. */
function clashOfTwo(model: LoopModel, person: number, own: readonly Placement[]): Clash {
  const keep = own[0]?.session ?? -1;
  const others = model.tables.flatMap(({ people }, session) =>
    session !== keep && people.includes(person) ? [{ session, person, ...ALWAYS }] : [],
  );
  return { person, waysOut: [[{ session: keep, person, ...ALWAYS }], others] };
}

/** Who may sit twice still has a buffer and caps: one of the sittings that do not go together must go. */
function clashOfRepeats(model: LoopModel, person: number, own: readonly Placement[]): Clash | null {
  const spans = own.map((placement) => ({ from: placement.tick, to: endOf(model, placement) }));
  for (let at = 1; at < own.length; at++) {
    const span = spans[at];
    const why = span && whyNotAlso(model.plan.index, person, spans.slice(0, at), span);
    if (!why) continue;
    const bans = why.map(({ at: n, from, to }) => ({
      session: own[n ?? at]?.session ?? -1,
      person,
      from,
      to,
    }));
    return { person, waysOut: partByTime(bans) };
  }
  return null;
}

/**
 * Bans of which one has to be kept, parted by when the first one's session is held: elsewhere, or there with one of the
 * bans. Without that, clashes at other times of a day would be cut one beside the other, which doubles regions each time.
 */
function partByTime(bans: readonly Ban[]): Ban[][] {
  const [first] = bans;
  if (!first) return [];
  const { session, from, to } = first;
  const there = [
    { session, person: null, from: ALWAYS.from, to: from },
    { session, person: null, from: to, to: ALWAYS.to },
  ];
  return [[{ session, person: null, from, to }], ...bans.map((ban) => [...there, ban])];
}

function endOf(model: LoopModel, { session, tick }: Placement): number {
  return tick + (model.tables[session]?.ticks ?? 0);
}
