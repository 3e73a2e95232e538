import type { ClientView } from '../../slack/clientTypes';
import { Dialog } from '../popup/Dialog';
import { Plain } from '../text/Mrkdwn';
import { Blocks } from './Blocks';
import { type BlockHost, BlockHostContext } from './host';

interface ModalProps {
  view: ClientView;
  host: BlockHost;
  appName: string;
  /** How many modals lie under this one. */
  depth: number;
  onSubmit(): void;
  onClose(): void;
  onCloseAll(): void;
}

/** A modal as Slack draws it: the app's title, what it asks, its close and submit buttons. */
export function Modal({ view, host, appName, depth, onSubmit, onClose, onCloseAll }: ModalProps) {
  const back = (
    <button type="button" class="icon-button" aria-label="Back" onClick={onClose}>
      ‹
    </button>
  );
  return (
    <Dialog
      title={view.title}
      lead={depth > 0 ? back : <AppMark name={appName} />}
      focusKey={`${view.id}/${view.blocks.map((block) => block.block_id).join()}`}
      onClose={onClose}
      onCross={onCloseAll}
    >
      <form
        class="modal-form"
        noValidate
        aria-busy={view.isBusy}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || view.submit === null) return;
          event.preventDefault();
          onSubmit();
        }}
      >
        {view.notice && (
          <p class="modal-notice" role="alert">
            {view.notice}
          </p>
        )}
        <div class="dialog-body">
          <BlockHostContext.Provider value={host}>
            <Blocks blocks={view.blocks} />
          </BlockHostContext.Provider>
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            <Plain text={view.close || 'Cancel'} />
          </button>
          {view.submit !== null && (
            <button
              type="submit"
              class={`button primary ${view.isBusy ? 'working' : ''}`}
              disabled={view.isBusy}
            >
              {view.isBusy && <span class="spinner" aria-hidden="true" />}
              <Plain text={view.submit} />
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

function AppMark({ name }: { name: string }) {
  return (
    <span class="app-mark" role="img" aria-label={name} title={name}>
      <svg width="20" height="20" viewBox="0 0 32 32" aria-hidden="true">
        <path
          d="M9 16a5 5 0 0 1 9-3l4 6a5 5 0 1 0 0-6l-4 6a5 5 0 0 1-9-3z"
          transform="translate(-1.6)"
          fill="none"
          stroke="currentColor"
          stroke-width="2.6"
        />
      </svg>
    </span>
  );
}
