import { writeFileSync } from 'node:fs';
import { candidateId } from '../../sandbox/company/ids';
import type { Person } from '../../sandbox/slack/person';
import { auditModel } from '../../src/models/auditTrail';
import { type Product, startProduct } from '../support/startProduct';
import { news } from '../support/steps';

jest.setTimeout(30_000);

const GRACE = candidateId('grace');
let product: Product;
let helena: Person;
let samuel: Person;
let nora: Person;

beforeAll(async () => {
  product = await startProduct();
  [helena, samuel, nora] = ['helena', 'samuel', 'nora'].map(product.person) as [Person, Person, Person];
  await product.caughtUp();
  for (const person of [helena, samuel, nora]) await person.goTo('Interloop');
}, 60_000);
afterAll(() => product.close());

const audited = async (verb: string) =>
  auditModel(product.db.connection)
    .find({ verb })
    .sort({ at: 1 })
    .lean<{ byId: string; aboutId: string }[]>();

/** The newest file in somebody's messages. */
async function newestFile(person: Person): Promise<{ name: string; content: Buffer }> {
  const file = (await person.dm()).flatMap(({ files }) => files).at(-1);
  if (!file) throw new Error('No file was sent');
  const content = product.office.slack.office.files.content(file.id);
  return { name: file.name, content: content ?? Buffer.alloc(0) };
}

/** The picture in the newest message that has one. */
async function pictureOf(person: Person): Promise<{ fileId: string; alt: string }> {
  const blocks = (await person.dm()).flatMap(
    (message) => [...message.blocks] as unknown as Record<string, unknown>[],
  );
  const image = blocks.findLast(({ type }) => type === 'image');
  // The page's client gets the address under which it can fetch the file.
  return { fileId: /F0\d+/.exec(JSON.stringify(image))?.[0] ?? '', alt: String(image?.alt_text) };
}

describe('the message of a debrief', () => {
  test('has one picture for all its readers, uploaded once, with the same in words', async () => {
    const shown = await Promise.all([helena, samuel, nora].map(pictureOf));
    expect(new Set(shown.map(({ fileId }) => fileId)).size).toBe(1);
    expect(shown[0]?.alt).toContain('Data modelling: Priya 4, Chen 3, Omar 2, Sofia 3.');
    expect(await product.db.pictures.listFiles(GRACE)).toEqual([shown[0]?.fileId]);
    const png = product.office.slack.office.files.content(shown[0]?.fileId ?? '');
    expect(png?.subarray(1, 4).toString()).toBe('PNG');
  });

  test('lets a committee member vote in two clicks and a sentence', async () => {
    helena.resetTally();
    await helena.click('Hire');
    await helena.fill('Why', 'The keys came from the queries.');
    await helena.submit();
    await helena.seesNoModal();
    expect(helena.tally.clicks).toBe(2);
    await product.caughtUp();
    await helena.sees('1 of 2 needed');
    expect((await product.db.debriefs.findDebrief(GRACE))?.votes).toMatchObject([
      { outcome: 'hire', reason: 'The keys came from the queries.' },
    ]);
    // A vote changes no level: the picture stays the one that Slack has.
    expect(await product.db.pictures.listFiles(GRACE)).toHaveLength(1);
  });

  test('stays readable as a table when the picture cannot be uploaded', async () => {
    product.office.slack.faults.inject({ method: 'files.getUploadURLExternal', error: 'internal_error' });
    await helena.types('/debrief Alan');
    await helena.modal('Debrief');
    await helena.sees('Debrief: Alan Turing');
    const words = JSON.stringify(await helena.modal('Debrief'));
    expect(words).toContain('```');
    expect(words).not.toContain('"image"');
    await helena.closeModal(true);
  });
});

