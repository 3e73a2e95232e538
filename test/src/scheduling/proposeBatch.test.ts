import { proposeBatch } from '../../../src/scheduling/proposeBatch';
import type { Room, SlotRequest } from '../../../src/scheduling/types';
import {
  at,
  between,
  makeCandidate,
  makeInterviewer,
  makeSeat,
  makeSession,
  makeSlotRequest,
} from './makers';

const DAY = '2026-12-01';

function onDay(from: string, to: string, id: string) {
  return makeCandidate({ id, windows: [{ from: DAY, to: DAY, hours: [{ from, to }] }] });
}

/** When each candidate is placed, as `HH:MM` in UTC. */
function listStarts(requests: readonly SlotRequest[]): (string | null)[] {
  const { proposals, exact } = proposeBatch({ requests });
  expect(exact).toBe(true);
  return proposals.map((proposal) => proposal?.startsAt.toISOString().slice(11, 16) ?? null);
}

test('three hours that overlap in turn need three rooms, where the first and the last have only one each to share with the second', () => {
  const rooms: Room[] = [
    { id: 'pond', busy: [between(`${DAY}T12:00Z`, `${DAY}T13:00Z`)] },
    { id: 'lake', busy: [between(`${DAY}T14:00Z`, `${DAY}T15:00Z`)] },
  ];
  const interviewers = ['ana', 'ben', 'chi'].map((id) => makeInterviewer({ id }));
  const session = makeSession({ place: 'room' });
  const ask = (from: string, to: string, id: string) =>
    makeSlotRequest({ interviewers, rooms, session, candidate: onDay(from, to, id) });
  const three = [ask('12:30', '13:30', 'ada'), ask('13:00', '14:00', 'bob'), ask('13:30', '14:30', 'cid')];
  expect(listStarts(three).filter((start) => start !== null)).toHaveLength(2);
  const free = three.map((request) => ({ ...request, rooms: [...rooms, { id: 'sea', busy: [] }] }));
  expect(listStarts(free)).toEqual(['12:30', '13:00', '13:30']);
});

test('of three pairs that each share somebody, at one time only one can sit', () => {
  const interviewers = ['ana', 'ben', 'chi'].map((id) => makeInterviewer({ id }));
  const session = makeSession({ panel: { seats: [makeSeat({ count: 2 })] } });
  const requests = ['ada', 'bob', 'cid'].map((id) =>
    makeSlotRequest({ interviewers, session, candidate: onDay('13:00', '14:00', id) }),
  );
  expect(listStarts(requests)).toEqual(['13:00', null, null]);
});

test('candidates who ask for the same get their times in the order in which they are asked for', () => {
  const interviewers = [makeInterviewer()];
  const requests = ['ada', 'bob', 'cid'].map((id) =>
    makeSlotRequest({ interviewers, candidate: onDay('12:00', '15:00', id) }),
  );
  expect(listStarts(requests)).toEqual(['12:00', '13:00', '14:00']);
});

test('two candidates who interview too do not sit before themselves', () => {
  const interviewers = ['ana', 'ben'].map((id) => makeInterviewer({ id }));
  const requests = ['ana', 'ben'].map((id) =>
    makeSlotRequest({ interviewers, candidate: onDay('13:00', '14:00', id) }),
  );
  const { proposals } = proposeBatch({ requests });
  expect(proposals.map((proposal) => proposal?.seats[0]?.personId)).toEqual(['ben', 'ana']);
});

test('an interview that one request moves still counts for the others, until it has moved', () => {
  const booked = { id: 'old', ...between(`${DAY}T09:00Z`, `${DAY}T10:00Z`) };
  const interviewers = [makeInterviewer({ capPerDay: 2, booked: [booked] })];
  const continuity = [
    {
      interviewId: 'old',
      ...between(`${DAY}T09:00Z`, `${DAY}T10:00Z`),
      sessionId: 'design',
      personIds: ['priya'],
    },
  ];
  const others = ['bob', 'cid'].map((id) =>
    makeSlotRequest({ interviewers, candidate: onDay('12:00', '15:00', id) }),
  );
  const moved = makeSlotRequest({ interviewers, continuity, candidate: onDay('16:00', '17:00', 'ada') });
  expect(listStarts(others).filter((start) => start !== null)).toHaveLength(1);
  expect(listStarts([moved])).toEqual(['16:00']);
  expect(listStarts([moved, ...others]).filter((start) => start !== null)).toHaveLength(1);
});

test('nobody is asked for nothing', () => {
  expect(proposeBatch({ requests: [] })).toEqual({ proposals: [], totalCost: 0, exact: true });
});

test('ten candidates who ask for the same of sixty people with one place a week are placed at the least cost', () => {
  const interviewers = Array.from({ length: 60 }, (_, p) =>
    makeInterviewer({ id: `person-${p}`, capPerWeek: 1, busy: [between(`${DAY}T09:00Z`, `${DAY}T16:00Z`)] }),
  );
  const session = makeSession({ panel: { seats: [makeSeat({ count: 2 })] } });
  const windows = [{ from: DAY, to: '2026-12-11' }];
  const requests = Array.from({ length: 10 }, (_, n) =>
    makeSlotRequest({
      interviewers,
      session,
      now: at('2026-11-30T08:00Z'),
      candidate: makeCandidate({ id: `c-${n}`, windows }),
    }),
  );
  const { proposals, totalCost, exact } = proposeBatch({ requests });
  const days = proposals.map((proposal) => proposal?.cost.soonest);
  expect([exact, totalCost, new Set(days)]).toEqual([true, 80, new Set([8])]);
});
