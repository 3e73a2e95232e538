import type {
  OfficeAnswer,
  OfficeCreation,
  OfficeDeletion,
  OfficeMails,
  OfficeMove,
  OfficeResponse,
  OfficeWeek,
} from '../../google/officeTypes';
import { queryOf, requestJson } from './http';

const ROOT = '/google-office';

/** The company's calendars and mails, as the sandbox's Google has them. */
export const googleApi = {
  /** `from` is a day such as `2026-11-30`. */
  week: (from: string, days: number) => requestJson<OfficeWeek>(`${ROOT}/week?${queryOf({ from, days })}`),
  mails: () => requestJson<OfficeMails>(`${ROOT}/mails`),
  move: (request: OfficeMove) => requestJson<OfficeAnswer>(`${ROOT}/move`, request),
  respond: (request: OfficeResponse) => requestJson<OfficeAnswer>(`${ROOT}/respond`, request),
  remove: (request: OfficeDeletion) => requestJson<OfficeAnswer>(`${ROOT}/delete`, request),
  create: (request: OfficeCreation) => requestJson<OfficeAnswer>(`${ROOT}/create`, request),
  changesPath: `${ROOT}/changes`,
};
