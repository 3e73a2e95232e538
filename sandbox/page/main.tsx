import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './App';
import { Gallery } from './gallery/Gallery';
import { offerDraft } from './office/composing';
import { makeOfficeStore } from './store/officeStore';
import { slackApi } from './store/slackApi';
import { makeSlackStore } from './store/slackStore';
import { StoresContext } from './store/stores';
import './styles/base.css';
import './styles/text.css';
import './styles/blocks.css';
import './styles/inputs.css';
import './styles/app.css';
import './styles/conversation.css';
import './styles/message.css';
import './styles/office.css';
import './styles/calendars.css';
import './styles/everybody.css';
import './styles/mail.css';

const RETRY_MS = 1500;

function openPage(root: Element): void {
  const stores = { slack: makeSlackStore(slackApi), office: makeOfficeStore() };
  render(
    <StoresContext.Provider value={stores}>
      <App />
    </StoresContext.Provider>,
    root,
  );
  effect(() => {
    const nowMs = stores.slack.state.value?.nowMs;
    if (nowMs) stores.office.hearTime(nowMs);
  });
  const findNext = () => stores.office.checklist.value?.steps.find((step) => !step.isDone)?.jump;
  effect(() => {
    const next = findNext();
    if (next) offerDraft(next, stores.slack);
  });
  const known = stores.office.start();
  const start = async () => {
    await known;
    await stores.slack.start(findNext()?.userId).catch(() => {
      stores.slack.connection.value = 'lost';
      setTimeout(start, RETRY_MS);
    });
  };
  void start();
}

const root = document.querySelector('#page');
if (root) {
  if (location.search.startsWith('?gallery')) render(<Gallery />, root);
  else openPage(root);
}
