import mongoose, { type Connection } from 'mongoose';
import { makeStores } from '../../../src/models/stores';
import { makeSyncStore } from '../../../src/models/syncStates';
import { newId } from '../../../src/newId';
import type { Stores } from '../../../src/ports';
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

type Command = Record<string, unknown>;
const READS = ['find', 'update', 'delete', 'findAndModify', 'aggregate', 'count', 'distinct'];
/** What the driver adds to a command, and explain does not take. */
const ENVELOPE = [
  'lsid',
  'txnNumber',
  '$db',
  '$clusterTime',
  'startTransaction',
  'autocommit',
  'readConcern',
  'writeConcern',
];

/** Asks every store for everything it can be asked for. */
async function askEverything(connection: Connection, stores: Stores): Promise<void> {
  const { people, candidates, interviews, claims, plans, scorecards, debriefs, wants, messages, pictures } =
    stores;
  const span = { startsAt: NOW, endsAt: new Date(NOW.getTime() + 3_600_000) };
  const [person, candidate, interview] = [makePerson(), makeCandidate(), makeInterview()];
  const card = makeScorecard();
  await people.savePerson(person);
  await people.getPerson(person.id);
  await people.findPersonBySlack(person.slackUserId);
  await people.findPersonByEmail(person.email);
  for (const filter of [{}, { ids: [person.id] }, { role: 'admin' as const }])
    await people.listPeople(filter);
  await candidates.saveCandidate(candidate);
  await candidates.findCandidateByEmail(candidate.email);
  for (const words of ['', 'ada lo']) await candidates.searchCandidates(words, 3);
  for (const filter of [{}, { ids: [candidate.id] }, { recruiterId: 'x' }])
    await candidates.listCandidates(filter);
  await candidates.removeCandidate('x');
  await interviews.insertInterview(interview);
  await interviews.updateInterview({ ...interview, revision: 2 });
  await interviews.noteCalendar(interview.id, 2, { generation: 1 });
  await interviews.removeInterviews('x');
  const filters = [
    {},
    { candidateId: 'x' },
    { candidateIds: ['x', 'y'], status: 'booked' as const },
    { personIds: ['x'], overlaps: span },
    { overlaps: span },
    { status: 'booked' as const, endedBefore: NOW },
    { endedBefore: NOW },
  ];
  for (const filter of filters) await interviews.listInterviews(filter);
  const caps = { day: { key: '2026-11-30', cap: 3 }, week: { key: '2026-W49', cap: 3 } };
  await claims.take({ personId: newId(), interviewId: interview.id, span, bufferMinutes: 5, ...caps });
  await claims.release(interview.id, 'x');
  await claims.release(interview.id);
  const plan = makePlan();
  await plans.savePlan(plan);
  await plans.findPlan(plan.id);
  await plans.listPlans({ candidateId: 'x', interviewIds: ['y', 'z'] });
  await plans.removePlans([plan.id]);
  await scorecards.insertScorecard(card);
  await scorecards.updateScorecard({ ...card, revision: 2 });
  await scorecards.findScorecard(card.interviewId, card.personId);
  const lists = [
    { interviewIds: ['x'] },
    { candidateId: 'x' },
    { personId: 'x' },
    { candidateId: 'x', personId: 'x' },
  ];
  for (const filter of lists) await scorecards.listScorecards(filter);
  await scorecards.removeScorecards('x');
  const debrief = makeDebrief();
  await debriefs.saveDebrief(debrief);
  await debriefs.findDebrief(debrief.candidateId);
  await debriefs.listDebriefs([debrief.candidateId]);
  await debriefs.removeDebrief(debrief.candidateId);
  await wants.want('interview', interview.id, NOW);
  await wants.lease(NOW, 1);
  const want = await wants.lease(span.endsAt, 1, { kind: 'interview', id: interview.id });
  if (want) await wants.postpone(want, NOW);
  if (want) await wants.settle(want);
  await wants.isDue('interview', interview.id);
  await wants.hold('interview', interview.id, NOW);
  await wants.removeWant('interview', interview.id);
  await messages.save('a:b', { channel: 'D1', ts: '1.2', digest: 'x' });
  await messages.find('a:b');
  await messages.listAbout(['b', 'c']);
  await messages.removeMessages(['a:b']);
  await pictures.saveFile({ key: 'k', fileId: 'F1', aboutId: 'x', madeAt: NOW });
  await pictures.findFile('k');
  await pictures.listFiles('x');
  await pictures.removeFiles('x');
  await stores.audit.listAbout(['x', 'y']);
  await stores.analytics.listInterviewsSince(NOW);
  await stores.analytics.listCardsSince(NOW);
  const sync = makeSyncStore(connection, TEAM, 'interviews@fernhill.test');
  await sync.save({ syncToken: 'x' });
  await sync.load();
}

