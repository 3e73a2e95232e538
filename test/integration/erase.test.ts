import { candidateId } from '../../sandbox/company/ids';
import type { Person } from '../../sandbox/slack/person';
import type { Message } from '../../sandbox/slack/state/messages';
import type { Interview } from '../../src/entities';
import { decide, fillCollaboration, vote } from '../support/committee';
import { exportShape } from '../support/exportShape';
import { runScript, type ScriptRun } from '../support/runScript';
import { type Product, startProduct } from '../support/startProduct';
import { book, driverOf, eventsOf, HOUR_MS, later } from '../support/steps';

jest.setTimeout(60_000);

const GRACE = candidateId('grace');
const ADDRESS = 'grace.hopper@example.com';
/** Every word that names Grace, and the ids of what is hers. */
let marks: string[];
let product: Product;
let helena: Person;
let samuel: Person;
let nora: Person;
let ahead: Interview;

type Stored = Record<string, unknown>;
type Dump = Record<string, Stored[]>;

const erase = (...args: string[]): Promise<ScriptRun> => runScript(product.office, 'erase', args);

const isAbout = (thing: unknown) => marks.some((mark) => JSON.stringify(thing).includes(mark));

/** Everything that is stored, without what the running worker writes all the time: when it last looked, how far it read. */
async function dump(): Promise<Dump> {
  const { db } = product.db.connection;
  const names = ((await db?.listCollections().toArray()) ?? []).map(({ name }) => name).sort();
  const stored = names.map(async (name): Promise<[string, Stored[]]> => {
    const documents = await product.db.connection.collection(name).find().sort({ _id: 1 }).toArray();
    return [name, documents.filter((one) => !/^(sweep|settle) /.test(String(one.name)))];
  });
  const { syncStates: _, ...rest } = Object.fromEntries(await Promise.all(stored));
  return rest;
}

/** Every message in Slack, whoever wrote it, ephemeral ones too. */
const allMessages = (): Message[] => {
  const { conversations, messages } = product.office.slack.office;
  return conversations.list().flatMap(({ id }) => messages.list(id));
};

const withoutGrace = (stored: Dump): Dump =>
  Object.fromEntries(
    Object.entries(stored).map(([name, documents]) => [name, documents.filter((one) => !isAbout(one))]),
  );

const fileIdsOf = async () => product.db.pictures.listFiles(GRACE);
const isThere = (fileId: string) => product.office.slack.office.files.find(fileId) !== null;
const eventsAbout = () => eventsOf(product).filter(isAbout);

beforeAll(async () => {
  product = await startProduct();
  [helena, samuel, nora] = ['helena', 'samuel', 'nora'].map(product.person) as [Person, Person, Person];
  await product.caughtUp();
  for (const person of [helena, samuel, nora]) await person.goTo('Interloop');
  await exportAndPost();
  await holdAnotherInterview();
  await vote(product, helena, 'Hire', 'She found the race in our own code.');
  await vote(product, samuel, 'Hire', 'She asked before she told.');
  await decide(product, helena, 'Hire', 'The second look settled it.');
  await nora.types('/schedule Ada Lovelace, Grace Hopper coding next week', 'Interloop');
  await nora.sees('Grace Hopper');
  await nora.closeModal(true);
  ahead = await book(product, nora, 'Ada Lovelace system design next week');
  await helena.types('/debrief Alan');
  await helena.sees('Debrief: Alan Turing');
  await helena.closeModal(true);
  await product.caughtUp();
  const { interviews, cards } = await storedOfGrace();
  await queueJob(interviews.at(-1)?.id ?? '');
  marks = ['Grace', 'Hopper', ADDRESS, GRACE, ...[...interviews, ...cards].map(({ id }) => id)];
}, 120_000);
afterAll(() => product.close());

async function storedOfGrace() {
  const interviews = await product.db.interviews.listInterviews({ candidateId: GRACE });
  return { interviews, cards: await product.db.scorecards.listScorecards({ candidateId: GRACE }) };
}

