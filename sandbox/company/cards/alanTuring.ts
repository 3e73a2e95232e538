import type { SeedCard } from './seedCard';

const alan = { candidate: 'alan' };

/** Half of Alan's loop; Omar's card is still a draft and overdue. */
export const ALANS_CARDS: readonly SeedCard[] = [
  {
    ...{ ...alan, stageKey: 'phone-screen', person: 'sofia', afterHours: 1, recommendation: 'yes' },
    ratings: [
      [
        'problem-solving',
        3,
        'Cut the log question down to "which host wrote last" and checked it on four lines by hand.',
      ],
      [
        'apis',
        2,
        'Named methods and status codes correctly; paging came up only when I asked for the second page.',
      ],
      ['learning', 3, 'Named the limit of the new scheduler he tried: it loses order between queues.'],
    ],
    summary: 'Thinks in small cases. Two years on one service, which he knows well.',
    strongestSignal: 'Checked his own idea on four log lines before he trusted it.',
    concern: 'APIs only from the server side so far.',
  },
  {
    ...{ ...alan, stageKey: 'coding', person: 'jonas', afterHours: 2, recommendation: 'yes' },
    ratings: [
      [
        'problem-solving',
        4,
        'Showed that any fixed window lets 200 through around the border, with the two requests that prove it, and dropped his first version aloud because of it.',
      ],
      ['coding', 3, 'Small functions, honest names, and the handler stayed at ten lines.'],
      [
        'testing-and-delivery',
        2,
        'Tested the normal case; wrote the border test after I asked how we would know.',
      ],
    ],
    summary: 'Strong on the idea, tests come second.',
    strongestSignal: 'The counter-example of the border, unasked.',
    concern: 'Would have shipped without the border test.',
  },
  {
    ...{ ...alan, stageKey: 'coding', person: 'sofia', afterHours: 4, recommendation: 'yes' },
    ratings: [
      [
        'problem-solving',
        3,
        'Asked for the limit, the client id and the clock, then restated the task with an example.',
      ],
      [
        'coding',
        3,
        'Could change the window from fixed to sliding in five minutes without touching the handler.',
      ],
      ['testing-and-delivery', 2, 'One test for the happy path; a second one with a hint.'],
    ],
    summary: 'Code that the next person can change.',
    strongestSignal: 'The change of window touched one function.',
    concern: 'Testing needed two hints.',
  },
  {
    ...{ ...alan, stageKey: 'system-design', person: 'marcus', afterHours: 2, recommendation: 'yes' },
    ratings: [
      [
        'data-modelling',
        2,
        'Entities fit; the index on (concert, state) came after I named the query that runs most.',
      ],
      ['scale', 3, 'Estimated the first minute at 10,000 requests a second and relieved the seat map first.'],
      [
        'trade-offs',
        3,
        'Compared a queue with plain reservations on fairness and effort, and said what would change his choice.',
      ],
      ['apis', 2, 'Resources and methods right, nothing on a repeated purchase until asked.'],
    ],
    summary: 'At the level for mid, with scale above it.',
    strongestSignal: 'Numbers before boxes.',
    concern: 'Repeats and paging are not yet a habit.',
  },
  {
    ...{ ...alan, stageKey: 'system-design', person: 'omar', afterHours: 1, status: 'draft' },
    ratings: [
      ['data-modelling', 3, 'Moved the counter out of the concert row himself.'],
      ['scale', 3, ''],
    ],
    summary: '',
    strongestSignal: '',
    concern: '',
  },
];
