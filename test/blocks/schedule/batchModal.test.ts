import { batchModal } from '../../../blocks/schedule/batchModal';
import type { BatchModalProps } from '../../../blocks/schedule/props';
import {
  CONSEQUENCES,
  ENDS_AT,
  hoursAfter,
  makeCandidate,
  makeSeats,
  NO_TRAINEES,
  STARTS_AT,
  ZONE,
} from '../makers';
import { pressables, wordsOf } from '../viewPerson';

const ada = makeCandidate();
const alan = makeCandidate({ id: 'c-alan', name: 'Alan Turing', zone: 'Europe/London' });
const row = { candidate: ada, startsAt: STARTS_AT, endsAt: ENDS_AT, seats: makeSeats(), reasons: [] };
const later = { candidate: alan, startsAt: hoursAfter(STARTS_AT, 3), endsAt: hoursAfter(ENDS_AT, 3) };

const draw = (overrides: Partial<BatchModalProps> = {}) =>
  batchModal({
    ...{ requestId: 'r-1', planId: 'set-1', stageName: 'Coding', minutes: 60, zone: ZONE },
    ...{ rooms: [], place: 'link', trainees: NO_TRAINEES },
    ...{ rows: [row, { ...row, ...later }], unplaced: [], exact: true },
    ...{ preset: 'next_week', rangeText: 'from Mon 30 Nov to Fri 4 Dec', consequences: CONSEQUENCES },
    ...overrides,
  });

test('each candidate has a row with their own time, and one submit books all', () => {
  const view = draw();
  const words = wordsOf(view.blocks);
  expect(words).toContain('can all be booked together');
  expect(words).toContain('Ada: 08:00 in New York');
  expect(words).toContain('Alan: 16:00 in London');
  expect(words).toContain('2 candidates get an invitation by mail now.');
  expect(words).toContain('2 interviewers are asked to accept');
  expect(view.submit?.text).toBe('Book both');
  expect(draw({ rows: [row, row, row] }).submit?.text).toBe('Book all 3');
});

test('whoever finds no time beside the others is named, and can be given times alone', () => {
  const view = draw({ rows: [row], unplaced: [alan] });
  expect(wordsOf(view.blocks)).toContain('*Alan Turing* finds no time beside the others.');
  expect(pressables(view.blocks)).toContainEqual({
    ...{ action_id: 'batch.alone/c-alan', value: 'c-alan', text: 'Find times alone' },
  });
  expect(view.submit?.text).toBe('Book');
});

test('with no time for anybody there is nothing to book, and other days are one choice away', () => {
  const view = draw({ rows: [], unplaced: [ada, alan] });
  expect(view.submit).toBeUndefined();
  expect(wordsOf(view.blocks)).toContain('No time from Mon 30 Nov to Fri 4 Dec.');
  expect(JSON.stringify(view.blocks[0])).toContain('batch.dates.choose');
});

test('says so where a better set may exist', () => {
  expect(wordsOf(draw({ exact: false }).blocks)).toContain('Not every combination could be compared');
  expect(wordsOf(draw().blocks)).not.toContain('Not every combination');
});
