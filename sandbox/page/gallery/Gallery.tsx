import { useState } from 'preact/hooks';
import type { ClientConversation, ClientUser, ClientView } from '../../slack/clientTypes';
import { Blocks } from '../blockkit/Blocks';
import { ConfirmAsker } from '../blockkit/ConfirmDialog';
import { BlockHostContext } from '../blockkit/host';
import { Modal } from '../blockkit/Modal';
import { Mrkdwn } from '../text/Mrkdwn';
import { type Reader, ReaderContext } from '../text/reader';
import { useLocalHost } from './localHost';
import { askMessage, formBlocks, THURSDAY } from './sampleBlocks';

const user = (id: string, realName: string, title: string, color: string): ClientUser => ({
  id,
  name: realName.split(' ')[0]?.toLowerCase() ?? id,
  realName,
  displayName: realName,
  title,
  email: `${id.toLowerCase()}@fernhill.example`,
  tz: 'Europe/Berlin',
  isBot: false,
  deleted: false,
  color,
});

const USERS = [
  user('U1', 'Priya Nair', 'Staff engineer', '#8c5fa8'),
  user('U2', 'Rosa Marin', 'Recruiter', '#b0582f'),
  user('U3', 'Omar Haddad', 'Senior engineer', '#2f7ab0'),
  user('U4', 'Chen Wei', 'Engineer', '#3d8f5a'),
];

const CHANNEL: ClientConversation = {
  id: 'C1',
  kind: 'channel',
  name: 'hiring',
  topic: '',
  memberIds: ['U1'],
  isMember: true,
  isArchived: false,
  isApp: false,
  unreadCount: 0,
  mentionCount: 0,
  lastReadTs: '',
  latestTs: '',
};

const READER: Reader = {
  userId: 'U1',
  zone: 'Europe/Berlin',
  now: new Date((THURSDAY - 26 * 3600) * 1000),
  hour12: false,
  users: USERS,
  conversations: [CHANNEL, { ...CHANNEL, id: 'C2', name: 'backend' }],
  openUser: () => undefined,
  openConversation: () => undefined,
};

const ERRORS = { email: 'Enter an email address such as ada@example.com.', level: 'Choose a level.' };

const MODAL: ClientView = {
  id: 'V1',
  type: 'modal',
  hash: '1',
  title: 'Schedule an interview',
  submit: 'Find times',
  close: 'Close',
  blocks: formBlocks,
  values: {},
  errors: ERRORS,
  notice: null,
  isBusy: false,
};

/** `/?gallery`: every block and input on one page, without a server. */
export function Gallery() {
  const [isOpen, setOpen] = useState(location.search.includes('modal'));
  const messageHost = useLocalHost(askMessage, {
    warnings: [{ blockId: 's1', actionId: 'pick', text: 'Interloop did not answer.' }],
  });
  const formHost = useLocalHost(formBlocks, { errors: ERRORS });
  return (
    <ReaderContext.Provider value={READER}>
      <ConfirmAsker>
        <main class="gallery">
          <h1>Blocks</h1>
          <BlockHostContext.Provider value={messageHost}>
            <Blocks blocks={askMessage} />
          </BlockHostContext.Provider>
          <h1>Text</h1>
          <Mrkdwn
            text={
              '*bold* _italic_ ~strike~ `code` <https://example.com|a link> <@U1> <!here> :tada:\n&gt; a quote\n&gt; of two lines\nand on.\n>>> quoted\nto the end'
            }
          />
          <h1>Modal</h1>
          <button type="button" class="button primary" onClick={() => setOpen(true)}>
            Open
          </button>
          {isOpen && (
            <Modal
              view={MODAL}
              host={formHost}
              appName="Interloop"
              depth={0}
              onSubmit={() => setOpen(false)}
              onClose={() => setOpen(false)}
              onCloseAll={() => setOpen(false)}
            />
          )}
        </main>
      </ConfirmAsker>
    </ReaderContext.Provider>
  );
}