/** A job as Agenda keeps it; of a loop whose cards are all in none is left. */
async function queueJob(interviewId: string): Promise<void> {
  const runAt = later(product.office.clock.now(), 1_000 * HOUR_MS);
  const data = { key: `nag:${interviewId}`, kind: 'nag', runAt, interviewId, personId: 'x', timeRevision: 1 };
  const name = `remind ${product.office.company.team.id}`;
  await product.db.connection
    .collection('agendaJobs')
    .insertOne({ name, type: 'normal', nextRunAt: runAt, lockedAt: null, data });
}

async function exportAndPost(): Promise<void> {
  await nora.click('Export as PDF');
  await nora.sees('is in your messages');
  await nora.closeModal(true);
  await nora.click('Post to a channel');
  await nora.fill('Channel', 'hiring-ada-lovelace');
  await nora.submit();
  await nora.seesNoModal();
}

/** More evidence is wanted, scheduled, held, and every card is filled. */
async function holdAnotherInterview(): Promise<void> {
  await vote(product, helena, 'More evidence', 'Nobody saw her work with others.');
  await vote(product, samuel, 'More evidence', 'The same for me.');
  await decide(product, helena, 'More evidence', 'We want to see her review code.', 'Collaboration');
  await nora.click('Schedule Collaboration');
  await nora.sees('Best match');
  await nora.click('Pick');
  await nora.sees('Google Meet');
  await nora.submit();
  await nora.sees('in your messages');
  await nora.closeModal(true);
  await product.caughtUp();
  const held = (await product.db.interviews.listInterviews({ candidateId: GRACE })).at(-1);
  if (!held) throw new Error('Nothing was booked');
  await product.travelTo(later(held.endsAt, HOUR_MS));
  for (const { personId } of held.panel) await fillCollaboration(product, await driverOf(product, personId));
}

describe('everything that is kept can be had as one document', () => {
  test('by the address, as JSON and nothing else, and it is on record who asked', async () => {
    const before = await dump();
    const run = await runScript(product.office, 'export', [
      ADDRESS,
      '--by',
      'nora.lindqvist@fernhill.example',
    ]);
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
    const document = exportShape.parse(JSON.parse(run.stdout));
    const { interviews, cards } = await storedOfGrace();
    expect(document).toMatchObject({
      exportedBy: 'Nora Lindqvist',
      candidate: { id: GRACE, name: 'Grace Hopper', mailAddress: ADDRESS },
      debrief: { decision: { rationale: 'The second look settled it.' }, votes: [{}, {}] },
    });
    expect(document.interviews.map(({ id }) => id)).toEqual(interviews.map(({ id }) => id));
    expect(document.scorecards.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
    expect(document.searchesForTimes).toHaveLength(2);
    const evidence = cards.flatMap(({ ratings }) => ratings.map((rating) => rating.evidence)).filter(Boolean);
    expect(evidence.length).toBeGreaterThan(10);
    for (const words of evidence) expect(run.stdout).toContain(JSON.stringify(words));
    const { audit, ...rest } = await dump();
    const { audit: auditBefore, ...restBefore } = before;
    expect(rest).toEqual(restBefore);
    const nora = await product.db.people.findPersonBySlack('U0NORA');
    expect(audit?.slice(auditBefore?.length)).toMatchObject([
      { byId: nora?.id, verb: 'candidate.export', aboutId: GRACE },
    ]);
    expect(JSON.stringify(audit)).not.toMatch(/Grace|Hopper/);
  });

  test.each([
    ['without a name', [], /Say whose data to export/],
    ['of whom nothing is kept', ['nobody@example.com'], /Nothing is kept about nobody@example\.com/],
    ['for somebody whom Interloop does not know', [ADDRESS, '--by', 'x@y.test'], /knows nobody at x@y\.test/],
  ])('not %s', async (_why, args, words) => {
    const before = await dump();
    const { code, stdout, stderr } = await runScript(product.office, 'export', args);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(words) });
    expect(await dump()).toEqual(before);
  });
});

