import { WebClient } from '@slack/web-api';
import { httpClientApi } from '../../../sandbox/slack/client/httpClientApi';
import { serveSlack } from '../../../sandbox/slack/serveSlack';
import { ADA, HIRING, MANIFEST, QUIET } from './startOffice';

test('Slack starts alone, for programs that are not ours', async () => {
  const written: string[] = [];
  const write = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  const alone = await serveSlack(['--bot-token', 'xoxb-other'], {
    team: { id: 'T1', name: 'Elsewhere', domain: 'elsewhere' },
    users: [{ id: ADA, name: 'ada', realName: 'Ada Okafor', tz: 'UTC' }],
    channels: [{ id: HIRING, name: 'hiring', kind: 'channel', memberIds: [ADA, 'U0INTERLOOP'] }],
    manifest: MANIFEST,
  });
  write.mockRestore();
  const web = new WebClient('xoxb-other', { slackApiUrl: `${alone.url}/slack/api/`, logger: QUIET });
  expect(await web.auth.test()).toMatchObject({ team: 'Elsewhere', user_id: 'U0INTERLOOP' });
  await web.chat.postMessage({ channel: HIRING, text: 'Hello' });
  const { messages } = await httpClientApi(alone.url).messages(ADA, { channel: HIRING });
  await alone.close();
  expect(messages.map((message) => message.text)).toEqual(['Hello']);
  expect(written.join('')).toContain(`${alone.url}/slack/api/`);
});
