export const TEAM_ID = 'T0FERNHILL';
export const BOT_USER_ID = 'U0INTERLOOP';
const DOMAIN = 'fernhill.example';

/** The mailbox that organises the interviews' events. */
export const INTERVIEWS_MAILBOX = `interviews@${DOMAIN}`;

export const personId = (key: string): string => `person-${key}`;
export const slackUserId = (key: string): string => `U0${key.toUpperCase()}`;
export const candidateId = (key: string): string => `candidate-${key}`;
export const interviewId = (candidate: string, stageKey: string): string =>
  `interview-${candidate}-${stageKey}`;
export const scorecardId = (candidate: string, stageKey: string, person: string): string =>
  `scorecard-${candidate}-${stageKey}-${person}`;

/** `priya.nair@fernhill.example`: the name without accents. */
export const emailOf = (name: string): string =>
  `${name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, '.')}@${DOMAIN}`;
