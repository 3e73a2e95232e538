import fc from 'fast-check';
import { debriefMessage, debriefPost } from '../../../blocks/debrief/debriefMessage';
import { debriefModal } from '../../../blocks/debrief/debriefModal';
import { ratingsPicture } from '../../../blocks/debrief/ratingsPicture';
import { homeView } from '../../../blocks/home/homeView';
import { scorecardView } from '../../../blocks/scorecard/scorecardView';
import { statsModal } from '../../../blocks/stats/statsModal';
import type {
  Candidate,
  Debrief,
  Interview,
  Part,
  Person,
  Role,
  Scorecard,
  VoteOutcome,
} from '../../../src/entities';
import { packetCsv } from '../../../src/exports/packetCsv';
import { exportPacket } from '../../../src/flows/judgement/exportPacket';
import { openDebrief } from '../../../src/flows/judgement/loadDebrief';
import { listReadable, readScorecard } from '../../../src/flows/judgement/readScorecard';
import { loadFacts } from '../../../src/flows/loadFacts';
import { loadHome } from '../../../src/flows/loadHome';
import { reconcileCandidate } from '../../../src/flows/outside/reconcileCandidate';
import { tellInterview } from '../../../src/flows/outside/tellInterview';
import { loadHeadlines, loadStats } from '../../../src/flows/stats/loadStats';
import { debriefProps } from '../../../src/slack/debriefProps';
import { headlineProps, medianText } from '../../../src/slack/figureWords';
import { homeProps } from '../../../src/slack/homeProps';
import { lettersOf } from '../../../src/slack/messenger';
import { packetOf } from '../../../src/slack/packetProps';
import { scorecardViewProps } from '../../../src/slack/scorecardProps';
import { statsProps } from '../../../src/slack/statsProps';
import type { Telling } from '../../../src/telling';
import { type MemoryWorld, makeMemoryPorts } from '../../support/memoryPorts';
import { makeCandidate, makeDebrief, makeInterview, makePerson, makeScorecard, NOW } from '../models/makers';

const LATER = new Date(NOW.getTime() + 10 * 24 * 3_600_000);
const PEOPLE = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];
const CANDIDATES = ['c0', 'c1'];
const ROLES: Role[] = ['recruiter', 'interviewer', 'committee', 'admin'];
const STAGES = { 'system-design': 'data-modelling', coding: 'coding' } as const;

/** What a card says, so that it is found wherever it is shown. */
const secretOf = (card: Pick<Scorecard, 'interviewId' | 'personId'>) =>
  `secret-${card.interviewId}-${card.personId}`;

interface SeatDraw {
  personId: string;
  part: Part;
  declined: boolean;
  card: 'none' | 'draft' | 'in' | 'locked';
  level: 1 | 2 | 3 | 4;
}
interface InterviewDraw {
  candidateId: string;
  stageKey: keyof typeof STAGES;
  ended: boolean;
  booked: boolean;
  seats: SeatDraw[];
}

const arbitrarySeat = fc.record<SeatDraw>({
  personId: fc.constantFrom(...PEOPLE),
  part: fc.constantFrom<Part>('lead', 'second', 'shadow'),
  declined: fc.boolean(),
  card: fc.constantFrom('none', 'draft', 'in', 'in', 'locked'),
  level: fc.constantFrom(1, 2, 3, 4),
});
const arbitraryInterview = fc.record<InterviewDraw>({
  candidateId: fc.constantFrom(...CANDIDATES),
  stageKey: fc.constantFrom('system-design', 'coding'),
  ended: fc.boolean(),
  booked: fc.constantFrom(true, true, true, false),
  seats: fc.uniqueArray(arbitrarySeat, { selector: ({ personId }) => personId, maxLength: 4 }),
});
const arbitraryWorld = fc.record({
  roles: fc.tuple(...PEOPLE.map(() => fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 }))),
  active: fc.tuple(...PEOPLE.map(() => fc.constantFrom(true, true, true, false))),
  files: fc.tuple(
    ...CANDIDATES.map(() =>
      fc.record({
        insideId: fc.option(fc.constantFrom(...PEOPLE)),
        referrerId: fc.option(fc.constantFrom(...PEOPLE)),
        conflictIds: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 2 }),
        recruiterId: fc.constantFrom(...PEOPLE),
        outcome: fc.option(fc.constantFrom<VoteOutcome>('hire', 'more evidence'), { nil: undefined }),
      }),
    ),
  ),
  interviews: fc.array(arbitraryInterview, { maxLength: 5 }),
});
type Draw = typeof arbitraryWorld extends fc.Arbitrary<infer Value> ? Value : never;

