import { ADA, HIRING, startOffice, type TestOffice } from './startOffice';

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startOffice({ mode });
    office.bolt.command('/schedule', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'schedule',
          title: { type: 'plain_text', text: 'Schedule' },
          submit: { type: 'plain_text', text: 'Go' },
          blocks: [
            {
              type: 'input',
              block_id: 'who',
              label: { type: 'plain_text', text: 'Candidate' },
              element: { type: 'plain_text_input', action_id: 'name', initial_value: body.text },
            },
          ],
        },
      });
    });
    office.bolt.view('schedule', async ({ ack, view, body, client }) => {
      await ack();
      await client.chat.postMessage({
        channel: body.user.id,
        text: `Times for ${view.state.values.who?.name?.value}`,
        blocks: [
          {
            type: 'actions',
            block_id: 'pick',
            elements: [
              { type: 'button', action_id: 'book', value: 'x1', text: { type: 'plain_text', text: 'Book' } },
            ],
          },
        ],
      });
    });
    office.bolt.action('book', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Booked', replace_original: true });
    });
  });
  afterAll(() => office.stop());

  test('a slash command opens a modal, its submission posts a button, and the button replaces its message', async () => {
    const { slack } = office;
    expect(await slack.client.say(ADA, { channel: HIRING, text: '/schedule Ada Lovelace' })).toEqual({
      ok: true,
    });
    await slack.settled();
    const { views } = await slack.client.state(ADA);
    expect(views[0]?.values.who?.name?.value).toBe('Ada Lovelace');
    expect(await slack.client.submit(ADA, { viewId: views[0]?.id ?? '' })).toEqual({ ok: true });
    await slack.settled();
    const dm = (await slack.client.state(ADA)).conversations.find((it) => it.isApp);
    expect(dm?.unreadCount).toBe(1);
    const place = { channel: dm?.id ?? '', messageTs: dm?.latestTs ?? '' };
    const outcome = await slack.client.act(ADA, {
      place,
      blockId: 'pick',
      actionId: 'book',
      input: { kind: 'press' },
    });
    expect(outcome).toEqual({ ok: true });
    await slack.settled();
    const { messages } = await slack.client.messages(ADA, { channel: place.channel });
    expect(messages.map(({ text, blocks }) => [text, blocks.length])).toEqual([['Booked', 0]]);
  });
});
