import { useEffect, useRef } from 'preact/hooks';
import type { ClientView } from '../../slack/clientTypes';
import { Dialog } from '../popup/Dialog';
import { AppGlyph } from '../text/Avatar';
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
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(view.errors).length === 0) return;
    formRef.current?.querySelector<HTMLElement>('.invalid :is(input, textarea, button)')?.focus();
  }, [JSON.stringify(view.errors)]);
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
        ref={formRef}
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
        <div class="dialog-body" key={view.id}>
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
      <AppGlyph size={20} />
    </span>
  );
}
