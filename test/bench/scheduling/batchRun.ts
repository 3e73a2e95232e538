import { proposeBatch } from '../../../src/scheduling/proposeBatch';
import type { SlotRequest } from '../../../src/scheduling/types';
import { interleave, print, show } from './measure';
import { dateAfter, makeInterviewers, makeSlotRequest, ZONES } from './workload';

const DAYS = 20;
/** Different candidates have different zones, days, hours, conflicts and lengths. */
const MINUTES = [45, 60, 30] as const;
const HOURS = [
  { from: '08:00', to: '15:00' },
  { from: '09:00', to: '17:00' },
] as const;

/** Who the candidates are, from all alike to none. */
const KINDS = {
  alike: (request: SlotRequest, n: number) => makeTwin(request, n),
  different: (request: SlotRequest, n: number) => makeOther(request, n),
  'half of each': (request: SlotRequest, n: number) => (n % 2 ? makeTwin : makeOther)(request, n),
};

/** Several candidates at once, of few and many people; in one of three rooms too where people are many. */
export function runBatches(): void {
  for (const people of [100, 40, 10]) {
    for (const candidates of [5, 10, 20]) {
      print(`\nbatch of ${candidates} candidates, ${people} people x ${DAYS} days`);
      for (const seats of [1, 2]) runKinds(people, candidates, seats);
    }
  }
}

function runKinds(people: number, candidates: number, seats: number): void {
  const { rooms = [], ...request } = makeSlotRequest(
    makeInterviewers({ people, days: DAYS }, 1),
    DAYS,
    seats,
  );
  // Whoever all of them required would have too few places under their caps.
  const panel = { ...request.session.panel, required: [] };
  const inRoom = { ...request, rooms, session: { ...request.session, panel } };
  const byLink = { ...inRoom, session: { ...inRoom.session, place: 'link' as const } };
  const places = people === 100 ? { link: byLink, room: inRoom } : { link: byLink };
  for (const [kind, make] of Object.entries(KINDS)) {
    for (const [place, ask] of Object.entries(places)) {
      const batch = { requests: Array.from({ length: candidates }, (_, n) => make(ask, n)) };
      const { time } = interleave({ time: () => proposeBatch(batch) }, 300);
      const { exact, proposals } = proposeBatch(batch);
      const placed = proposals.filter((proposal) => proposal !== null).length;
      print(`  ${kind}, ${seats} a panel, ${place}: ${show(time)}, ${placed} placed, exact: ${exact}`);
    }
  }
}

function makeTwin(request: SlotRequest, n: number): SlotRequest {
  return { ...request, candidate: { ...request.candidate, id: `candidate-${n}` } };
}

function makeOther(request: SlotRequest, n: number): SlotRequest {
  const hours = HOURS.filter((_, h) => h === n % HOURS.length);
  return {
    ...request,
    candidate: {
      id: `candidate-${n}`,
      zone: ZONES[n % ZONES.length] ?? 'UTC',
      windows: [{ from: dateAfter(n % 3), to: dateAfter(DAYS - 1), hours }],
      conflicts: [{ personId: `person-${(n * 7) % 30}`, kind: 'declared' }],
    },
    session: { ...request.session, minutes: MINUTES[n % MINUTES.length] ?? 45 },
  };
}
