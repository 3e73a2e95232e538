import type { Button, Overflow } from '@slack/types';
import { useRef, useState } from 'preact/hooks';
import { Menu } from '../../popup/Menu';
import { Plain } from '../../text/Mrkdwn';
import { type ElementPlace, useConfirm, useElement } from '../host';

/** A button. While the app has not answered, it shows that it is working and cannot be pressed twice. */
export function ButtonElement({ element, place }: { element: Button; place: ElementPlace }) {
  const state = useElement(place, element.action_id ?? '');
  const confirm = useConfirm();
  const [isPressed, setPressed] = useState(false);
  const press = async () => {
    if (isPressed || !(await confirm(element.confirm))) return;
    setPressed(true);
    if (element.url) window.open(element.url, '_blank', 'noopener');
    try {
      await state.act({ kind: 'press' });
    } finally {
      setPressed(false);
    }
  };
  return (
    <button
      type="button"
      class={`button ${element.style ?? ''} ${isPressed ? 'working' : ''}`}
      aria-label={element.accessibility_label}
      aria-busy={isPressed}
      disabled={state.isBusy}
      onClick={press}
    >
      <Plain text={element.text.text} emoji={element.text.emoji ?? true} />
    </button>
  );
}

export function OverflowElement({ element, place }: { element: Overflow; place: ElementPlace }) {
  const state = useElement(place, element.action_id ?? '');
  const confirm = useConfirm();
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const items = element.options.map((option) => ({
    key: option.value ?? option.text.text,
    label: <Plain text={option.text.text} />,
    description: option.description?.text,
    choose: async () => {
      if (!(await confirm(element.confirm))) return;
      if (option.url) window.open(option.url, '_blank', 'noopener');
      await state.act({ kind: 'choose', values: [option.value ?? ''] });
    },
  }));
  return (
    <>
      <button
        ref={ref}
        type="button"
        class="button overflow"
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={state.isBusy}
        onClick={() => setOpen(!isOpen)}
      >
        •••
      </button>
      {isOpen && <Menu anchor={ref} label="More actions" items={items} onClose={() => setOpen(false)} />}
    </>
  );
}
