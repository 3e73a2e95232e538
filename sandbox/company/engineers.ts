import type { WeeklyHours } from '../../src/scheduling/types';

/** Someone who interviews, in the words of the seed. */
export interface Engineer {
  key: string;
  name: string;
  title: string;
  /** IANA zone. */
  zone: string;
  team: 'core' | 'payments' | 'platform';
  pools: string[];
  /** Stages they are still learning, by stage key. */
  learns?: Record<string, 'shadow' | 'reverse shadow'>;
  /** Whom they never sit on a panel with; said of one of the two. */
  apartFrom?: string[];
  capPerDay: number;
  capPerWeek: number;
  bufferMinutes: number;
  /** Days off, counted from the first Monday (0), both included. */
  daysOff?: [from: number, to: number][];
  weeklyHours: WeeklyHours;
  /** False for the one whose calendar free/busy cannot read. */
  readable?: boolean;
}

/** As the company writes them. */
export const TEAM_NAMES: Readonly<Record<Engineer['team'], string>> = {
  core: 'Core',
  payments: 'Payments',
  platform: 'Platform',
};

const week = (from: string, to: string, fridayTo = to): WeeklyHours => ({
  mon: [{ from, to }],
  tue: [{ from, to }],
  wed: [{ from, to }],
  thu: [{ from, to }],
  fri: [{ from, to: fridayTo }],
});

const usual = { capPerDay: 2, capPerWeek: 3, bufferMinutes: 15, weeklyHours: week('09:00', '18:00') };
/** Kolkata starts late to share the afternoon with Europe and the morning with New York. */
const late = { ...usual, weeklyHours: week('12:30', '21:00') };

const LISBON = 'Europe/Lisbon';
const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const KOLKATA = 'Asia/Kolkata';

/** Fernhill's 14 engineers. */
export const ENGINEERS: readonly Engineer[] = [
  {
    ...{ key: 'priya', name: 'Priya Nair', title: 'Staff Engineer, Core', zone: LISBON, team: 'core' },
    pools: ['design-leads', 'data', 'coding', 'collaboration'],
    ...usual,
    daysOff: [[18, 18]],
  },
  {
    ...{
      key: 'omar',
      name: 'Omar Haddad',
      title: 'Senior Engineer, Payments',
      zone: BERLIN,
      team: 'payments',
    },
    pools: ['design', 'platform', 'coding'],
    ...usual,
  },
  {
    ...{ key: 'chen', name: 'Chen Wei', title: 'Senior Engineer, Core', zone: NEW_YORK, team: 'core' },
    pools: ['design-leads', 'design', 'data'],
    ...usual,
    bufferMinutes: 30,
  },
  {
    ...{ key: 'sofia', name: 'Sofia Almeida', title: 'Senior Engineer, Core', zone: LISBON, team: 'core' },
    pools: ['screeners', 'coding', 'data'],
    ...usual,
    weeklyHours: week('09:00', '17:30', '16:00'),
  },
  {
    ...{ key: 'tiago', name: 'Tiago Rocha', title: 'Engineer, Payments', zone: LISBON, team: 'payments' },
    pools: ['screeners', 'coding'],
    learns: { 'system-design': 'shadow', 'operations-and-debugging': 'shadow' },
    ...usual,
    capPerWeek: 4,
  },
  {
    ...{ key: 'ines', name: 'Inês Duarte', title: 'Engineering Lead, Core', zone: LISBON, team: 'core' },
    pools: ['screeners', 'collaboration', 'design'],
    apartFrom: ['emily'],
    ...usual,
    capPerDay: 1,
  },
  {
    ...{
      key: 'lena',
      name: 'Lena Fischer',
      title: 'Staff Engineer, Platform',
      zone: BERLIN,
      team: 'platform',
    },
    pools: ['platform', 'design-leads'],
    ...usual,
    daysOff: [[3, 4]],
  },
  {
    ...{
      key: 'jonas',
      name: 'Jonas Weber',
      title: 'Senior Engineer, Platform',
      zone: BERLIN,
      team: 'platform',
    },
    pools: ['platform', 'coding'],
    ...usual,
    readable: false,
  },
  {
    ...{
      key: 'aylin',
      name: 'Aylin Demir',
      title: 'Senior Engineer, Payments',
      zone: BERLIN,
      team: 'payments',
    },
    pools: ['data', 'coding', 'collaboration'],
    ...usual,
    weeklyHours: { ...week('08:30', '16:30'), wed: [{ from: '08:30', to: '12:30' }] },
  },
  {
    ...{
      key: 'marcus',
      name: 'Marcus Johnson',
      title: 'Principal Engineer',
      zone: NEW_YORK,
      team: 'platform',
    },
    pools: ['design-leads', 'platform', 'collaboration'],
    ...usual,
    capPerWeek: 2,
  },
  {
    ...{
      key: 'emily',
      name: 'Emily Carter',
      title: 'Senior Engineer, Payments',
      zone: NEW_YORK,
      team: 'payments',
    },
    pools: ['screeners', 'coding', 'data'],
    ...usual,
  },
  {
    ...{ key: 'diego', name: 'Diego Ramirez', title: 'Engineer, Core', zone: NEW_YORK, team: 'core' },
    pools: ['coding', 'collaboration'],
    learns: { 'system-design': 'reverse shadow' },
    ...usual,
    daysOff: [[7, 7]],
  },
  {
    ...{
      key: 'arjun',
      name: 'Arjun Mehta',
      title: 'Senior Engineer, Platform',
      zone: KOLKATA,
      team: 'platform',
    },
    pools: ['platform', 'data', 'design', 'design-leads'],
    ...late,
  },
  {
    ...{ key: 'kavya', name: 'Kavya Iyer', title: 'Engineer, Payments', zone: KOLKATA, team: 'payments' },
    pools: ['screeners', 'collaboration'],
    learns: { coding: 'shadow' },
    ...late,
    daysOff: [[14, 16]],
  },
];

/** Which pools may sit in which stage: the panels of `scorecards/back-end-engineer.yaml`. */
export const STAGE_POOLS: Readonly<Record<string, readonly string[]>> = {
  'phone-screen': ['screeners'],
  coding: ['coding', 'data'],
  'system-design': ['design-leads', 'design'],
  'databases-and-apis': ['data', 'coding'],
  'operations-and-debugging': ['platform', 'data'],
  collaboration: ['collaboration', 'screeners'],
};
