import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ElementPlace, useElement } from '../host';

type AnyText = PlainTextInput | NumberInput | EmailInput | URLInput;

const SEND_AFTER_MS = 250;

/** Everything one types into: lines, paragraphs, numbers, addresses. */
export function TextElement({ element, place }: { element: AnyText; place: ElementPlace }) {
  const state = useElement(place, element.action_id ?? '');
  const serverText = state.value?.value ?? '';
  const draft = useDraft(serverText, (text, enterPressed) =>
    state.act({ kind: 'text', text, ...(enterPressed && { enterPressed }) }),
  );
  const type = (text: string) => {
    state.noteText(text);
    draft.type(text);
  };
  const isMultiline = element.type === 'plain_text_input' && element.multiline === true;
  const max = 'max_length' in element ? element.max_length : undefined;
  const common = {
    id: place.field?.inputId,
    class: 'text-field',
    placeholder: element.placeholder?.text,
    'aria-label': place.field ? undefined : (element.placeholder?.text ?? 'Text'),
    'aria-describedby': place.field?.describedBy,
    'aria-invalid': place.field?.isInvalid || undefined,
    disabled: state.isBusy,
    value: draft.text,
    autocomplete: 'off' as const,
    onBlur: () => draft.flush(),
  };
  const left = max === undefined ? null : max - draft.text.length;
  return (
    <>
      {isMultiline ? (
        <textarea rows={4} {...common} onInput={(event) => type(event.currentTarget.value)} />
      ) : (
        <input
          // Slack checks numbers, addresses and URLs on submit; the browser's own bubbles must not come first.
          type="text"
          inputMode={inputModeOf(element)}
          {...common}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            if (place.dispatchesOnEnter) draft.flush(true);
            else state.submit();
          }}
        />
      )}
      {left !== null && (left < 50 || draft.text.length > 0) && max !== undefined && max <= 3000 && (
        <span class={left < 0 ? 'count over' : 'count'} aria-hidden={left > 20}>
          {left}
        </span>
      )}
    </>
  );
}

function inputModeOf(element: AnyText): 'text' | 'decimal' | 'numeric' | 'email' | 'url' {
  if (element.type === 'email_text_input') return 'email';
  if (element.type === 'url_text_input') return 'url';
  if (element.type === 'plain_text_input') return 'text';
  return element.is_decimal_allowed ? 'decimal' : 'numeric';
}

/**
 * Text that is typed here first and sent a little later. What comes back from the server is taken only when it
 * is not something that was sent before, so that an old echo never eats letters.
 */
function useDraft(serverText: string, send: (text: string, enterPressed: boolean) => Promise<void>) {
  const [text, setText] = useState(serverText);
  const sent = useRef(new Set([serverText]));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const unsent = useRef<string | null>(null);

  useEffect(() => {
    if (unsent.current !== null || sent.current.has(serverText)) return;
    sent.current = new Set([serverText]);
    setText(serverText);
  }, [serverText]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const flush = (enterPressed = false) => {
    clearTimeout(timer.current);
    const pending = unsent.current ?? (enterPressed ? text : null);
    unsent.current = null;
    if (pending === null) return;
    sent.current.add(pending);
    void send(pending, enterPressed);
  };
  return {
    text,
    type(next: string) {
      setText(next);
      unsent.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => flush(), SEND_AFTER_MS);
    },
    flush,
  };
}
