import fc from 'fast-check';
import type { Panel, SlotRequest } from '../../../src/scheduling/types';
import { rarely, slotRequest } from './arbitraries';

const MINUTE = 60_000;

/** The last second that was read, a start off the grid, a long session, rooms that could not be read, a move, a trainee. */
const unusual = fc.record({
  known: rarely(fc.integer({ min: -12 * 3600, max: 36 * 3600 })),
  pinned: rarely(fc.integer({ min: 0, max: 300 })),
  late: fc.constantFrom(0, 0, 0, 1),
  minutes: rarely(fc.constantFrom(165, 200, 330)),
  closed: rarely(fc.constantFrom(30, 300)),
  moves: fc.boolean(),
  trainee: fc.constantFrom(undefined, undefined, 'shadow' as const, 'reverse shadow' as const),
});

/** A single interview as anybody might ask for it. */
export const anySlotRequest: fc.Arbitrary<SlotRequest> = fc
  .tuple(slotRequest, unusual)
  .map(([request, { known, pinned, late, minutes, closed, moves, trainee }]): SlotRequest => {
    const { session, rooms = [] } = request;
    const midnight = Date.parse(`${request.candidate.windows[0]?.from}T00:00:00Z`);
    const pinnedAt = new Date(midnight + (pinned ?? 0) * 5 * MINUTE + late * 1000);
    const unknown = [{ startsAt: new Date(midnight), endsAt: new Date(midnight + (closed ?? 0) * MINUTE) }];
    return {
      ...request,
      ...(known === undefined ? {} : { knownUntil: new Date(midnight + known * 1000) }),
      ...(closed === undefined ? {} : { rooms: rooms.map((room) => ({ ...room, unknown })) }),
      ...(moves ? moveFirst(request) : {}),
      session: {
        ...session,
        ...(trainee === undefined ? {} : { panel: withTrainee(session.panel, trainee) }),
        ...(minutes === undefined ? {} : { minutes }),
        ...(pinned === undefined ? {} : { pinnedAt }),
      },
    };
  });

function withTrainee({ seats, ...rules }: Panel, part: 'shadow' | 'reverse shadow'): Panel {
  return { ...rules, seats: [...seats, { id: part, part, count: 1, pools: [] }] };
}

/** Their calendar shows the interview that is being moved as busy. */
function moveFirst({ interviewers, session }: SlotRequest): Partial<SlotRequest> {
  const [person, ...others] = interviewers;
  const moved = person?.booked[0];
  if (!person || !moved) return {};
  const { id, startsAt, endsAt } = moved;
  return {
    interviewers: [{ ...person, busy: [...person.busy, { startsAt, endsAt }] }, ...others],
    continuity: [{ interviewId: id, startsAt, endsAt, sessionId: session.id, personIds: [person.id] }],
  };
}
