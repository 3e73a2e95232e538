import { newId } from '../../../src/newId';
import {
  makeCandidate,
  makeDebrief,
  makeInterview,
  makePerson,
  makePlan,
  makeScorecard,
  NOW,
  TEAM,
} from './makers';
import { describeOnEveryMongo } from './testDatabase';

const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describeOnEveryMongo('the stores', (use) => {
  const db = () => use().db;

  describe('give back what was stored, dates as dates', () => {
    it.each([
      ['with a team', { team: 'Payments' }],
      ['without one, as people stored before teams are', {}],
    ])('a person %s', async (_which, team) => {
      const person = makePerson(team);
      await db().people.savePerson(person);
      expect(await db().people.getPerson(person.id)).toEqual(person);
      expect(await db().people.findPersonBySlack(person.slackUserId)).toEqual(person);
      expect(await db().people.findPersonByEmail(person.email.toUpperCase())).toEqual(person);
    });

    it('a candidate', async () => {
      const candidate = makeCandidate({
        name: 'Grace Hopper',
        resumeUrl: 'https://example.com/grace',
        conflictIds: ['omar'],
      });
      await db().candidates.saveCandidate(candidate);
      expect(await db().candidates.getCandidate(candidate.id)).toEqual(candidate);
      expect(await db().candidates.findCandidateByEmail(candidate.email)).toEqual(candidate);
    });

    it('a room, whose calendar no other may have', async () => {
      const room = {
        ...{ id: newId(), teamId: TEAM, name: 'Estrela', address: 'Rua da Prata 80', seats: 6, active: true },
        calendarId: `c_${newId()}@resource.calendar.google.com`,
      };
      await db().rooms.saveRoom(room);
      expect(await db().rooms.getRoom(room.id)).toEqual(room);
      expect(await db().rooms.findRoomByCalendar(room.calendarId.toUpperCase())).toEqual(room);
      await expect(db().rooms.saveRoom({ ...room, id: newId() })).rejects.toMatchObject({
        code: 'already_made',
      });
      await db().rooms.saveRoom({ ...room, active: false });
      expect(await db().rooms.listRooms({ ids: [room.id], active: true })).toEqual([]);
    });

    it('an interview', async () => {
      const drift = { kind: 'moved' as const, seenAt: NOW, startsAt: NOW, endsAt: minutesLater(60) };
      const interview = makeInterview({ note: '', calendar: { generation: 2, shownStartsAt: NOW, drift } });
      await db().interviews.insertInterview(interview);
      expect(await db().interviews.getInterview(interview.id)).toEqual(interview);
    });

    it('a plan', async () => {
      const plan = makePlan({ ask: null, movesInterviewId: newId() });
      await db().plans.savePlan(plan);
      expect(await db().plans.getPlan(plan.id)).toEqual(plan);
    });

    it('a scorecard', async () => {
      const before = { ratings: [], summary: '', strongestSignal: '', concern: '', noteToRecruiter: '' };
      const card = makeScorecard({ submittedAt: NOW, amendments: [{ at: NOW, reason: 'typo', before }] });
      await db().scorecards.insertScorecard(card);
      expect(await db().scorecards.getScorecard(card.id)).toEqual(card);
      expect(await db().scorecards.findScorecard(card.interviewId, card.personId)).toEqual(card);
    });

    it('a debrief', async () => {
      const vote = { personId: 'mara', outcome: 'hire' as const, reason: 'Depth', votedAt: NOW };
      const debrief = makeDebrief({ votes: [vote] });
      await db().debriefs.saveDebrief(debrief);
      expect(await db().debriefs.findDebrief(debrief.candidateId)).toEqual(debrief);
      expect(await db().debriefs.listDebriefs([debrief.candidateId, newId()])).toEqual([debrief]);
    });
  });

  it('say which document is missing', async () => {
    await expect(db().people.getPerson('nobody')).rejects.toMatchObject({ code: 'not_found' });
    await expect(db().interviews.getInterview('none')).rejects.toMatchObject({ code: 'not_found' });
    expect(await db().plans.findPlan('none')).toBeNull();
  });

  it('refuse a document of another workspace', async () => {
    const stranger = makePerson({ teamId: 'T0OTHER' });
    await expect(db().people.savePerson(stranger)).rejects.toMatchObject({ code: 'wrong_team' });
  });

  it('refuse a field that no schema names, instead of dropping it', async () => {
    const odd = { ...makeCandidate(), shoeSize: 37 };
    await expect(db().candidates.saveCandidate(odd)).rejects.toThrow('shoeSize');
  });

  it('list people by role', async () => {
    const admin = makePerson({ roles: ['admin', 'recruiter'] });
    await db().people.savePerson(admin);
    await db().people.savePerson(makePerson());
    expect(await db().people.listPeople({ role: 'admin' })).toEqual([admin]);
  });

  describe('a form that stands on a screen', () => {
    const standing = async () => {
      const plan = makePlan({ drawing: { said: '', drawnFor: '', hash: '' } });
      await db().plans.savePlan(plan);
      return plan;
    };

    it('keeps the choice that was said last, in whatever order they arrive', async () => {
      const { id, form } = await standing();
      const keep = (said: string, note: string) => db().plans.keepChoice(id, said, { ...form, note });
      expect(await keep('1769600000.000200', 'later')).toMatchObject({ form: { note: 'later' } });
      expect(await keep('1769600000.000100', 'earlier')).toBeNull();
      expect(await keep('1769600000.000200', 'the same once more')).toBeNull();
      expect(await db().plans.getPlan(id)).toMatchObject({ form: { note: 'later' } });
    });

    it('notes the view drawn for the last choice, not one that is late', async () => {
      const { id } = await standing();
      await db().plans.keepDrawn(id, '1769600000.000200', 'newer');
      await db().plans.keepDrawn(id, '1769600000.000100', 'older');
      expect((await db().plans.getPlan(id)).drawing).toMatchObject({ hash: 'newer' });
    });

    it('takes no choice any more once it was submitted', async () => {
      const plan = makePlan();
      await db().plans.savePlan(plan);
      expect(await db().plans.keepChoice(plan.id, '1769600000.000100', plan.form)).toBeNull();
      await db().plans.keepDrawn(plan.id, '1769600000.000100', 'late');
      expect(await db().plans.getPlan(plan.id)).toEqual(plan);
    });
  });

  describe('candidates', () => {
    it.each([
      ['the beginning of a word, whatever its case', 'lOvE'],
      ['words in any order', 'love ad'],
      ['plain letters for accented ones', 'zoe ozdemir'],
      ['accented letters for plain ones', 'lövelace'],
      ['a whole address', 'ada.lovelace@analytical.example'],
    ])('are found by %s', async (_what, words) => {
      const ada = makeCandidate({
        name: 'Ada Lovelace Zoë Özdemir',
        email: 'ada.lovelace@analytical.example',
        id: 'ada',
      });
      await db().candidates.saveCandidate(ada);
      expect(await db().candidates.searchCandidates(words, 5)).toEqual([ada]);
    });

    it('are not found by the middle of a word, nor by one of two words', async () => {
      await db().candidates.saveCandidate(makeCandidate({ name: 'Barbara Liskov' }));
      expect(await db().candidates.searchCandidates('iskov', 5)).toEqual([]);
      expect(await db().candidates.searchCandidates('barbara hopper', 5)).toEqual([]);
    });

    it('come newest first, as many as asked for', async () => {
      const [older, newer] = [1, 2].map((day) =>
        makeCandidate({ name: 'Twin Peak', createdAt: minutesLater(day * 1440) }),
      );
      for (const one of [older, newer]) await db().candidates.saveCandidate(one ?? makeCandidate());
      expect(await db().candidates.searchCandidates('twin', 9)).toEqual([newer, older]);
      expect(await db().candidates.searchCandidates('', 1)).toEqual([newer]);
    });
  });

  describe('interviews', () => {
    const stored = async (overrides: Parameters<typeof makeInterview>[0]) => {
      const interview = makeInterview({ candidateId: newId(), ...overrides });
      await db().interviews.insertInterview(interview);
      return interview;
    };

    it('are made once, however often the button is pressed', async () => {
      const interview = await stored({});
      await expect(db().interviews.insertInterview(interview)).rejects.toMatchObject({
        code: 'already_made',
      });
    });

    it('are made once when two processes are equally quick', async () => {
      const interview = makeInterview();
      const insert = () => db().transact((stores) => stores.interviews.insertInterview(interview));
      const outcomes = await Promise.allSettled([insert(), insert(), insert()]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'already_made' });
      }
    });

    it('refuse a writer who saw an older revision', async () => {
      const interview = await stored({});
      await db().interviews.updateInterview({ ...interview, revision: 2, status: 'cancelled' });
      const late = db().interviews.updateInterview({ ...interview, revision: 2, note: 'late' });
      await expect(late).rejects.toMatchObject({ code: 'stale' });
      expect(await db().interviews.getInterview(interview.id)).toMatchObject({
        revision: 2,
        status: 'cancelled',
      });
    });

    it('take note of the calendar without a new revision', async () => {
      const interview = await stored({});
      await db().interviews.noteCalendar(interview.id, 1, {
        generation: 1,
        meetUrl: 'https://meet.google.com/x',
      });
      await db().interviews.noteCalendar(interview.id, 2, { generation: 7 });
      expect(await db().interviews.getInterview(interview.id)).toEqual({
        ...interview,
        calendar: { generation: 1, meetUrl: 'https://meet.google.com/x' },
      });
    });

    it('are listed by person, status and overlap, half-open, oldest start first', async () => {
      const personId = newId();
      const panel = [{ personId, part: 'lead' as const, answer: 'waiting' as const, askedAt: NOW }];
      const at = (from: number, to: number) => ({ startsAt: minutesLater(from), endsAt: minutesLater(to) });
      const second = await stored({ panel, ...at(60, 120) });
      const first = await stored({ panel, ...at(0, 60) });
      const off = await stored({ panel, ...at(30, 90), status: 'cancelled' });
      await stored(at(0, 60));
      const list = (filter: object) => db().interviews.listInterviews({ personIds: [personId], ...filter });
      expect(await list({})).toEqual([first, off, second]);
      expect(await list({ status: 'booked' })).toEqual([first, second]);
      expect(await list({ status: 'booked', overlaps: at(60, 90) })).toEqual([second]);
      expect(await list({ overlaps: at(59, 60) })).toEqual([first, off]);
      expect(await list({ endedBefore: minutesLater(61) })).toEqual([first]);
    });
  });

  it('allow one card a person and interview, and no lost save of another device', async () => {
    const card = makeScorecard();
    await db().scorecards.insertScorecard(card);
    const twin = makeScorecard({ interviewId: card.interviewId });
    await expect(db().scorecards.insertScorecard(twin)).rejects.toMatchObject({ code: 'already_made' });
    await db().scorecards.updateScorecard({ ...card, revision: 2, summary: 'From the phone' });
    const desk = db().scorecards.updateScorecard({ ...card, revision: 2, summary: 'From the desk' });
    await expect(desk).rejects.toMatchObject({ code: 'stale' });
    expect(await db().scorecards.listScorecards({ interviewIds: [card.interviewId] })).toMatchObject([
      { summary: 'From the phone' },
    ]);
  });

  it('lose no vote of a committee that votes at once', async () => {
    const debrief = makeDebrief();
    await db().debriefs.saveDebrief(debrief);
    await expect(db().debriefs.saveDebrief(debrief)).rejects.toMatchObject({ code: 'stale' });
    const vote = (personId: string) =>
      db().transact(async (stores) => {
        const seen = (await stores.debriefs.findDebrief(debrief.candidateId)) ?? debrief;
        const votes = [...seen.votes, { personId, outcome: 'hire' as const, reason: 'Yes', votedAt: NOW }];
        await stores.debriefs.saveDebrief({ ...seen, votes, revision: seen.revision + 1 });
      });
    await Promise.all(['mara', 'ines', 'tom'].map(vote));
    const kept = await db().debriefs.findDebrief(debrief.candidateId);
    expect(kept?.votes.map(({ personId }) => personId).sort()).toEqual(['ines', 'mara', 'tom']);
  });

  it('remember where a message stands', async () => {
    const key = `card:${newId()}`;
    const place = { channel: 'D1', ts: '1.2', digest: 'a' };
    await db().messages.save(key, place);
    await db().messages.save(key, { ...place, digest: 'b' });
    expect(await db().messages.find(key)).toEqual({ ...place, digest: 'b' });
    expect(await db().messages.find('none')).toBeNull();
  });

  it('append to the audit trail', async () => {
    const aboutId = newId();
    await db().audit.append({
      at: NOW,
      byId: null,
      verb: 'interview.book',
      aboutId,
      detail: { stage: 'coding' },
    });
    const lines = await db().connection.collection('audit').find({ aboutId }).toArray();
    expect(lines).toMatchObject([
      { teamId: TEAM, at: NOW, verb: 'interview.book', detail: { stage: 'coding' } },
    ]);
  });
});
