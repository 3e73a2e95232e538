import { ADA, HIRING, SECRET, startOffice, type TestOffice } from './startOffice';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

/** What Slack answers, refusals too. */
const call = (method: string, args: Record<string, unknown>) =>
  office.web.apiCall(method, args).then(
    (answer) => answer,
    (error: { data?: unknown }) => error.data,
  );
const newest = async () => {
  const { messages } = await office.slack.client.messages(ADA, { channel: HIRING });
  return messages.at(-1);
};

test("the app deletes its own messages, each once, and nobody else's", async () => {
  const { ts = '' } = await office.web.chat.postMessage({ channel: HIRING, text: 'Ours' });
  expect(await call('chat.delete', { channel: HIRING, ts })).toMatchObject({ ok: true, channel: HIRING, ts });
  expect(await call('chat.delete', { channel: HIRING, ts })).toMatchObject({ error: 'message_not_found' });
  await office.slack.client.say(ADA, { channel: HIRING, text: 'Theirs' });
  const theirs = await newest();
  expect(theirs?.text).toBe('Theirs');
  expect(await call('chat.delete', { channel: HIRING, ts: theirs?.ts })).toMatchObject({
    error: 'cant_delete_message',
  });
});

test('a deleted file is gone from its messages, its address and image blocks, and is not deleted twice', async () => {
  const file = Buffer.from('89504e470d0a1a0a', 'hex');
  await office.web.filesUploadV2({ channel_id: HIRING, file, filename: 'levels.png' });
  const [shown] = (await newest())?.files ?? [];
  expect(shown?.name).toBe('levels.png');
  expect(await call('files.delete', { file: shown?.id })).toMatchObject({ ok: true });
  expect((await newest())?.files).toEqual([]);
  expect((await fetch(`${office.slackUrl}${shown?.url}`)).status).toBe(404);
  const blocks = [{ type: 'image', slack_file: { id: shown?.id }, alt_text: 'Levels' }];
  expect(await call('chat.postMessage', { channel: HIRING, text: 'x', blocks })).toMatchObject({
    error: 'invalid_blocks',
  });
  expect(await call('files.delete', { file: shown?.id })).toMatchObject({ error: 'file_deleted' });
});

test('a file that is still being uploaded is not there yet', async () => {
  const { file_id } = await office.web.files.getUploadURLExternal({ filename: 'half.png', length: 8 });
  expect(await call('files.delete', { file: file_id })).toMatchObject({ error: 'file_not_found' });
});

test.each([
  ['a message that is not there', 'chat.delete', { channel: HIRING, ts: '1.000001' }, 'message_not_found'],
  [
    'a message in a channel that the app does not see',
    'chat.delete',
    { channel: SECRET, ts: '1.000001' },
    'channel_not_found',
  ],
  ['a file that is not there', 'files.delete', { file: 'F0NONE' }, 'file_not_found'],
])('%s is not deleted', async (_what, method, args, error) => {
  expect(await call(method, args)).toMatchObject({ ok: false, error });
});

test('each takes the scope that the manifest asks for', async () => {
  const { app } = office.slack.office;
  const { scopes } = app;
  app.scopes = scopes.filter((scope) => !['chat:write', 'files:write'].includes(scope));
  const file = await call('files.delete', { file: 'F0NONE' });
  const message = await call('chat.delete', { channel: HIRING, ts: '1.000001' });
  app.scopes = scopes;
  expect([file, message]).toMatchObject([
    { error: 'missing_scope', needed: 'files:write' },
    { error: 'missing_scope', needed: 'chat:write' },
  ]);
});
