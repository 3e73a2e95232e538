import type { Role } from '../../src/entities';

/** Somebody of Fernhill who does not interview. */
export interface StaffMember {
  key: string;
  name: string;
  title: string;
  /** IANA zone. */
  zone: string;
  roles: Role[];
  /** False for somebody who left: the Slack account is deactivated. */
  active?: boolean;
}

/** Recruiters, committee, admin, an employee who applies elsewhere in the house, and one who left. */
export const STAFF: readonly StaffMember[] = [
  {
    key: 'nora',
    name: 'Nora Lindqvist',
    title: 'Senior Recruiter',
    zone: 'Europe/Berlin',
    roles: ['recruiter'],
  },
  { key: 'ben', name: 'Ben Okafor', title: 'Recruiter', zone: 'America/New_York', roles: ['recruiter'] },
  {
    key: 'helena',
    name: 'Helena Costa',
    title: 'VP Engineering',
    zone: 'Europe/Lisbon',
    roles: ['committee'],
  },
  {
    ...{ key: 'samuel', name: 'Samuel Brandt', title: 'Director of Engineering', zone: 'Europe/Berlin' },
    roles: ['committee'],
  },
  {
    ...{ key: 'ruth', name: 'Ruth Goldberg', title: 'Director of Platform', zone: 'America/New_York' },
    roles: ['committee'],
  },
  { key: 'yuki', name: 'Yuki Tanaka', title: 'IT and Security', zone: 'Europe/Lisbon', roles: ['admin'] },
  { key: 'ravi', name: 'Ravi Menon', title: 'Support Engineer', zone: 'Asia/Kolkata', roles: [] },
  {
    ...{ key: 'peter', name: 'Peter Novák', title: 'Former Engineer', zone: 'Europe/Berlin' },
    roles: ['interviewer'],
    active: false,
  },
];
