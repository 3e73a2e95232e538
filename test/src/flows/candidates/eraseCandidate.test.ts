import type { Interview } from '../../../../src/entities';
import { OutsideError } from '../../../../src/errors';
import { eraseCandidate } from '../../../../src/flows/candidates/eraseCandidate';
import { findKept } from '../../../../src/flows/candidates/loadKept';
import { insertInterview } from '../../../../src/flows/interviews/newInterview';
import { castVote } from '../../../../src/flows/judgement/decide';
import { newId } from '../../../../src/newId';
import type { Ports } from '../../../../src/ports';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import {
  makeCandidate,
  makeDebrief,
  makeInterview,
  makePerson,
  makePlan,
  makeScorecard,
  NOW,
} from '../../models/makers';
import { describeOnEveryMongo } from '../../models/testDatabase';

const MINUTE_MS = 60_000;
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS);
const HELD = { startsAt: at(-120), endsAt: at(-60) };
const AHEAD = { startsAt: at(60), endsAt: at(120) };

describeOnEveryMongo('erasing a candidate', (use) => {
  const db = () => use().db;

  /** The outside world, which writes down what is taken back; `refuse` may throw instead. */
  function makeOutside(refuse: (where: string) => Promise<void> | void = () => {}) {
    const taken: string[] = [];
    const take = async (where: string) => {
      await refuse(where);
      taken.push(where);
    };
    const none = async () => {
      throw new Error('An erasure shows nothing');
    };
    const ports: Pick<Ports, 'db' | 'calendar' | 'messenger' | 'reminders' | 'clock'> = {
      db: db(),
      calendar: { busy: none, show: none, changes: none, remove: (id, guests) => take(`${id} ${guests}`) },
      messenger: {
        tell: none,
        takeBack: ({ channel, ts }) => take(`${channel} ${ts}`),
        deleteFile: take,
      },
      reminders: { plan: none, drop: async () => true },
      clock: { now: () => NOW },
    };
    return { ports, taken };
  }

  /** A candidate with one of everything. */
  async function store(overrides: Partial<Interview> = {}) {
    const candidate = makeCandidate();
    const { id: candidateId } = candidate;
    const interview = makeInterview({ candidateId, ...HELD, ...overrides });
    const card = makeScorecard({ candidateId, interviewId: interview.id });
    await db().candidates.saveCandidate(candidate);
    await db().interviews.insertInterview(interview);
    await db().scorecards.insertScorecard(card);
    await db().debriefs.saveDebrief(makeDebrief({ candidateId }));
    await db().plans.savePlan(makePlan({ movesInterviewId: interview.id }));
    await db().pictures.saveFile({ key: newId(), fileId: 'F1', aboutId: candidateId, madeAt: NOW });
    for (const [place, id] of [candidateId, interview.id, card.id].entries())
      await db().messages.save(`card:${id}`, { channel: 'D1', ts: `${place}.0`, digest: 'x' });
    return { candidate, candidateId, interview, card };
  }

  /** Where the messages about these stand, by key. */
  const places = (...ids: string[]) =>
    ids
      .map((id, place) => ({ id, place: `D1 ${place}.0` }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ place }) => place);

  const isKept = async (id: string) => (await findKept({ db: db() }, id)) !== null;

  it('takes everything back outside, then forgets it, so that nothing is found by address or id', async () => {
    const { candidate, candidateId, interview, card } = await store();
    const { ports, taken } = makeOutside();
    expect(await eraseCandidate(ports, candidateId)).toEqual({ ok: true, left: [] });
    const event = expect.stringMatching(/^il\w+ not told$/);
    expect(taken).toEqual([event, event, ...places(candidateId, interview.id, card.id), 'F1']);
    expect([await isKept(candidateId), await isKept(candidate.email)]).toEqual([false, false]);
  });

  it('names the events of every generation: of those that people deleted Google still keeps some', async () => {
    const { candidateId } = await store({ calendar: { generation: 2 } });
    const { ports, taken } = makeOutside();
    await eraseCandidate(ports, candidateId);
    expect(new Set(taken.filter((one) => one.startsWith('il'))).size).toBe(4);
  });

  it.each([
    ['is ahead', { ...AHEAD }, 'interview ahead'],
    ['runs', { startsAt: at(-1), endsAt: at(59) }, 'interview runs'],
  ])('is refused while an interview %s, and nothing is touched', async (_when, overrides, why) => {
    const { candidateId, interview } = await store(overrides);
    const { ports, taken } = makeOutside();
    expect(await eraseCandidate(ports, candidateId)).toEqual({ ok: false, why, interview });
    expect(taken).toEqual([]);
    expect(await db().wants.hold('interview', interview.id, NOW)).toBe(true);
  });

  it('is refused until everybody was told that an interview ahead is cancelled', async () => {
    const { candidateId, interview } = await store({ ...AHEAD, status: 'cancelled' });
    await db().wants.want('interview', interview.id, NOW);
    const { ports, taken } = makeOutside();
    expect(await eraseCandidate(ports, candidateId)).toMatchObject({ why: 'cancellation not told' });
    expect(taken).toEqual([]);
    const want = await db().wants.lease(NOW, 1, { kind: 'interview', id: interview.id });
    if (want) await db().wants.settle(want);
    expect(await eraseCandidate(ports, candidateId)).toMatchObject({ ok: true });
  });

  it.each(['interview', 'candidate'] as const)(
    'waits for a worker that shows the %s at this moment',
    async (kind) => {
      const { candidateId, interview } = await store();
      const id = kind === 'interview' ? interview.id : candidateId;
      await db().wants.want(kind, id, NOW);
      await db().wants.lease(NOW, MINUTE_MS, { kind, id });
      const { ports, taken } = makeOutside();
      expect(await eraseCandidate(ports, candidateId)).toEqual({ ok: false, why: 'under way' });
      expect(taken).toEqual([]);
      expect(await isKept(candidateId)).toBe(true);
    },
  );

  it('waits for a reminder that runs', async () => {
    const { candidateId } = await store();
    const { ports, taken } = makeOutside();
    const reminders = { ...ports.reminders, drop: async () => false };
    expect(await eraseCandidate({ ...ports, reminders }, candidateId)).toEqual({
      ok: false,
      why: 'under way',
    });
    expect(taken).toEqual([]);
  });

  it('keeps a worker from showing it anew from the first deletion on', async () => {
    const { candidateId, interview } = await store();
    const leased: unknown[] = [];
    const { ports } = makeOutside(async () => {
      await db().wants.want('interview', interview.id, NOW);
      leased.push(await db().wants.lease(NOW, MINUTE_MS, { kind: 'interview', id: interview.id }));
    });
    expect(await eraseCandidate(ports, candidateId)).toMatchObject({ ok: true });
    expect(leased.length).toBeGreaterThan(3);
    expect(leased.filter(Boolean)).toEqual([]);
  });

  it('takes back too what is posted while it runs, before it forgets', async () => {
    const { candidateId } = await store();
    const { ports, taken } = makeOutside(async (where) => {
      if (where !== 'F1') return;
      await db().messages.save(`post:${candidateId}:C1:x`, { channel: 'C1', ts: '9.9', digest: 'x' });
    });
    expect(await eraseCandidate(ports, candidateId)).toMatchObject({ ok: true });
    expect(taken).toContain('C1 9.9');
    expect(await isKept(candidateId)).toBe(false);
  });

  it('forgets nothing where an interview is booked while it runs', async () => {
    const { candidateId } = await store();
    const { ports } = makeOutside(async (where) => {
      if (where === 'F1') await db().interviews.insertInterview(makeInterview({ candidateId, ...AHEAD }));
    });
    expect(await eraseCandidate(ports, candidateId)).toMatchObject({ ok: false, why: 'interview ahead' });
    expect((await findKept({ db: db() }, candidateId))?.interviews).toHaveLength(2);
  });

  describe('where Slack refuses', () => {
    const refusing = (code: string, retryable: boolean) =>
      makeOutside((where) => {
        if (where === 'D1 1.0') throw new OutsideError('slack', retryable, `Slack said ${code}`);
      });
    const fault = (why: string, retryable: boolean) => ({
      ...{ what: 'Slack message', where: 'D1 1.0', why, retryable },
    });

    it('goes on with the rest, says what, and keeps everything stored', async () => {
      const { candidateId } = await store();
      const { ports, taken } = refusing('internal_error', true);
      expect(await eraseCandidate(ports, candidateId)).toEqual({
        ...{ ok: false, why: 'outside', faults: [fault('Slack said internal_error', true)] },
      });
      expect(taken).toEqual(expect.arrayContaining(['D1 0.0', 'D1 2.0', 'F1']));
      expect((await findKept({ db: db() }, candidateId))?.messages).toHaveLength(3);
      const again = makeOutside();
      expect(await eraseCandidate(again.ports, candidateId)).toMatchObject({ ok: true });
    });

    it('goes on where it is refused for good, only when that is agreed, and says what is left', async () => {
      const { candidateId } = await store();
      const { ports } = refusing('cant_delete_message', false);
      expect(await eraseCandidate(ports, candidateId)).toMatchObject({ ok: false, why: 'outside' });
      expect(await isKept(candidateId)).toBe(true);
      const agreed = await eraseCandidate(ports, candidateId, { leaveRefused: true });
      expect(agreed).toEqual({ ok: true, left: [fault('Slack said cant_delete_message', false)] });
      expect(await isKept(candidateId)).toBe(false);
    });

    it('does not leave what a second try may delete, whatever is agreed', async () => {
      const { candidateId } = await store();
      const { ports } = refusing('internal_error', true);
      expect(await eraseCandidate(ports, candidateId, { leaveRefused: true })).toMatchObject({ ok: false });
      expect(await isKept(candidateId)).toBe(true);
    });
  });

  describe('and somebody who is quick at that moment', () => {
    it('books nobody who is gone', async () => {
      const { candidateId } = await store();
      await eraseCandidate(makeOutside().ports, candidateId);
      const booking = db().transact((stores) =>
        insertInterview(stores, makeInterview({ candidateId, ...AHEAD }), []),
      );
      await expect(booking).rejects.toMatchObject({ code: 'not_found' });
      expect(await isKept(candidateId)).toBe(false);
    });

    it('files no vote on who is gone', async () => {
      const { candidateId } = await store();
      const member = makePerson({ roles: ['committee'] });
      const world = { people: [], candidates: [], interviews: [], cards: [] };
      // The vote is read, then the candidate is erased, then the vote is stored.
      const transact: Ports['db']['transact'] = async (work) => {
        await eraseCandidate(makeOutside().ports, candidateId);
        return db().transact(work);
      };
      const ports = { ...makeMemoryPorts(world, NOW).ports, db: { ...db(), transact } };
      await use().db.debriefs.removeDebrief(candidateId);
      const vote = castVote(ports, member, candidateId, { outcome: 'hire', reason: 'Depth' });
      await expect(vote).rejects.toMatchObject({ code: 'not_found' });
      expect(await isKept(candidateId)).toBe(false);
    });
  });

  it('finds by the id what is left without a candidate, and clears it', async () => {
    const candidateId = newId();
    await db().scorecards.insertScorecard(makeScorecard({ candidateId }));
    const { ports } = makeOutside();
    expect(await isKept(candidateId)).toBe(true);
    expect(await eraseCandidate(ports, candidateId)).toMatchObject({ ok: true });
    expect(await isKept(candidateId)).toBe(false);
  });
});
