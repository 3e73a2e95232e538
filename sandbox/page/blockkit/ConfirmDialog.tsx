import type { Confirm } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { Dialog } from '../popup/Dialog';
import { Plain } from '../text/Mrkdwn';
import { ConfirmContext } from './host';
import { TextObject } from './TextObject';

interface Question {
  confirm: Confirm;
  answer(isAgreed: boolean): void;
}

/** Gives its children a way to ask a confirm object's question, and draws the dialog. */
export function ConfirmAsker({ children }: { children: ComponentChildren }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback((confirm: Confirm | undefined) => {
    if (!confirm) return Promise.resolve(true);
    return new Promise<boolean>((resolve) => {
      setQuestion({
        confirm,
        answer: (isAgreed) => {
          setQuestion(null);
          resolve(isAgreed);
        },
      });
    });
  }, []);
  return (
    <ConfirmContext.Provider value={ask}>
      {children}
      {question && <ConfirmDialog {...question} />}
    </ConfirmContext.Provider>
  );
}

function ConfirmDialog({ confirm, answer }: Question) {
  const style = confirm.style === 'danger' ? 'danger' : 'primary';
  return (
    <Dialog title={confirm.title?.text ?? 'Are you sure?'} size="small" onClose={() => answer(false)}>
      <div class="dialog-body">
        <TextObject text={confirm.text} />
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => answer(false)}>
          <Plain text={confirm.deny?.text ?? 'Cancel'} />
        </button>
        <button type="button" class={`button ${style}`} data-autofocus onClick={() => answer(true)}>
          <Plain text={confirm.confirm?.text ?? 'Yes'} />
        </button>
      </footer>
    </Dialog>
  );
}
