import type { Candidate, Debrief, Interview, Person, Room, Scorecard } from '../../src/entities';
import { ClaimTakenError, NotFoundError, StaleError } from '../../src/errors';
import type { Plan } from '../../src/plan';
import { listPossible } from '../../src/planner/listPossible';
import type { AuditStore, Busy, ClaimStore, Database, Ports, Span, Stores } from '../../src/ports';
import { readRubrics } from '../../src/rubricShelf';
import { planLoops } from '../../src/scheduling/planLoops';
import { proposeBatch } from '../../src/scheduling/proposeBatch';
import { proposeReplacements } from '../../src/scheduling/proposeReplacements';
import { proposeSlots } from '../../src/scheduling/proposeSlots';
import type { Telling } from '../../src/telling';

/** What a world without a database holds. */
export interface MemoryWorld {
  people: Person[];
  candidates: Candidate[];
  interviews: Interview[];
  cards: Scorecard[];
  debriefs?: Debrief[];
  rooms?: Room[];
  plans?: Plan[];
}

/** What lies around such a world, where a rule needs it. */
export interface Around {
  /** Of calendars that can be read; all others cannot. */
  busy: Map<string, Span[]>;
  /** Everything that was claimed. */
  claimed: Parameters<ClaimStore['take']>[0][];
  /** People whose time somebody else was faster to claim. */
  taken?: readonly string[];
}

/** Ports over arrays: for the rules, which are the same over any store. What is told and audited can be read. */
export interface MemoryPorts {
  ports: Ports;
  told: Telling[];
  audit: Parameters<AuditStore['append']>[0][];
}

const RUBRICS = readRubrics();

function get<Item extends { id: string }>(items: Item[], what: string, id: string): Item {
  const found = items.find((item) => item.id === id);
  if (!found) throw new NotFoundError(what, id);
  return found;
}

function replace<Item extends { id: string; revision: number }>(items: Item[], what: string, item: Item) {
  const at = items.findIndex(({ id, revision }) => id === item.id && revision === item.revision - 1);
  if (at < 0) throw new StaleError(what, item.id);
  items[at] = item;
}

function put<Item extends { id: string }>(items: Item[], item: Item) {
  const at = items.findIndex(({ id }) => id === item.id);
  if (at < 0) items.push(item);
  else items[at] = item;
}

function peopleOf({ people }: MemoryWorld): Stores['people'] {
  return {
    getPerson: async (id) => get(people, 'Person', id),
    findPersonBySlack: async (slackUserId) => people.find((one) => one.slackUserId === slackUserId) ?? null,
    findPersonByEmail: async (email) => people.find((one) => one.email === email) ?? null,
    listPeople: async ({ ids, role } = {}) =>
      people.filter((one) => (!ids || ids.includes(one.id)) && (!role || one.roles.includes(role))),
    savePerson: async (person) => put(people, person),
  };
}

function roomsOf({ rooms = [] }: MemoryWorld): Stores['rooms'] {
  return {
    getRoom: async (id) => get(rooms, 'Room', id),
    findRoomByCalendar: async (calendarId) => rooms.find((one) => one.calendarId === calendarId) ?? null,
    listRooms: async ({ ids, active } = {}) =>
      rooms.filter(
        (one) => (!ids || ids.includes(one.id)) && (active === undefined || one.active === active),
      ),
    saveRoom: async (room) => put(rooms, room),
  };
}

function candidatesOf({ candidates }: MemoryWorld): Stores['candidates'] {
  return {
    getCandidate: async (id) => get(candidates, 'Candidate', id),
    findCandidateByEmail: async (email) => candidates.find((one) => one.email === email) ?? null,
    searchCandidates: async (text, limit) =>
      candidates.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).slice(0, limit),
    listCandidates: async ({ ids, recruiterId } = {}) =>
      candidates.filter(
        (one) => (!ids || ids.includes(one.id)) && (!recruiterId || one.recruiterId === recruiterId),
      ),
    saveCandidate: async (candidate) => put(candidates, candidate),
    removeCandidate: none('An erasure'),
  };
}

function interviewsOf({ interviews }: MemoryWorld): Stores['interviews'] {
  return {
    getInterview: async (id) => get(interviews, 'Interview', id),
    findInterview: async (id) => interviews.find((one) => one.id === id) ?? null,
    listInterviews: async ({
      candidateId,
      candidateIds,
      personIds,
      roomIds,
      overlaps,
      status,
      endedBefore,
    }) =>
      interviews
        .filter(
          (one) =>
            (!candidateId || one.candidateId === candidateId) &&
            (!candidateIds || candidateIds.includes(one.candidateId)) &&
            (!personIds || one.panel.some((seat) => personIds.includes(seat.personId))) &&
            (!roomIds || roomIds.includes(one.room?.roomId ?? '')) &&
            (!overlaps || (one.startsAt < overlaps.endsAt && one.endsAt > overlaps.startsAt)) &&
            (!status || one.status === status) &&
            (!endedBefore || one.endsAt < endedBefore),
        )
        .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
    insertInterview: async (interview) => void interviews.push(interview),
    updateInterview: async (interview) => replace(interviews, 'Interview', interview),
    noteCalendar: async () => undefined,
    removeInterviews: none('An erasure'),
  };
}

function scorecardsOf({ cards }: MemoryWorld): Stores['scorecards'] {
  return {
    getScorecard: async (id) => get(cards, 'Scorecard', id),
    findScorecard: async (interviewId, personId) =>
      cards.find((one) => one.interviewId === interviewId && one.personId === personId) ?? null,
    listScorecards: async ({ interviewIds, candidateId, personId }) =>
      cards.filter(
        (one) =>
          (!interviewIds || interviewIds.includes(one.interviewId)) &&
          (!candidateId || one.candidateId === candidateId) &&
          (!personId || one.personId === personId),
      ),
    insertScorecard: async (card) => void cards.push(card),
    updateScorecard: async (card) => replace(cards, 'Scorecard', card),
    removeScorecards: none('An erasure'),
  };
}

