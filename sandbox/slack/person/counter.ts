import type { Area } from './screen';

/** What a person has done so far, for the budgets. */
export interface Tally {
  /** Presses, choices, submissions, going somewhere; an entry of a menu is two, a confirmed press too. */
  clicks: number;
  /** Modal views that they acted in; a view that a submission replaced counts anew. */
  screens: number;
  /** Characters typed. */
  typed: number;
}

export interface Counter {
  tally: Tally;
  /** They do something with so many clicks in this area. */
  acts(area: Area, clicks: number): void;
  /** A submission brings another screen. */
  turnsPage(): void;
  reset(): void;
}

export function makeCounter(): Counter {
  const tally: Tally = { clicks: 0, screens: 0, typed: 0 };
  const screens = new Set<string>();
  let page = 0;
  return {
    tally,
    acts({ place, name }, clicks) {
      tally.clicks += clicks;
      if (!('viewId' in place) || name === 'Home') return;
      screens.add(`${place.viewId}/${page}`);
      tally.screens = screens.size;
    },
    turnsPage() {
      page += 1;
    },
    reset() {
      Object.assign(tally, { clicks: 0, screens: 0, typed: 0 });
      screens.clear();
      page = 0;
    },
  };
}