describe('nobody is erased', () => {
  test.each([
    ['without a name', [], /Say whom to erase/],
    ['with an option that is none', [ADDRESS, '--force'], /Say whom to erase/],
    ['of whom nothing is kept, by address', ['nobody@example.com', '--yes'], /Nothing is kept about nobody@/],
    [
      'of whom nothing is kept, by id',
      ['candidate-nobody', '--yes'],
      /Nothing is kept about candidate-nobody/,
    ],
    [
      'by somebody whom Interloop does not know',
      [ADDRESS, '--yes', '--by', 'x@y.test'],
      /nobody at x@y\.test/,
    ],
  ])('%s', async (_why, args, words) => {
    const before = await dump();
    const { code, stderr } = await erase(...args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(words) });
    expect(await dump()).toEqual(before);
  });

  test('while an interview is ahead: it is cancelled first, so that everybody is told', async () => {
    const [before, events] = [await dump(), eventsOf(product)];
    const { code, stderr } = await erase('ada.lovelace@example.com', '--yes');
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Nothing is erased. An interview is booked for ${ahead.startsAt.toISOString()}. Cancel it in Slack first, so that everybody is told, then run this again.\n`,
    );
    expect([await dump(), eventsOf(product)]).toEqual([before, events]);
    expect((await erase('ada.lovelace@example.com')).stderr).toContain('Cancel it in Slack first');
  });

  test('unless it is meant: what is kept is counted by kind, whatever the case of the address', async () => {
    const [before, messages, events] = [await dump(), allMessages(), eventsOf(product)];
    const { code, stdout, stderr } = await erase('Grace.Hopper@Example.com');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { interviews, cards } = await storedOfGrace();
    const keys = (before.messages ?? []).filter(isAbout);
    expect(keys.length).toBeGreaterThan(20);
    expect(stdout.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))).toEqual([
      `Kept under the id ${GRACE}:`,
      `interviews ${interviews.length}`,
      `scorecards ${cards.length}`,
      'debrief 1, with 2 votes and 2 decisions',
      'searches for times 2',
      `Slack messages ${keys.length}`,
      `files in Slack ${(await fileIdsOf()).length}`,
      `Google events ${2 * interviews.length} at most`,
      'Nothing was done.',
      'To erase all of it, for good: node dist/scripts/erase.js Grace.Hopper@Example.com --yes',
      '',
    ]);
    expect([await dump(), allMessages(), eventsOf(product)]).toEqual([before, messages, events]);
  });
});

describe('a run that fails halfway', () => {
  test('says what failed and how often, and leaves everything stored', async () => {
    expect(eventsAbout()).toHaveLength(2);
    const before = await dump();
    const faults = product.office.slack.faults;
    for (const method of ['chat.delete', 'chat.delete', 'files.delete'])
      faults.inject({ method, error: 'internal_error' });
    const { code, stderr } = await erase(ADDRESS, '--yes');
    expect(code).toBe(1);
    expect(stderr).toMatch(/2 x Slack message: Slack said internal_error\n {6}[CD]\w+ [\d.]+\n {6}[CD]/);
    expect(stderr).toMatch(/1 x file in Slack: Slack said internal_error\n {6}F\w+\n/);
    expect(stderr).toMatch(/The database still has everything\. Run it again/);
    expect(stderr).not.toMatch(/Grace|Hopper/);
    const { wants: _wants, agendaJobs: _jobs, ...rest } = await dump();
    expect(rest).toEqual((({ wants: _, agendaJobs: __, ...same }) => same)(before));
  });

  test('stays half taken back while workers run and people press: nobody shows it anew', async () => {
    const [messages, events] = [allMessages(), eventsOf(product)];
    expect(eventsAbout()).toEqual([]);
    const [interview] = (await storedOfGrace()).interviews;
    await product.db.wants.want('candidate', GRACE, product.office.clock.now());
    await product.db.wants.want('interview', interview?.id ?? '', product.office.clock.now());
    product.office.clock.advance(10 * 60_000);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect([allMessages(), eventsOf(product)]).toEqual([messages, events]);
  });

  test('does not forget either what Google did not delete', async () => {
    // The calls of one event, repetitions included.
    product.office.google.faults.add({ kind: 'backendError', method: 'events.delete', times: 4 });
    const { code, stderr } = await erase(ADDRESS, '--yes');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/ 1 x Google event: Google: events\.delete got 5\d\d/),
    });
    expect((await storedOfGrace()).interviews.length).toBeGreaterThan(0);
  });
});

describe('once it went through', () => {
  let before: Dump;
  let run: ScriptRun;
  let messages: Message[];
  let mails: number;
  let fileIds: string[];
  beforeAll(async () => {
    await queueJob((await storedOfGrace()).interviews.at(-1)?.id ?? '');
    before = await dump();
    messages = allMessages();
    fileIds = await fileIdsOf();
    mails = product.office.google.office.mails().length;
    run = await erase(ADDRESS, '--yes', '--by', 'Nora.Lindqvist@fernhill.example');
    await product.caughtUp();
  });

  test('it says so, and names nobody but whom the operator typed', () => {
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
    expect(run.stdout).toContain(`Erased. The audit trail keeps that the candidate ${GRACE} was erased`);
    expect(run.stdout).not.toMatch(/Grace|Hopper/);
  });

  test('there was something about the candidate in every collection that could hold it', () => {
    const holding = Object.entries(before).filter(([, documents]) => documents.some(isAbout));
    expect(holding.map(([name]) => name)).toEqual([
      ...['agendaJobs', 'audit', 'candidates', 'claims', 'debriefs', 'interviews', 'messages', 'pictures'],
      ...['plans', 'scorecards', 'wants'],
    ]);
    const others = withoutGrace(before);
    expect([others.pictures?.length, others.scorecards?.length]).not.toContain(0);
  });

  test('no document of any collection holds the name, the address or an id, but the audit trail', async () => {
    const { audit, ...rest } = await dump();
    expect(
      Object.entries(rest).flatMap(([name, all]) => all.filter(isAbout).map((one) => [name, one])),
    ).toEqual([]);
    const added = audit?.slice(before.audit?.length);
    const person = await product.db.people.findPersonBySlack('U0NORA');
    expect(added).toEqual([
      {
        ...{ _id: expect.anything(), teamId: product.office.company.team.id, at: expect.any(Date) },
        ...{ byId: person?.id, verb: 'candidate.erase', aboutId: GRACE },
      },
    ]);
    expect(JSON.stringify(audit)).not.toMatch(/Grace|Hopper|grace\.hopper/);
  });

  test('everything about everybody else is as it was', async () => {
    const { audit: _, ...after } = await dump();
    const { audit: __, ...others } = withoutGrace(before);
    expect(Object.values(others).flat().length).toBeGreaterThan(100);
    expect(Object.values(before).flat().length - Object.values(others).flat().length).toBeGreaterThan(60);
    expect(after).toEqual(others);
    expect(allMessages()).toEqual(messages.filter((message) => !isAbout(message)));
    expect(eventsOf(product).some(({ summary }) => summary.includes('Ada Lovelace'))).toBe(true);
  });

  test('our messages and files in Slack are gone, and the events in Google, and nobody got a mail', () => {
    expect(allMessages().filter(isAbout)).toEqual([]);
    // The picture of the levels before and after the last card, and the export.
    expect(fileIds.length).toBeGreaterThanOrEqual(3);
    expect(fileIds.filter(isThere)).toEqual([]);
    expect(eventsAbout()).toEqual([]);
    expect(product.office.google.office.mails()).toHaveLength(mails);
  });

  test('a second run finds nobody, and the worker had nothing to complain of', async () => {
    for (const whom of [ADDRESS, GRACE]) {
      const again = await erase(whom, '--yes');
      expect(again).toMatchObject({ code: 1, stderr: `Nothing is kept about ${whom}.\n` });
    }
    expect(product.bot.output()).not.toMatch(/Not yet in line|A job failed|"level":50/);
  });
});
