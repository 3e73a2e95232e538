import type { LoopModalProps } from '../../blocks/schedule/props';
import {
  CONSEQUENCES,
  ENDS_AT,
  hoursAfter,
  makeCandidate,
  makeSeats,
  NO_TRAINEES,
  STARTS_AT,
  ZONE,
} from './makers';

/** On the candidate's clock. */
export const LUNCH = { from: '12:00', to: '13:30', minutes: 30 };

export function makeLoopProps(overrides: Partial<LoopModalProps> = {}): LoopModalProps {
  return {
    requestId: 'r-1',
    planId: 'plan-1',
    candidate: makeCandidate(),
    zone: ZONE,
    sessions: [
      { id: 's-1', stageName: 'Coding', startsAt: STARTS_AT, endsAt: ENDS_AT, seats: makeSeats() },
      {
        id: 's-2',
        stageName: 'System design',
        startsAt: hoursAfter(ENDS_AT, 0.5),
        endsAt: hoursAfter(ENDS_AT, 1.5),
        seats: makeSeats(),
      },
    ],
    reasons: ['All on one day, 30 min of breaks, ends 10:30 for Ada.'],
    coverage: { twice: ['Coding'], once: ['Scale'], never: ['Debugging'], earlier: 0 },
    plan: { at: 1, words: ['Best match: soonest.'] },
    plans: [
      { id: 'plan-1', startsAt: STARTS_AT, endsAt: hoursAfter(ENDS_AT, 1.5), others: [] },
      {
        id: 'plan-2',
        startsAt: hoursAfter(STARTS_AT, 24),
        endsAt: hoursAfter(ENDS_AT, 25.5),
        others: ['Chen'],
      },
    ],
    lunch: LUNCH,
    more: true,
    relaxations: [],
    exact: true,
    terms: { without: [], agreed: '' },
    trainees: NO_TRAINEES,
    consequences: CONSEQUENCES,
    ...overrides,
  };
}
