import type { Interview, Scorecard } from '../../../../src/entities';
import { loadDebrief } from '../../../../src/flows/judgement/loadDebrief';
import { loadHome } from '../../../../src/flows/loadHome';
import { findNudge, nudge } from '../../../../src/flows/outside/nudge';
import { reconcileInterview } from '../../../../src/flows/outside/reconcileInterview';
import { debriefProps } from '../../../../src/slack/debriefProps';
import { homeProps } from '../../../../src/slack/homeProps';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson, makeScorecard } from '../../models/makers';

const nora = makePerson({ id: 'nora', name: 'Nora Lindqvist', roles: ['recruiter'] });
const helena = makePerson({ id: 'helena', name: 'Helena Costa', roles: ['committee'] });
const omar = makePerson({ id: 'omar', name: 'Omar Haddad' });
const ENDED = makeInterview().endsAt;
const minutesAfter = (minutes: number) => new Date(ENDED.getTime() + minutes * 60_000);
const ASK = { interviewId: 'i1', personId: 'omar' };

/** Omar's interview, over, with his card as given. */
function makeWorld(card: Partial<Scorecard> | null = null, interview: Partial<Interview> = {}) {
  const held = makeInterview({
    ...{ id: 'i1', candidateId: 'ada', recruiterId: 'nora', history: [] },
    panel: [{ personId: 'omar', part: 'lead', answer: 'accepted', askedAt: ENDED }],
    ...interview,
  });
  const cards = card
    ? [makeScorecard({ interviewId: 'i1', candidateId: 'ada', personId: 'omar', ...card })]
    : [];
  return {
    people: [nora, helena, omar],
    candidates: [makeCandidate({ id: 'ada', recruiterId: 'nora' })],
    interviews: [held],
    cards,
  };
}

const nudgesIn = ({ interviews }: { interviews: Interview[] }) =>
  interviews[0]?.history.filter(({ what }) => what === 'nudged') ?? [];

test('a nudge keeps who asked whom, and when, and is on record', async () => {
  const world = makeWorld();
  const { ports, audit } = makeMemoryPorts(world, minutesAfter(30));
  expect(await nudge(ports, nora, ASK)).toEqual({ ok: true, isIn: false });
  expect(nudgesIn(world)).toEqual([{ at: minutesAfter(30), what: 'nudged', byId: 'nora', aboutId: 'omar' }]);
  expect(audit).toMatchObject([{ verb: 'scorecard.nudge', byId: 'nora', aboutId: 'i1' }]);
});

test('whoever opens the debrief sees it, and the one who did so is "you"', async () => {
  const world = makeWorld();
  await nudge(makeMemoryPorts(world, minutesAfter(30)).ports, nora, ASK);
  const facts = await loadDebrief(makeMemoryPorts(world, minutesAfter(50)).ports, 'ada');
  const nudged = (reader: typeof nora) => debriefProps(facts, reader, minutesAfter(50), 2).missing[0]?.nudged;
  expect(nudged(helena)).toMatchObject({ byName: 'Nora Lindqvist', at: minutesAfter(30) });
  expect(nudged(nora)).toMatchObject({ byName: 'you' });
});

test("the recruiter's Home says so, and offers no second nudge before its time", async () => {
  const world = makeWorld();
  await nudge(makeMemoryPorts(world, minutesAfter(30)).ports, nora, ASK);
  const rowAt = async (minutes: number) => {
    const { ports } = makeMemoryPorts(world, minutesAfter(minutes));
    const place = { candidatesPage: 0, peoplePage: 0, roomsPage: 0 };
    const facts = await loadHome(ports, nora);
    return homeProps(facts, ports.rubrics, minutesAfter(minutes), 2, place, []).recruiter?.candidates[0];
  };
  expect(await rowAt(50)).toMatchObject({
    waitsFor: "Omar Haddad's card, nudged by Nora Lindqvist 20 min ago",
    next: { kind: 'open debrief' },
  });
  expect(await rowAt(271)).toMatchObject({ waitsFor: "Omar Haddad's card", next: { kind: 'nudge' } });
});