function build({ roles, active, files, interviews }: Draw): Required<Omit<MemoryWorld, 'plans'>> {
  const people = PEOPLE.map((id, index) =>
    makePerson({
      id,
      name: `Nn${id} Surname`,
      slackUserId: `U${id}`,
      roles: roles[index] ?? [],
      active: active[index] ?? true,
    }),
  );
  const candidates = CANDIDATES.map((id, index) => {
    const {
      insideId,
      referrerId,
      outcome: _,
      ...file
    } = files[index] ?? { conflictIds: [], recruiterId: 'p0', outcome: undefined };
    return makeCandidate({
      ...file,
      id,
      name: `Candidate ${id}`,
      ...(insideId && { slackUserId: `U${insideId}` }),
      ...(referrerId && { referrerId }),
    });
  });
  const held = interviews.map((draw, index) => interviewOf(draw, `i${index}`));
  const cards = interviews.flatMap((draw, index) =>
    draw.seats.filter(({ card }) => card !== 'none').map((seat) => cardOf(draw, seat, `i${index}`)),
  );
  const decided = candidates.flatMap(({ id }, index) => {
    const outcome = files[index]?.outcome;
    return outcome ? [makeDecided(id, outcome, cards)] : [];
  });
  return { people, candidates, interviews: held, cards, debriefs: decided, rooms: [] };
}

function makeDecided(candidateId: string, outcome: VoteOutcome, cards: Scorecard[]): Debrief {
  const frozen = cards.filter((card) => card.candidateId === candidateId && card.status === 'submitted');
  return makeDebrief({
    candidateId,
    decision: {
      ...{ outcome, rationale: 'Why.', decidedById: 'p0', decidedAt: NOW, dissenterIds: [] },
      snapshot: { rubricVersion: 1, cards: frozen, votes: [] },
    },
  });
}

function interviewOf({ candidateId, stageKey, ended, booked, seats }: InterviewDraw, id: string): Interview {
  const endsAt = new Date(LATER.getTime() + (ended ? -1 : 1) * 48 * 3_600_000);
  return makeInterview({
    ...{ id, candidateId, stageKey, endsAt },
    startsAt: new Date(endsAt.getTime() - 3_600_000),
    status: booked ? 'booked' : 'cancelled',
    recruiterId: 'p0',
    panel: seats.map(({ personId, part, declined }) => ({
      ...{ personId, part, askedAt: NOW },
      answer: declined && ended ? ('declined' as const) : ('accepted' as const),
    })),
    history: [],
  });
}

function cardOf({ candidateId, stageKey }: InterviewDraw, seat: SeatDraw, interviewId: string): Scorecard {
  const secret = secretOf({ interviewId, personId: seat.personId });
  const isIn = seat.card !== 'draft';
  return makeScorecard({
    ...{ interviewId, candidateId, stageKey, personId: seat.personId, part: seat.part },
    id: `card-${interviewId}-${seat.personId}`,
    ratings: [{ competencyKey: STAGES[stageKey], level: seat.level, evidence: secret }],
    ...{ summary: secret, strongestSignal: secret, concern: secret, recommendation: 'yes' },
    noteToRecruiter: secret,
    ...(isIn && { status: 'submitted', submittedAt: NOW }),
    ...(seat.card === 'locked' && { lockedAt: NOW }),
  });
}

/** The rule of the house in other words than the code's: whose submitted cards a person may know. */
function mayKnow(world: MemoryWorld, viewer: Person, card: Scorecard): boolean {
  if (card.personId === viewer.id) return true;
  const candidate = world.candidates.find(({ id }) => id === card.candidateId) as Candidate;
  const isTheirs = candidate.slackUserId === viewer.slackUserId || candidate.referrerId === viewer.id;
  if (card.status === 'draft' || isTheirs || candidate.conflictIds.includes(viewer.id)) return false;
  return world.interviews
    .filter(({ candidateId, status }) => candidateId === candidate.id && status === 'booked')
    .filter(({ panel }) => panel.some((seat) => seat.personId === viewer.id && seat.answer !== 'declined'))
    .every(({ id }) =>
      world.cards.some(
        (own) => own.interviewId === id && own.personId === viewer.id && own.status === 'submitted',
      ),
    );
}