describe('without a name', () => {
  test.each(['helena', 'nora'])(
    '%s sees whom the committee can decide on, and opens one in place',
    async (key) => {
      const reader = product.person(key);
      await reader.goTo('Interloop');
      await reader.types('/debrief');
      await reader.sees(/To decide\s+Grace Hopper[\s\S]*Ready/);
      await reader.sees(/Waiting[\s\S]*Alan Turing[\s\S]*waits for Omar Haddad/);
      await reader.click('Open the debrief', { near: 'Alan Turing' });
      await reader.sees('Debrief: Alan Turing');
      await reader.closeModal();
      await reader.seesNoModal();
    },
  );

  test('whoever judges, and decides nothing, is told whom it is for', async () => {
    const priya = product.person('priya');
    await priya.goTo('Interloop');
    await priya.types('/debrief');
    await priya.modal('Not possible');
    await priya.closeModal(true);
  });
});

describe('a card that is missing', () => {
  test('is asked for with one tap, and the tap is answered', async () => {
    const omar = product.person('omar');
    await omar.goTo('Interloop');
    for (const person of [helena, samuel]) {
      await person.types('/debrief Alan');
      await person.sees('Debrief: Alan Turing');
    }
    await helena.click('Nudge Omar');
    await helena.sees(/missing, due since .*, nudged by you just now/);
    await helena.closeModal(true);
    await product.caughtUp();
    expect(await news(omar)).toContainEqual(
      expect.stringMatching(/^Your card for Alan Turing .* late\. .*Helena Costa waits for it\.$/),
    );
  });

  test('and is not asked for twice in a short while: whoever taps too is told who did, and when it may be again', async () => {
    const omar = product.person('omar');
    const before = await news(omar);
    // Drawn before Helena's tap, Samuel's screen still has the button.
    await samuel.click('Nudge Omar');
    await samuel.sees(
      /Helena Costa nudged Omar (just now|\d+ min ago); it stands in Omar's messages\. Leave Omar some time for it\. From .* you can nudge again\./,
    );
    await samuel.closeModal(true);
    await samuel.types('/debrief Alan');
    await samuel.sees(/missing, due since .*, nudged by Helena Costa (just now|\d+ min ago)/);
    expect(await samuel.screen()).not.toContain('Nudge Omar');
    await samuel.closeModal(true);
    await product.caughtUp();
    expect(await news(omar)).toEqual(before);
  });
});

test('a name that several candidates have is asked for in full', async () => {
  await helena.types('/debrief a');
  await helena.sees(/ and .* are called so, and perhaps more\. Type more of the name/);
  await helena.closeModal(true);
});

describe('what leaves the debrief', () => {
  test('a recruiter gets the packet as PDF in their own messages, on record', async () => {
    await nora.click('Export as PDF');
    await nora.sees('is in your messages');
    await nora.closeModal(true);
    const { name, content } = await newestFile(nora);
    expect(name).toBe('grace-hopper-2026-11-30.pdf');
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
    if (process.env.KEEP_PACKET) writeFileSync(process.env.KEEP_PACKET, content);
    expect(await audited('debrief.export')).toMatchObject([{ aboutId: GRACE }]);
  });

  test('and as CSV: each rating a row, each row marked with who and when', async () => {
    await nora.click('Export as CSV');
    await nora.sees('is in your messages');
    await nora.closeModal(true);
    const { name, content } = await newestFile(nora);
    expect(name).toBe('grace-hopper-2026-11-30.csv');
    const text = content.toString('utf8');
    expect(text.startsWith('\ufeffcandidate,kind,stage,person')).toBe(true);
    const rows = text.trim().split('\r\n').slice(1);
    expect(rows.length).toBeGreaterThan(33);
    expect(text.split('Exported by Nora Lindqvist').length - 1).toBe(
      text.split('Grace Hopper').length - 1 - (text.match(/Grace Hopper(?!,)/g)?.length ?? 0),
    );
  });

  test('nobody else is offered an export', async () => {
    await helena.sees('Post to a channel');
    expect(await helena.screen()).not.toContain('Export as PDF');
  });

  test('no channel is told while somebody in it may not read the debrief', async () => {
    await helena.types('/debrief Alan');
    await helena.sees('Debrief: Alan Turing');
    await helena.click('Post to a channel');
    await helena.fill('Channel', 'general');
    await helena.submit();
    await helena.sees('Interloop is not in this channel. Invite it with /invite');
    await helena.fill('Channel', 'hiring');
    await helena.submit();
    // Omar's own card is not in.
    await helena.sees(/In this channel .*Omar Haddad.* may not read this debrief/);
    await helena.closeModal(true);
    expect(await audited('debrief.post')).toEqual([]);
  });

  test('a channel of those who may read it is told where it stands, without ratings', async () => {
    await nora.click('Post to a channel');
    await nora.fill('Channel', 'hiring-ada-lovelace');
    await nora.submit();
    await nora.seesNoModal();
    await product.caughtUp();
    await nora.goTo('#hiring-ada-lovelace');
    const [post] = (await nora.messages()).filter(({ text }) => text.includes('Grace Hopper'));
    expect(post?.text).toBe('Ready to decide: Grace Hopper. 11 of 11 cards in');
    expect(JSON.stringify(post?.blocks)).not.toMatch(/Priya|Omar|strong/);
    expect(await audited('debrief.post')).toMatchObject([{ aboutId: GRACE }]);
    await nora.goTo('Interloop');
  });
});