interface Stage {
  stage: string;
  keyPattern?: Record<string, unknown>;
}

function stagesOf(plan: unknown): Stage[] {
  if (Array.isArray(plan)) return plan.flatMap(stagesOf);
  if (typeof plan !== 'object' || plan === null) return [];
  const own = 'stage' in plan && typeof plan.stage === 'string' ? [plan as Stage] : [];
  return [...own, ...Object.values(plan).flatMap(stagesOf)];
}

/** The fields that a filter narrows by; every workspace's documents share `teamId`. */
function fieldsOf(filter: unknown): string[] {
  if (Array.isArray(filter)) return filter.flatMap(fieldsOf);
  if (typeof filter !== 'object' || filter === null) return [];
  return Object.entries(filter).flatMap(([name, value]) => (name.startsWith('$') ? fieldsOf(value) : [name]));
}

function filterOf({ filter, updates, deletes, query }: Command): unknown {
  const [statement] = [updates, deletes].flat().filter((one) => one !== undefined);
  return filter ?? query ?? (statement as { q?: unknown } | undefined)?.q;
}

/** Whether an index narrows by more than the workspace, where the question does. */
function isServed(command: Command, plan: unknown): boolean {
  const stages = stagesOf(plan);
  if (stages.some(({ stage }) => stage === 'COLLSCAN')) return false;
  if (stages.some(({ stage }) => /^(IDHACK|EXPRESS_.*|CLUSTERED_IXSCAN|EOF)$/.test(stage))) return true;
  const asked = fieldsOf(filterOf(command)).filter((field) => field !== 'teamId');
  const walked = stages.flatMap(({ keyPattern }) => Object.keys(keyPattern ?? {}));
  return walked.length > 0 && (asked.length === 0 || asked.some((field) => walked.includes(field)));
}

describeOnEveryMongo('the indexes', (use) => {
  it('serve every question that a store asks: nothing is read whole', async () => {
    const connection = mongoose.createConnection(use().server.uri, {
      monitorCommands: true,
      ignoreUndefined: true,
    });
    const asked: Command[] = [];
    await connection.asPromise();
    connection.getClient().on('commandStarted', ({ commandName, command }) => {
      if (READS.includes(commandName)) asked.push({ ...command });
    });
    try {
      await askEverything(connection, makeStores({ connection, teamId: TEAM, session: null }));
      const questions = asked.splice(0);
      expect(questions.length).toBeGreaterThan(40);
      const unserved: Command[] = [];
      for (const command of questions) {
        const bare = Object.fromEntries(
          Object.entries(command).filter(([field]) => !ENVELOPE.includes(field)),
        );
        const explained = await connection.db?.command({ explain: bare, verbosity: 'queryPlanner' });
        if (!isServed(bare, explained?.queryPlanner?.winningPlan)) unserved.push(bare);
      }
      expect(unserved).toEqual([]);
    } finally {
      await connection.close();
    }
  });
});
