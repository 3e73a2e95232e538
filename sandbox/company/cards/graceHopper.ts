import type { SeedCard } from './seedCard';

const grace = { candidate: 'grace' };

/** Grace's finished loop. Priya and Omar saw the same hour and rate it two levels apart; nobody got to cloud services. */
export const GRACES_CARDS: readonly SeedCard[] = [
  {
    ...{ ...grace, stageKey: 'phone-screen', person: 'emily', afterHours: 1, recommendation: 'yes' },
    ratings: [
      [
        'problem-solving',
        3,
        'Restated the invoice import with three rows as an example and asked what a half-read file should do.',
      ],
      [
        'apis',
        3,
        'Explained the idempotency key of her payments API: kept for 48 h beside the request hash, 409 on a mismatch.',
      ],
      [
        'learning',
        3,
        'Tried the new query planner on a copy of production for a week before switching it on.',
      ],
    ],
    summary: 'Talks about systems she built herself, one question deeper each time.',
    strongestSignal: 'Knew why her retry table has two timestamps, and what broke when it had one.',
    concern: 'Long answers: we reached the last question with two minutes left.',
  },
  {
    ...{ ...grace, stageKey: 'coding', person: 'omar', afterHours: 2, recommendation: 'no' },
    ratings: [
      ['problem-solving', 3, 'Asked for the size of the window and for two processes before writing a line.'],
      [
        'coding',
        3,
        'Wrote the limiter as a pure function with the clock passed in, then the handler around it.',
      ],
      ['testing-and-delivery', 3, 'Tested the border between two minutes with a fixed clock.'],
    ],
    summary: 'Working limiter with tests after 40 minutes.',
    strongestSignal: 'Passed the clock in without being asked.',
    concern: 'Needed long for the second part, and I had to bring up the shared counter.',
  },
  {
    ...{ ...grace, stageKey: 'coding', person: 'aylin', afterHours: 3, recommendation: 'yes' },
    ratings: [
      [
        'problem-solving',
        3,
        'Walked the example of 100 requests in the last second through her code and found her own off-by-one.',
      ],
      [
        'coding',
        3,
        'Names said what the parts do; moved the counter behind an interface in four lines when we asked for Redis.',
      ],
      [
        'testing-and-delivery',
        3,
        'Put the limiter behind a flag that only counts, to compare with the logs before it refuses anybody.',
      ],
    ],
    summary: 'Calm, reads her own code back, fixes it before we say anything.',
    strongestSignal: 'Found the off-by-one herself by walking one example through.',
    concern: 'Did not say what happens when Redis is away until asked.',
  },
  {
    ...{ ...grace, stageKey: 'system-design', person: 'priya', afterHours: 1, recommendation: 'strong yes' },
    ratings: [
      [
        'data-modelling',
        4,
        'Chose keys from the queries: (hall, seat) as the primary key so that the second buyer gets a duplicate key. Then split the sold count from the seat rows because everybody would update it, and described the back-fill: batches of 5,000, dual write, compare counts, switch.',
      ],
      [
        'scale',
        3,
        'Estimated 200,000 people x 3 requests in the first minute, named the seat map as first to fill, and cached it for 2 s.',
      ],
      [
        'trade-offs',
        4,
        'Set a queue page against reserving in the database: "the queue costs us a day and can be removed, the wrong key cannot". Said which sales figure would change her mind.',
      ],
      ['apis', 3, 'Second tap on Buy returns the first order, by a key the client makes.'],
    ],
    summary: 'The best modelling I saw this year: every key had a query behind it.',
    strongestSignal: 'Made the database refuse the second buyer, and moved the hot counter out unasked.',
    concern: 'Wrote little on the board; a listener who is not used to it gets lost.',
  },
  {
    ...{ ...grace, stageKey: 'system-design', person: 'omar', afterHours: 26, recommendation: 'no' },
    ratings: [
      [
        'data-modelling',
        2,
        'Sound entities, but she missed the hot row: the free-seats number stood in the concert row until Priya asked what 200,000 people would update. Only then did she move it.',
      ],
      ['scale', 3, 'Gave each call a time limit and a backoff; said the seat map may be 2 s old.'],
      [
        'trade-offs',
        3,
        'Compared the queue page with plain reservations on effort and fairness, and picked one.',
      ],
      ['apis', 3, 'Cursor for the seat list, and an error the front end can show when the seat is gone.'],
    ],
    summary: 'Good design in the end, with help at the point that matters.',
    strongestSignal: 'Clear about what may be stale.',
    concern: 'The hot row is the heart of this task, and I count it as a hint given.',
    noteToRecruiter: 'I wrote this a day later from my notes.',
  },
  {
    ...{ ...grace, stageKey: 'system-design', person: 'diego', afterHours: 4, recommendation: 'yes' },
    ratings: [
      ['data-modelling', 3, 'Keys from the queries, and the unique index that refuses the second buyer.'],
      ['scale', 3, 'Found the seat map as first to fill.'],
      ['trade-offs', 3, 'Gave two designs and the requirement that decides between them.'],
      ['apis', null, ''],
    ],
    summary: 'My second one as reverse shadow. I led the first half.',
    strongestSignal: 'Unique index before I asked what refuses the second buyer.',
    concern: 'I forgot to ask about paging, so I did not rate APIs.',
  },
  {
    ...{ ...grace, stageKey: 'databases-and-apis', person: 'chen', afterHours: 1, recommendation: 'yes' },
    ratings: [
      [
        'data-modelling',
        3,
        'Partial unique index for the one main address, and said what it costs on write.',
      ],
      ['apis', 3, 'Made the transfer safe to repeat and kept the key for as long as clients retry.'],
      [
        'sql-and-transactions',
        4,
        'Read the plan aloud, saw the sequential scan over 80 million rows, wrote the covering index on (received_at, account_id), and predicted 60 ms before we ran it. For the two withdrawals she put the condition into the UPDATE and showed why READ COMMITTED alone is not enough.',
      ],
    ],
    summary: 'Knows what the database does, and proves it by running it.',
    strongestSignal: 'Predicted the run time within a factor of two before running the query.',
    concern: 'None in this hour.',
  },
  {
    ...{ ...grace, stageKey: 'databases-and-apis', person: 'sofia', afterHours: 5, recommendation: 'yes' },
    ratings: [
      [
        'data-modelling',
        3,
        'Let the database refuse orphans, and planned the migration of the accounts without an address.',
      ],
      [
        'apis',
        3,
        'Added the field without breaking old clients; errors carried a code the front end can map.',
      ],
      ['sql-and-transactions', 3, 'Found the scan in the plan and put balance >= amount into the update.'],
    ],
    summary: 'Solid throughout; asked for the plan before guessing.',
    strongestSignal: 'Asked to see the plan before she touched the query.',
    concern: 'Did not get to retiring an old field.',
  },
  {
    ...{
      ...grace,
      stageKey: 'operations-and-debugging',
      person: 'lena',
      afterHours: 2,
      recommendation: 'yes',
    },
    ratings: [
      [
        'operations-and-debugging',
        3,
        'Stopped the harm first: rolled the 14:02 release back for one in ten, saw the time-outs fall there, then looked for the cause.',
      ],
      [
        'performance',
        3,
        'Separated waiting from working with the pool metric, and found 20 connections all taken.',
      ],
      ['cloud', null, 'No time left for the cloud question.'],
    ],
    summary: 'Works from evidence, and says what she expects to see before she looks.',
    strongestSignal: 'Rolled back for one in ten to test the suspicion and stop harm at once.',
    concern: 'Would have paged nobody; I would have wanted a message to support.',
  },
  {
    ...{
      ...grace,
      stageKey: 'operations-and-debugging',
      person: 'arjun',
      afterHours: 3,
      recommendation: 'yes',
    },
    ratings: [
      [
        'operations-and-debugging',
        3,
        'Lined the error rate up with the deploy log, and wrote the guard that would have caught it.',
      ],
      [
        'performance',
        2,
        'Looked at the mean first; turned to the 99th percentile after I asked who the one in twenty are.',
      ],
      ['cloud', null, 'We did not get to it.'],
    ],
    summary: 'Finds causes. Percentiles needed a nudge.',
    strongestSignal: 'Named the alert that should have fired, with its threshold.',
    concern: 'Started from averages.',
  },
  {
    ...{ ...grace, stageKey: 'collaboration', person: 'ines', afterHours: 1, recommendation: 'yes' },
    ratings: [
      [
        'collaboration',
        3,
        'Drew the order screen with the front-end team first, and cut two calls from her API because of it.',
      ],
      ['code-review', 3, 'Found the missing rollback in the sample change and asked for it with the reason.'],
      ['learning', 3, 'Told how a load test overturned her belief that the queue would keep the order.'],
    ],
    summary: 'Gives the other side of a disagreement so that they would agree with it.',
    strongestSignal: 'The other team now runs the export alone, after she handed it over in three sessions.',
    concern: 'Had no example of bad news given early.',
  },
  {
    ...{ ...grace, stageKey: 'collaboration', person: 'marcus', afterHours: 6, recommendation: 'yes' },
    ratings: [
      [
        'collaboration',
        3,
        'Wrote down the agreement with product after each meeting and sent it within the hour.',
      ],
      [
        'code-review',
        4,
        'Put the lost update first and the naming last, asked "what happens if two of these run?" instead of stating it, and offered the test that shows it. Said what she liked, with the line.',
      ],
      [
        'learning',
        3,
        'Read the paper behind the lock service, then tried to break it with a stopped process.',
      ],
    ],
    summary: 'Her review of our sample is what I want new people to see.',
    strongestSignal: 'Offered the failing test instead of an opinion.',
    concern: 'None that I saw in 45 minutes.',
  },
];
