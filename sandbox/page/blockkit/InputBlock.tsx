import type { InputBlock as InputBlockData } from '@slack/types';
import { useId } from 'preact/hooks';
import { Plain } from '../text/Mrkdwn';
import { Element } from './Element';

interface InputBlockProps {
  block: InputBlockData;
  blockId: string;
  error: string | undefined;
}

/** A labelled field; its hint and its error are tied to it for screen readers. */
export function InputBlock({ block, blockId, error }: InputBlockProps) {
  const id = useId();
  const hintId = block.hint && `${id}-hint`;
  const errorId = error && `${id}-error`;
  const dispatch =
    block.element && 'dispatch_action_config' in block.element && block.element.dispatch_action_config;
  const triggers = (dispatch ? dispatch.trigger_actions_on : undefined) ?? ['on_enter_pressed'];
  const field = {
    inputId: `${id}-input`,
    labelId: `${id}-label`,
    describedBy: [hintId, errorId].filter(Boolean).join(' ') || undefined,
    isInvalid: error !== undefined,
  };
  return (
    <div class={error ? 'block-input invalid' : 'block-input'} data-block-id={blockId}>
      <label id={field.labelId} for={field.inputId} class="field-label">
        <Plain text={block.label.text} />
        {block.optional && <span class="optional"> (optional)</span>}
      </label>
      <Element
        element={block.element}
        place={{
          blockId,
          field,
          isWide: true,
          dispatchesOnEnter: block.dispatch_action === true && triggers.includes('on_enter_pressed'),
        }}
      />
      {error && (
        <p class="field-error" id={errorId} role="alert">
          <WarningIcon /> {error}
        </p>
      )}
      {block.hint && (
        <p class="field-hint" id={hintId}>
          <Plain text={block.hint.text} />
        </p>
      )}
    </div>
  );
}

function WarningIcon() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="M7 3.6v4M7 9.6v.6" stroke="var(--paper)" stroke-width="1.5" stroke-linecap="round" />
    </svg>
  );
}
