import type { Candidate } from '../../src/entities';
import { instantAt } from './civilDays';
import { candidateId, emailOf, personId, slackUserId, TEAM_ID } from './ids';

const shared = { teamId: TEAM_ID, roleKey: 'back-end-engineer' };
const resumeOf = (key: string) => `https://files.fernhill.example/resumes/${key}.pdf`;

/**
 * Five candidates: Grace has a finished loop, Alan is half-way, Katherine has had her first call and was referred,
 * Ada is fresh, and Ravi is an employee.
 */
export function makeCandidates(anchorAt: Date): Candidate[] {
  const appliedAt = (day: number) => instantAt(anchorAt, day, '10:00', 'UTC');
  return [
    {
      ...{ ...shared, id: candidateId('ada'), name: 'Ada Lovelace', email: 'ada.lovelace@example.com' },
      ...{ zone: 'America/New_York', resumeUrl: resumeOf('ada-lovelace'), seniority: 'senior' },
      ...{ recruiterId: personId('nora'), conflictIds: [], createdAt: appliedAt(-4) },
    },
    {
      ...{ ...shared, id: candidateId('grace'), name: 'Grace Hopper', email: 'grace.hopper@example.com' },
      ...{ zone: 'America/Sao_Paulo', resumeUrl: resumeOf('grace-hopper'), seniority: 'senior' },
      ...{ recruiterId: personId('nora'), conflictIds: [], createdAt: appliedAt(-20) },
    },
    {
      ...{ ...shared, id: candidateId('alan'), name: 'Alan Turing', email: 'alan.turing@example.com' },
      ...{ zone: 'Europe/London', resumeUrl: resumeOf('alan-turing'), seniority: 'mid' },
      ...{ recruiterId: personId('ben'), conflictIds: [personId('ines')], createdAt: appliedAt(-17) },
    },
    {
      ...{ ...shared, id: candidateId('katherine'), name: 'Katherine Johnson' },
      ...{ email: 'katherine.johnson@example.com', zone: 'America/Chicago', seniority: 'staff' },
      ...{ resumeUrl: resumeOf('katherine-johnson'), recruiterId: personId('ben') },
      ...{ referrerId: personId('emily'), conflictIds: [], createdAt: appliedAt(-11) },
    },
    {
      ...{ ...shared, id: candidateId('ravi'), name: 'Ravi Menon', email: emailOf('Ravi Menon') },
      ...{ zone: 'Asia/Kolkata', seniority: 'mid', recruiterId: personId('nora') },
      ...{ slackUserId: slackUserId('ravi'), conflictIds: [], createdAt: appliedAt(-3) },
    },
  ];
}
