import { newId } from '../../../src/newId';
import type { Plan } from '../../../src/plan';
import { makeCandidate, makeDebrief, makeInterview, makePlan, makeScorecard, NOW } from './makers';
import { describeOnEveryMongo } from './testDatabase';

const PLACE = { channel: 'D1', ts: '1.2', digest: 'a' };

describeOnEveryMongo('what is about a candidate', (use) => {
  const db = () => use().db;

  describe('in messages', () => {
    it('is found by the whole id in the second part of a key, not by its beginning or elsewhere', async () => {
      const [plan, card] = [newId(), newId()];
      const keys = [
        `card:${plan}`,
        `ask:${plan}:1:omar`,
        `note:${card}`,
        `card:${plan}-coding`,
        `kit:${newId()}:1:${plan}:day before`,
        `request:x${plan}:1`,
      ];
      for (const key of keys) await db().messages.save(key, PLACE);
      const found = await db().messages.listAbout([plan, card]);
      expect(found).toEqual(
        [`ask:${plan}:1:omar`, `card:${plan}`, `note:${card}`].map((key) => ({
          key,
          channel: 'D1',
          ts: '1.2',
        })),
      );
      await db().messages.removeMessages(found.map(({ key }) => key));
      expect(await db().messages.listAbout([plan, card])).toEqual([]);
      expect(await db().messages.listAbout([`${plan}-coding`])).toHaveLength(1);
    });

    it('is not found by an id that would read as a pattern', async () => {
      await db().messages.save(`card:${newId()}`, PLACE);
      expect(await db().messages.listAbout(['.*', '[a-z]+', ''])).toEqual([]);
    });
  });

  describe('in searches for times', () => {
    const named = (candidateId: string): [string, Partial<Plan>][] => {
      const { form, ask } = makePlan();
      if (!ask) throw new Error('No ask');
      const { stageKey: _, ...several } = ask;
      const empty = { form: { ...form, candidateId: null }, ask: null };
      const loopAsk = { ...several, candidateId, stageKeys: [], order: 'free' as const, mostDays: null };
      const batchAsk = { ...ask, candidateIds: [newId(), candidateId] };
      return [
        ['the form', { ...empty, form: { ...form, candidateId } }],
        ['what was asked', { ...empty, ask: { ...ask, candidateId } }],
        ['a loop', { ...empty, loop: { ask: loopAsk, loops: [], more: false } }],
        [
          'a set of several candidates',
          { ...empty, batch: { ask: batchAsk, id: 'x', sittings: [], exact: true } },
        ],
      ];
    };

    it.each(['the form', 'what was asked', 'a loop', 'a set of several candidates'])(
      'is found in %s',
      async (where) => {
        const candidateId = newId();
        const plan = makePlan(new Map(named(candidateId)).get(where));
        await db().plans.savePlan(plan);
        await db().plans.savePlan(makePlan());
        const found = await db().plans.listPlans({ candidateId, interviewIds: [] });
        expect(found.map(({ id }) => id)).toEqual([plan.id]);
      },
    );

    it('is found where an interview is moved, and removed alone', async () => {
      const [moves, other] = [makePlan({ movesInterviewId: newId() }), makePlan()];
      for (const plan of [moves, other]) await db().plans.savePlan(plan);
      const about = { candidateId: 'nobody', interviewIds: [moves.movesInterviewId ?? ''] };
      expect((await db().plans.listPlans(about)).map(({ id }) => id)).toEqual([moves.id]);
      await db().plans.removePlans([moves.id]);
      expect(await db().plans.listPlans(about)).toEqual([]);
      expect(await db().plans.findPlan(other.id)).toEqual(other);
    });
  });

  it("is removed, and another candidate's stays; removing what is gone is fine", async () => {
    const [gone, stays] = [makeCandidate(), makeCandidate()];
    const kept = [gone, stays].map(({ id: candidateId }) => ({
      interview: makeInterview({ candidateId }),
      card: makeScorecard({ candidateId }),
      debrief: makeDebrief({ candidateId }),
      file: { key: newId(), fileId: newId(), aboutId: candidateId, madeAt: NOW },
    }));
    for (const candidate of [gone, stays]) await db().candidates.saveCandidate(candidate);
    for (const { interview, card, debrief, file } of kept) {
      await db().interviews.insertInterview(interview);
      await db().scorecards.insertScorecard(card);
      await db().debriefs.saveDebrief(debrief);
      await db().pictures.saveFile(file);
    }
    for (let round = 0; round < 2; round++) {
      await db().candidates.removeCandidate(gone.id);
      await db().interviews.removeInterviews(gone.id);
      await db().scorecards.removeScorecards(gone.id);
      await db().debriefs.removeDebrief(gone.id);
      await db().pictures.removeFiles(gone.id);
    }
    const left = await Promise.all(
      [gone, stays].map(async ({ id: candidateId }) => [
        await db().candidates.listCandidates({ ids: [candidateId] }),
        await db().interviews.listInterviews({ candidateId }),
        await db().scorecards.listScorecards({ candidateId }),
        await db().debriefs.listDebriefs([candidateId]),
        await db().pictures.listFiles(candidateId),
      ]),
    );
    const [, other] = kept;
    expect(left).toEqual([
      [[], [], [], [], []],
      [[stays], [other?.interview], [other?.card], [other?.debrief], [other?.file.fileId]],
    ]);
  });

  it('is read from the audit trail, oldest first', async () => {
    const [one, other, stranger] = [newId(), newId(), newId()];
    const line = { byId: null, verb: 'candidate.add' };
    await db().audit.append({ ...line, at: new Date(NOW.getTime() + 1), aboutId: one, detail: { a: 'b' } });
    await db().audit.append({ ...line, at: NOW, aboutId: other });
    await db().audit.append({ ...line, at: NOW, aboutId: stranger });
    expect(await db().audit.listAbout([one, other])).toEqual([
      { ...line, at: NOW, aboutId: other },
      { ...line, at: new Date(NOW.getTime() + 1), aboutId: one, detail: { a: 'b' } },
    ]);
  });
});
