import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  title: string;
  size?: 'small' | 'modal';
  /** Beside the title, before it: the way back in a stack. */
  lead?: ComponentChildren;
  /** Changes when another view takes the place of this one: focus goes to its first field then. */
  focusKey?: string;
  /** Escape. */
  onClose(): void;
  /** The cross; Escape's way unless said otherwise. */
  onCross?: () => void;
  children: ComponentChildren;
}

/** A modal dialog: the page behind it is inert, focus stays inside and returns to where it was. */
export function Dialog({ title, size = 'modal', lead, focusKey, onClose, onCross, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useLayoutEffect(() => focusFirstField(ref.current), [focusKey]);
  return (
    <dialog
      ref={ref}
      class={`dialog ${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="dialog-head">
        {lead}
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="icon-button" aria-label="Close dialog" onClick={onCross ?? onClose}>
          <CrossIcon />
        </button>
      </header>
      {children}
    </dialog>
  );
}

const FIELD = '.dialog-body :is(input, textarea, select):not(:disabled), [data-autofocus]';

/**
 * Slack puts the cursor into the first field of a modal. Somebody who is in a field already stays there: an app
 * may redraw a form under their hands.
 */
function focusFirstField(dialog: HTMLDialogElement | null): void {
  if (dialog?.querySelector('.dialog-body :focus')) return;
  const field = dialog?.querySelector<HTMLElement>(FIELD);
  if (field) {
    // What stands above a field that is in view stays there too.
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: 'nearest' });
  } else dialog?.querySelector<HTMLElement>('.dialog-foot button:last-of-type')?.focus();
}

function CrossIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
    </svg>
  );
}