test.each([
  ['another', helena, 'nora'],
  ['the same person', nora, null],
])('nobody is nudged twice within four hours, by %s', async (_who, second, byId) => {
  const world = makeWorld();
  await nudge(makeMemoryPorts(world, minutesAfter(0)).ports, nora, ASK);
  const early = await nudge(makeMemoryPorts(world, minutesAfter(239)).ports, second, ASK);
  expect(early).toEqual({
    ok: false,
    reason: {
      ...{ code: 'nudged already', personId: 'omar', byId },
      ...{ at: minutesAfter(0), againAt: minutesAfter(240) },
    },
  });
  expect(nudgesIn(world)).toHaveLength(1);
  const later = await nudge(makeMemoryPorts(world, minutesAfter(240)).ports, second, ASK);
  expect(later).toEqual({ ok: true, isIn: false });
  expect(nudgesIn(world)).toHaveLength(2);
});

test('of two who tap at once one nudges, and the other is told of it', async () => {
  const world = makeWorld();
  const { ports } = makeMemoryPorts(world, minutesAfter(30));
  const outcomes = await Promise.all([nudge(ports, nora, ASK), nudge(ports, helena, ASK)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(nudgesIn(world)).toHaveLength(1);
});

test.each<[string, Parameters<typeof makeWorld>, number, object]>([
  [
    'who handed the card in meanwhile',
    [{ status: 'submitted', submittedAt: ENDED }],
    30,
    { ok: true, isIn: true },
  ],
  ['before the interview is over', [], -5, { reason: { code: 'not yet held' } }],
  ['of a cancelled interview', [null, { status: 'cancelled' }], 30, { reason: { code: 'interview over' } }],
  ['who is not on the panel', [null, { panel: [] }], 30, { reason: { code: 'not on the panel' } }],
])('nobody is nudged %s', async (_who, parts, minutes, outcome) => {
  const world = makeWorld(...parts);
  const { ports } = makeMemoryPorts(world, minutesAfter(minutes));
  expect(await nudge(ports, nora, ASK)).toMatchObject(outcome);
  expect(nudgesIn(world)).toEqual([]);
});

test('an interviewer nudges nobody', async () => {
  const world = makeWorld();
  const { ports } = makeMemoryPorts(world, minutesAfter(30));
  expect(await nudge(ports, omar, ASK)).toMatchObject({ ok: false, reason: { code: 'not yours' } });
});

describe('what is stored is told', () => {
  const toldAt = async (minutes: number, card: Partial<Scorecard> | null = null) => {
    const world = makeWorld(null, { status: 'booked' });
    await nudge(makeMemoryPorts(world, minutesAfter(0)).ports, nora, ASK);
    const now = makeWorld(card);
    const { ports, told } = makeMemoryPorts({ ...now, interviews: world.interviews }, minutesAfter(minutes));
    const calendar = {
      ...ports.calendar,
      show: async () => ({ url: 'https://calendar.test/e', meetUrl: 'https://meet.test/a' }),
    };
    await reconcileInterview({ ...ports, calendar }, 'i1');
    return told.filter(({ kind }) => kind === 'nudge');
  };

  test('once the process that stored it has died, by the next one', async () => {
    expect(await toldAt(1)).toMatchObject([{ personId: 'omar', index: 0, card: { status: 'waiting' } }]);
  });

  test.each<[string, number, Partial<Scorecard> | null]>([
    ['once it is no longer fresh', 240, null],
    ['once the card is in', 1, { status: 'submitted', submittedAt: ENDED }],
  ])('and not %s', async (_when, minutes, card) => {
    expect(await toldAt(minutes, card)).toEqual([]);
  });
});

test('another person of the panel may be nudged meanwhile', () => {
  const history: Interview['history'] = [{ at: ENDED, what: 'nudged', byId: 'nora', aboutId: 'omar' }];
  expect(findNudge({ history }, 'priya')).toBeNull();
});