describe('the decision', () => {
  test('is recorded at quorum, with dissent by name and the cards frozen and locked', async () => {
    await samuel.click('No hire');
    await samuel.fill('Why', 'The hot row was a hint.');
    await samuel.submit();
    await samuel.seesNoModal();
    await product.caughtUp();
    await helena.click('Record the decision');
    await helena.fill('Decision', 'Hire');
    await helena.fill('Rationale', 'The design stands on its own.');
    await helena.submit();
    await helena.seesNoModal();
    await product.caughtUp();
    expect((await news(samuel)).at(-1)).toMatch(
      /^Decided: hire, Grace Hopper. By Helena Costa. Dissent: Samuel/,
    );
    const decision = (await product.db.debriefs.findDebrief(GRACE))?.decision;
    const cards = await product.db.scorecards.listScorecards({ candidateId: GRACE });
    expect(decision?.snapshot.cards.map(({ id }) => id).sort()).toEqual(cards.map(({ id }) => id).sort());
    expect(cards.every(({ lockedAt }) => lockedAt)).toBe(true);
  });

  test('a card is amended after it only once an admin unlocked it, and the decision keeps what stood', async () => {
    const yuki = product.person('yuki');
    await yuki.goTo('Interloop');
    await yuki.types('/debrief Grace');
    await yuki.click('Read the cards');
    await yuki.click('Read', { near: 'Priya Nair' });
    await yuki.click('Unlock');
    await yuki.fill('Why', 'Evidence of another candidate.');
    await yuki.submit();
    await yuki.sees('Unlocked by Yuki Tanaka');
    await yuki.closeModal(true);
    const priya = product.person('priya');
    await priya.goTo('Interloop');
    await priya.sees('You can amend it once');
    await priya.click('Amend', { near: 'Unlocked' });
    await priya.fill('What changes', 'Overall');
    await priya.fill('Concern', 'None of mine.');
    await priya.fill('Why', 'Mixed up two pages.');
    await priya.submit();
    await priya.seesNoModal();
    await product.caughtUp();
    const cards = await product.db.scorecards.listScorecards({ candidateId: GRACE });
    const amended = cards.find(({ amendments }) => amendments.length > 0);
    expect(amended).toMatchObject({ concern: 'None of mine.', lockedAt: expect.any(Date) });
    const decision = (await product.db.debriefs.findDebrief(GRACE))?.decision;
    const frozen = decision?.snapshot.cards.find(({ id }) => id === amended?.id);
    expect(frozen?.concern).not.toBe('None of mine.');
    await helena.sees('Amended since: Priya Nair (System design)');
    expect(await audited('scorecard.unlock')).toMatchObject([{ aboutId: amended?.id }]);
  });
});