/** All that the product would show this person, as text. */
async function surfaces(world: Required<Omit<MemoryWorld, 'plans'>>, viewer: Person): Promise<string> {
  const { ports: memory, told } = makeMemoryPorts(world, LATER);
  const unread = async (ids: string[]) => new Map(ids.map((id) => [id, { known: false as const, why: '' }]));
  const ports = { ...memory, calendar: { ...memory.calendar, busy: unread } };
  const shown: unknown[] = [];
  for (const card of world.cards) {
    const read = await readScorecard(ports, viewer, card.id);
    const people = new Map(world.people.map((person) => [person.id, person]));
    const author = people.get(card.personId) ?? viewer;
    if (read.ok) shown.push(scorecardView(scorecardViewProps(read, author, viewer, people)));
  }
  for (const candidateId of CANDIDATES) {
    const readable = await listReadable(ports, viewer, { candidateId });
    if (readable.ok) shown.push(readable.cards);
    const opened = await openDebrief(ports, viewer, candidateId);
    if (opened.ok) {
      const props = debriefProps(opened.facts, viewer, LATER, 2);
      shown.push(debriefModal(props), debriefMessage(props), debriefPost(props));
      shown.push(ratingsPicture(props), debriefModal({ ...props, pictureFileId: 'F1' }));
    }
    const exported = await exportPacket(ports, viewer, candidateId, 'csv');
    if (exported.ok) {
      const props = debriefProps(exported.facts, viewer, LATER, 2);
      const outside = { by: viewer, company: 'F', exportedAt: LATER, picture: null, rubrics: ports.rubrics };
      shown.push(Buffer.from(packetCsv(packetOf(exported.facts, props, outside))).toString());
    }
    await reconcileCandidate(ports, candidateId);
  }
  for (const { id } of world.interviews) {
    const cards = world.cards.filter(({ interviewId }) => interviewId === id);
    await tellInterview(ports, await loadFacts(ports, id), cards);
  }
  const place = { candidatesPage: 0, peoplePage: 0, roomsPage: 0 };
  const headlines = await loadHeadlines(ports, viewer);
  const figures = headlines.ok ? headlineProps(headlines.headlines, medianText) : undefined;
  const home = homeProps(await loadHome(ports, viewer), ports.rubrics, LATER, 2, place, [], figures);
  shown.push(homeView(home));
  const stats = await loadStats(ports, viewer);
  if (stats.ok) shown.push(statsModal(statsProps(stats.stats, ports.rubrics.roles())));
  shown.push(...told.flatMap((telling) => lettersTo(viewer, telling)));
  return JSON.stringify(shown);
}

/** What the messenger would send to this person of all that is told. */
function lettersTo({ slackUserId }: Person, telling: Telling): unknown[] {
  return lettersOf(telling, LATER, { companyName: 'F', quorum: 2 }).filter(
    (letter) => 'toSlackUserId' in letter && letter.toSlackUserId === slackUserId,
  );
}

/** The evidence of a card, or its author beside a level or a recommendation. */
function isLeaked(text: string, card: Scorecard): boolean {
  return text.includes(secretOf(card)) || new RegExp(`Nn${card.personId} ([1-4]|yes)`).test(text);
}

test('no surface shows anybody a card that they may not know, whatever the world', async () => {
  let known = 0;
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, fc.constantFrom(...PEOPLE), async (draw, viewerId) => {
      const world = build(draw);
      const viewer = world.people.find(({ id }) => id === viewerId) as Person;
      const text = await surfaces(world, viewer);
      for (const card of world.cards) {
        const may = mayKnow(world, viewer, card);
        // A name beside a level may come from another card of the same person, which may be known.
        const others = world.cards.filter(({ personId }) => personId === card.personId);
        const isSilent = may ? false : others.every((other) => !mayKnow(world, viewer, other));
        if (may) known += text.includes(secretOf(card)) ? 1 : 0;
        else kept += 1;
        if (!may) expect(text).not.toContain(secretOf(card));
        if (isSilent) expect(isLeaked(text, card)).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
  // Worlds in which nothing may be seen, or nothing is hidden, prove nothing.
  expect(known).toBeGreaterThan(20);
  expect(kept).toBeGreaterThan(20);
});

/** The world in which every card that the viewer may not know says the opposite. */
function turned(
  world: Required<Omit<MemoryWorld, 'plans'>>,
  viewer: Person,
): Required<Omit<MemoryWorld, 'plans'>> {
  const turn = (card: Scorecard): Scorecard => ({
    ...card,
    recommendation: 'strong no',
    ratings: card.ratings.map(({ level, ...rating }) => ({
      ...rating,
      ...(level && { level: (5 - level) as 1 | 2 | 3 | 4 }),
    })),
  });
  return {
    ...world,
    cards: world.cards.map((card) => (mayKnow(world, viewer, card) ? card : turn(card))),
  };
}

test('nothing that anybody sees, no count and no figure either, depends on a card that they may not know', async () => {
  let different = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, fc.constantFrom(...PEOPLE), async (draw, viewerId) => {
      const world = build(draw);
      const viewer = world.people.find(({ id }) => id === viewerId) as Person;
      const other = turned(world, viewer);
      different += other.cards.filter((card, index) => card !== world.cards[index]).length;
      expect(await surfaces(other, viewer)).toBe(await surfaces(world, viewer));
    }),
    { numRuns: 60 },
  );
  expect(different).toBeGreaterThan(20);
});
