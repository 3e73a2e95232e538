import { interviewModel } from '../../../src/models/interviews';
import { personModel } from '../../../src/models/people';
import { renameStored } from '../../../src/models/renameStored';
import { scorecardModel } from '../../../src/models/scorecards';
import { makeInterview, makePerson, makeScorecard, NOW } from './makers';
import { describeOnEveryMongo } from './testDatabase';

describeOnEveryMongo('what an earlier version stored', (use) => {
  test('says reverse shadow as today, wherever it said reverseShadow, and nothing else is touched', async () => {
    const { db } = use();
    const seat = { answer: 'accepted', askedAt: NOW } as const;
    const panel = (['lead', 'reverse shadow'] as const).map((part) => ({ personId: part, part, ...seat }));
    const interview = makeInterview({ panel });
    const card = makeScorecard({ part: 'reverse shadow' });
    const lead = makeScorecard();
    const { interviewer } = makePerson();
    if (!interviewer) throw new Error('No interviewer');
    const skills = { coding: 'reverse shadow', 'system-design': 'qualified' } as const;
    const person = makePerson({ interviewer: { ...interviewer, skills } });
    await db.interviews.insertInterview(interview);
    for (const each of [card, lead]) await db.scorecards.insertScorecard(each);
    await db.people.savePerson(person);
    const { connection } = db;
    const before = { $set: { part: 'reverseShadow' } };
    await scorecardModel(connection).collection.updateOne({ part: 'reverse shadow' }, before);
    await interviewModel(connection).collection.updateOne({}, { $set: { 'panel.1.part': 'reverseShadow' } });
    await personModel(connection).collection.updateOne(
      {},
      { $set: { 'interviewer.skills.coding': 'reverseShadow' } },
    );

    for (let runs = 0; runs < 2; runs++) await renameStored(connection);

    expect(await db.interviews.getInterview(interview.id)).toEqual(interview);
    for (const each of [card, lead]) expect(await db.scorecards.getScorecard(each.id)).toEqual(each);
    expect(await db.people.getPerson(person.id)).toEqual(person);
  });
});
