import { useCallback, useRef } from 'preact/hooks';
import type { ClientView } from '../../slack/clientTypes';
import { Modal } from '../blockkit/Modal';
import { useStores } from '../store/stores';
import { useViewHost } from './viewHost';

/** The person's stack of modals; the top one is shown. */
export function ModalStack() {
  const { slack } = useStores();
  const views = slack.state.value?.views ?? [];
  const top = views.at(-1);
  return top ? <TopModal view={top} depth={views.length - 1} /> : null;
}

function TopModal({ view, depth }: { view: ClientView; depth: number }) {
  const { slack } = useStores();
  const submitRef = useRef(() => {});
  const submit = useCallback(() => submitRef.current(), []);
  const { host, take } = useViewHost(view, submit);
  submitRef.current = () => {
    if (view.submit === null || view.isBusy) return;
    const inputs = take(view.blocks.map((block) => block.block_id ?? ''));
    void slack.run((api, me) => api.submit(me, { viewId: view.id, inputs }));
  };
  const close = (all: boolean) => void slack.run((api, me) => api.close(me, { viewId: view.id, all }));
  return (
    <Modal
      view={view}
      host={host}
      appName={slack.workspace.value?.app.name ?? 'App'}
      depth={depth}
      onSubmit={submit}
      onClose={() => close(false)}
      onCloseAll={() => close(true)}
    />
  );
}
