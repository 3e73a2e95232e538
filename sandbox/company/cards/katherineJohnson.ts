import type { SeedCard } from './seedCard';

/** Katherine's first call. */
export const KATHERINES_CARDS: readonly SeedCard[] = [
  {
    ...{ candidate: 'katherine', stageKey: 'phone-screen', person: 'tiago', afterHours: 1 },
    recommendation: 'strong yes',
    ratings: [
      [
        'problem-solving',
        4,
        'Named the property that makes the import hard, that rows refer forward, and showed it with a file of two lines. Dropped her one-pass idea aloud when the file broke it.',
      ],
      ['apis', 3, 'Retired a field over six months by measuring who still sent it.'],
      ['learning', 3, 'Wrote a guide on time zones that three teams at her company now use.'],
    ],
    summary: 'Answers start with the small case that decides the big one.',
    strongestSignal: 'Two lines of a file that broke her own first idea.',
    concern: 'No on-call in the last year.',
  },
];
