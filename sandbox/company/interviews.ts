import type { HistoryLine, Interview, Part, Seat } from '../../src/entities';
import { meetCode } from '../google/meetCode';
import { instantAt } from './civilDays';
import { candidateId, interviewId, personId, TEAM_ID } from './ids';

/** One interview that took place, in the words of the seed; wall times are Lisbon's, days count from the anchor's Monday. */
interface PastInterview {
  candidate: string;
  recruiter: string;
  stageKey: string;
  day: number;
  wall: string;
  minutes: number;
  panel: [person: string, part: Part][];
}

const grace = { candidate: 'grace', recruiter: 'nora' };
const alan = { candidate: 'alan', recruiter: 'ben' };

const PAST: readonly PastInterview[] = [
  { ...grace, stageKey: 'phone-screen', day: -13, wall: '15:00', minutes: 30, panel: [['emily', 'lead']] },
  {
    ...{ ...grace, stageKey: 'coding', day: -7, wall: '14:00', minutes: 60 },
    panel: [
      ['omar', 'lead'],
      ['aylin', 'second'],
    ],
  },
  {
    ...{ ...grace, stageKey: 'system-design', day: -6, wall: '14:00', minutes: 60 },
    panel: [
      ['priya', 'lead'],
      ['omar', 'second'],
      ['diego', 'reverse shadow'],
    ],
  },
  {
    ...{ ...grace, stageKey: 'databases-and-apis', day: -5, wall: '15:00', minutes: 60 },
    panel: [
      ['chen', 'lead'],
      ['sofia', 'second'],
    ],
  },
  {
    ...{ ...grace, stageKey: 'operations-and-debugging', day: -4, wall: '14:00', minutes: 60 },
    panel: [
      ['lena', 'lead'],
      ['arjun', 'second'],
    ],
  },
  {
    ...{ ...grace, stageKey: 'collaboration', day: -3, wall: '14:30', minutes: 45 },
    panel: [
      ['ines', 'lead'],
      ['marcus', 'second'],
    ],
  },
  { ...alan, stageKey: 'phone-screen', day: -10, wall: '10:00', minutes: 30, panel: [['sofia', 'lead']] },
  {
    ...{ ...alan, stageKey: 'coding', day: -6, wall: '10:00', minutes: 60 },
    panel: [
      ['jonas', 'lead'],
      ['sofia', 'second'],
    ],
  },
  {
    ...{ ...alan, stageKey: 'system-design', day: -4, wall: '15:30', minutes: 60 },
    panel: [
      ['marcus', 'lead'],
      ['omar', 'second'],
    ],
  },
  {
    ...{
      candidate: 'katherine',
      recruiter: 'ben',
      stageKey: 'phone-screen',
      day: -3,
      wall: '16:00',
      minutes: 30,
    },
    panel: [['tiago', 'lead']],
  },
];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;

/** Interviews of the two weeks before the anchor: Grace's whole loop, half of Alan's, Katherine's first call. */
export const makeInterviews = (anchorAt: Date): Interview[] =>
  PAST.map((past) => makeInterview(anchorAt, past));

function makeInterview(anchorAt: Date, past: PastInterview): Interview {
  const { candidate, recruiter, stageKey, day, wall, minutes } = past;
  const startsAt = instantAt(anchorAt, day, wall, 'Europe/Lisbon');
  const bookedAt = new Date(startsAt.getTime() - 4 * DAY_MS);
  const panel = past.panel.map(([person, part], index): Seat => {
    const answeredAt = new Date(bookedAt.getTime() + (index + 1) * 50 * MINUTE_MS);
    return { personId: personId(person), part, answer: 'accepted', askedAt: bookedAt, answeredAt };
  });
  const recruiterId = personId(recruiter);
  return {
    id: interviewId(candidate, stageKey),
    teamId: TEAM_ID,
    candidateId: candidateId(candidate),
    roleKey: 'back-end-engineer',
    ...{ stageKey, rubricVersion: 1, startsAt, recruiterId, panel, bookedAt },
    endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
    status: 'booked',
    formerPanel: [],
    revision: 1 + panel.length,
    timeRevision: 1,
    calendar: {
      generation: 0,
      meetUrl: `https://meet.google.com/${meetCode(`${candidate} ${stageKey}`)}`,
      shownStartsAt: startsAt,
    },
    history: historyOf(panel, bookedAt, recruiterId),
  };
}

const historyOf = (panel: readonly Seat[], bookedAt: Date, recruiterId: string): HistoryLine[] => [
  { at: bookedAt, what: 'booked', byId: recruiterId },
  ...panel.map(
    (seat): HistoryLine => ({ at: seat.answeredAt ?? bookedAt, what: 'accepted', byId: seat.personId }),
  ),
];