function debriefsOf({ debriefs = [] }: MemoryWorld): Stores['debriefs'] {
  return {
    findDebrief: async (id) => debriefs.find(({ candidateId }) => candidateId === id) ?? null,
    listDebriefs: async (ids) => debriefs.filter(({ candidateId }) => ids.includes(candidateId)),
    saveDebrief: async (debrief) => {
      const at = debriefs.findIndex(({ candidateId }) => candidateId === debrief.candidateId);
      if (at < 0) debriefs.push(debrief);
      else debriefs[at] = debrief;
    },
    removeDebrief: none('An erasure'),
  };
}

function plansOf({ plans = [] }: MemoryWorld): Stores['plans'] {
  return {
    getPlan: async (id) => get(plans, 'Plan', id),
    findPlan: async (id) => plans.find((plan) => plan.id === id) ?? null,
    savePlan: async (plan) => put(plans, plan),
    ...{ keepChoice: none('A drawing'), keepDrawn: none('A drawing') },
    ...{ listPlans: none('An erasure'), removePlans: none('An erasure') },
  };
}

/** What was booked before a fault is booked no more. */
async function undoing<Done>({ interviews }: MemoryWorld, work: () => Promise<Done>): Promise<Done> {
  const before = new Set(interviews.map(({ id }) => id));
  try {
    return await work();
  } catch (error) {
    interviews.splice(0, interviews.length, ...interviews.filter(({ id }) => before.has(id)));
    throw error;
  }
}

function analyticsOf({ interviews, cards }: MemoryWorld): Stores['analytics'] {
  return {
    listInterviewsSince: async (since) => interviews.filter(({ startsAt }) => startsAt >= since),
    listCardsSince: async (since) =>
      cards.flatMap(({ submittedAt, recommendation, ...card }) =>
        submittedAt && recommendation && submittedAt >= since
          ? [{ ...card, submittedAt, recommendation }]
          : [],
      ),
  };
}

function claimsOf(around: Around | undefined): ClaimStore {
  if (!around) return { take: none('A claim'), release: none('A claim') };
  const take: ClaimStore['take'] = async (claim) => {
    if (around.taken?.includes(claim.personId)) throw new ClaimTakenError(claim.personId, 'time');
    around.claimed.push(claim);
  };
  return { take, release: async () => undefined };
}

function busyOf(around: Around | undefined): Ports['calendar']['busy'] {
  if (!around) return none('Google');
  const read = (id: string): Busy => {
    const spans = around.busy.get(id);
    return spans ? { known: true, busy: spans } : { known: false, why: 'notFound' };
  };
  return async (ids) => new Map(ids.map((id) => [id, read(id)]));
}

const none = (what: string) => async () => {
  throw new Error(`${what} is not part of this world`);
};

/** The account of everybody who is in the world. */
const accountsIn =
  ({ people }: MemoryWorld): Ports['directory']['findAccount'] =>
  async (slackUserId) => {
    const person = people.find((one) => one.slackUserId === slackUserId);
    return person ? { ...person, owner: false } : null;
  };

/** The ports of a world at an instant. */
export function makeMemoryPorts(world: MemoryWorld, now: Date, quorum = 2, around?: Around): MemoryPorts {
  const told: Telling[] = [];
  const audit: MemoryPorts['audit'] = [];
  const stores: Stores = {
    people: peopleOf(world),
    candidates: candidatesOf(world),
    rooms: roomsOf({ ...world, rooms: world.rooms ?? [] }),
    interviews: interviewsOf(world),
    scorecards: scorecardsOf(world),
    debriefs: debriefsOf({ ...world, debriefs: world.debriefs ?? [] }),
    claims: claimsOf(around),
    plans: plansOf(world),
    wants: {
      want: async () => undefined,
      lease: async () => null,
      settle: async () => undefined,
      postpone: async () => undefined,
      isDue: async () => false,
      hold: none('An erasure'),
      removeWant: none('An erasure'),
    },
    audit: { append: async (entry) => void audit.push(entry), listAbout: async () => audit },
    messages: {
      find: async () => null,
      listAbout: async () => [],
      save: async () => undefined,
      removeMessages: none('An erasure'),
    },
    analytics: analyticsOf(world),
    pictures: {
      findFile: async () => null,
      listFiles: async () => [],
      saveFile: async () => undefined,
      removeFiles: none('An erasure'),
    },
  };
  const db: Database = { ...stores, transact: (work) => undoing(world, () => work(stores)) };
  const ports: Ports = {
    db,
    calendar: { busy: busyOf(around), show: none('Google'), remove: none('Google'), changes: none('Google') },
    reminders: { plan: async () => undefined, drop: none('An erasure') },
    messenger: {
      tell: async (telling) => void told.push(telling),
      takeBack: none('Slack'),
      deleteFile: none('Slack'),
    },
    directory: {
      findAccount: around ? accountsIn(world) : async () => null,
      listMembers: async () => ({ ok: false, why: 'not in it' }),
    },
    planner: {
      slots: async (request) => proposeSlots(request),
      loops: async (request, k) => planLoops(request, k),
      possible: async (request, sessions) => listPossible(request, sessions),
      batch: async (request) => proposeBatch(request),
      replacements: async (requests) => requests.map(proposeReplacements),
    },
    health: { check: async () => [] },
    rubrics: RUBRICS,
    errands: { soon: () => undefined },
    clock: { now: () => now },
    settings: { companyName: 'Fernhill', quorum },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
  return { ports, told, audit };
}
