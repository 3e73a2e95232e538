import { OutsideError } from '../../../src/errors';
import type { Messenger } from '../../../src/ports';
import { makeMessenger } from '../../../src/slack/messenger';
import { makePictures } from '../../../src/slack/pictures';
import { ADA, HIRING, SECRET, startOffice, type TestOffice } from '../../sandbox/slack/startOffice';
import { makeFacts } from '../../support/makeWorld';
import { SILENT } from '../models/makers';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());
beforeEach(() => office.slack.faults.clear());

/** Pictures whose files are remembered in a map. */
function openPictures() {
  const files = new Map<string, { fileId: string; aboutId: string }>();
  const pictures = makePictures({
    client: office.web,
    painter: { png: async (svg) => Buffer.from(svg) },
    store: {
      findFile: async (key) => files.get(key)?.fileId ?? null,
      listFiles: async () => [],
      saveFile: async ({ key, ...file }) => void files.set(key, file),
      removeFiles: async () => {},
    },
    clock: { now: () => new Date() },
    log: SILENT,
  });
  return { files, pictures };
}

const messenger = (save: () => Promise<void> = async () => {}): Messenger =>
  makeMessenger({
    client: office.web,
    messages: {
      find: async () => null,
      listAbout: async () => [],
      save,
      removeMessages: async () => {},
    },
    clock: { now: () => new Date() },
    settings: { companyName: 'Fernhill', quorum: 2 },
    pictures: openPictures().pictures,
    log: SILENT,
  });

const newest = async () =>
  (await office.slack.client.messages(ADA, { channel: HIRING })).messages.at(-1) ?? { ts: '', text: '' };

const PICTURE = { svg: '<svg/>', title: 'Levels', altText: 'Priya 3' };

describe('what we put into Slack', () => {
  test('is taken back, and what is gone already counts as done', async () => {
    const { ts = '' } = await office.web.chat.postMessage({ channel: HIRING, text: 'Booked' });
    const fileId = await openPictures().pictures.fileOf(PICTURE, 'ada');
    expect(office.slack.office.files.find(fileId ?? '')).not.toBeNull();
    for (let round = 0; round < 2; round++) {
      await messenger().takeBack({ channel: HIRING, ts });
      await messenger().deleteFile(fileId ?? '');
    }
    await messenger().deleteFile('F0NEVER');
    expect((await newest()).ts).not.toBe(ts);
    expect(office.slack.office.files.find(fileId ?? '')).toBeNull();
  });

  test.each([
    ["somebody else's message", 'cant_delete_message', false],
    ['a conversation that the app does not see', 'channel_not_found', false],
    ['a Slack that has a fault', 'internal_error', true],
  ])('is not where it is %s: %s', async (what, code, retryable) => {
    await office.slack.client.say(ADA, { channel: HIRING, text: 'Theirs' });
    const { ts } = await newest();
    if (retryable) office.slack.faults.inject({ method: 'chat.delete', error: code });
    const channel = what.startsWith('a conversation') ? SECRET : HIRING;
    const fault = await messenger()
      .takeBack({ channel, ts })
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(OutsideError);
    expect(fault).toMatchObject({ retryable, message: `Slack said ${code}` });
  });
});

test.each([
  ['the database, that does not answer', null, 'mongodb_failed'],
  ['Slack, that has a fault', 'internal_error', 'slack_failed'],
])('what fails while somebody is told is named as it is: %s', async (_, error, code) => {
  const facts = makeFacts();
  const recruiter = { ...facts.recruiter, slackUserId: ADA };
  if (error) office.slack.faults.inject({ method: 'chat.postMessage', error });
  const save = async () => {
    throw new OutsideError('mongodb', true, 'MongoDB does not answer');
  };
  const telling = messenger(save).tell({
    ...{ kind: 'interview card', cards: { in: 0, expected: 1 } },
    facts: { ...facts, recruiter },
  });
  await expect(telling).rejects.toMatchObject({ code });
});

test('two candidates with the same levels have a picture each, and each of them one', async () => {
  const { files, pictures } = openPictures();
  const ids = await Promise.all(['ada', 'grace', 'ada'].map((id) => pictures.fileOf(PICTURE, id)));
  const again = await pictures.fileOf(PICTURE, 'grace');
  expect(new Set(ids).size).toBe(2);
  expect([ids[2], again]).toEqual([ids[0], ids[1]]);
  expect([...files.values()].map(({ aboutId }) => aboutId).sort()).toEqual(['ada', 'grace']);
});
