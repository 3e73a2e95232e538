import { settle } from '../../../src/flows/loopRequest';
import type { LoopRequest, Session } from '../../../src/scheduling/types';

const AT = new Date('2026-12-01T10:00:00Z');

const makeSession = (id: string): Session => ({
  id,
  stageId: id,
  minutes: 60,
  place: 'link',
  panel: {
    seats: [
      { id: 'lead-0', part: 'lead', count: 1, pools: ['coding'] },
      { id: 'second-1', part: 'second', count: 1, pools: ['data'] },
    ],
  },
});

const makeRequest = (): LoopRequest => ({
  now: AT,
  interviewers: [],
  candidate: { id: 'ada', zone: 'Europe/London', windows: [{ from: '2026-12-01', to: '2026-12-01' }] },
  sessions: [makeSession('coding'), makeSession('data')],
  order: 'free',
  breaks: { leastMinutes: 15 },
  mostDays: 1,
});

describe('a loop with sessions settled by hand', () => {
  test('pins the start of a settled session and leaves its people open, and the others alone', () => {
    const request = makeRequest();
    const [coding, data] = settle(request, [{ stageKey: 'coding', startsAt: AT }]).sessions;
    expect(coding).toEqual({ ...request.sessions[0], pinnedAt: AT });
    expect(data).toBe(request.sessions[1]);
  });

  test('names who sits where people were settled, seat by seat', () => {
    const seats = [
      { seatId: 'lead-0', part: 'lead' as const, personId: 'priya' },
      { seatId: 'second-1', part: 'second' as const, personId: 'omar' },
    ];
    const [coding] = settle(makeRequest(), [{ stageKey: 'coding', startsAt: AT, seats }]).sessions;
    expect(coding?.panel.seats.map(({ named }) => named)).toEqual([['priya'], ['omar']]);
  });

  test('never changes the request it was given', () => {
    const request = makeRequest();
    settle(request, [{ stageKey: 'coding', startsAt: AT, seats: [] }]);
    expect(request).toEqual(makeRequest());
  });
});
