import type { Checkboxes, RadioButtons } from '@slack/types';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type ElementPlace, useConfirm, useElement } from '../host';
import { TextObject } from '../TextObject';

/** Radio buttons and checkboxes. */
export function ChoiceElement({
  element,
  place,
}: {
  element: RadioButtons | Checkboxes;
  place: ElementPlace;
}) {
  const state = useElement(place, element.action_id ?? '');
  const confirm = useConfirm();
  const name = useId();
  const isRadio = element.type === 'radio_buttons';
  const told = isRadio
    ? [state.value?.selected_option?.value].filter((value) => value !== undefined)
    : (state.value?.selected_options ?? []).map((option) => option.value);
  // What was ticked a moment ago counts before the server has said so, on the screen too: from a radio that was
  // unticked under the hand, Tab would go to its neighbour.
  const [sent, setSent] = useState<{ values: (string | undefined)[] } | null>(null);
  const chosen = sent?.values ?? told;
  const latest = useRef(chosen);
  useLayoutEffect(() => {
    latest.current = chosen;
  }, [chosen.join('\n')]);
  const choose = async (value: string, input: HTMLInputElement) => {
    const isOn = latest.current.includes(value);
    if (!(await confirm(element.confirm))) {
      input.checked = isOn;
      return;
    }
    const others = latest.current.filter((each) => each !== value);
    const values = isRadio ? [value] : isOn ? others : [...others, value];
    latest.current = values;
    const sending = { values };
    setSent(sending);
    await state.act({ kind: 'choose', values: values.filter((each) => each !== undefined) });
    setSent((last) => (last === sending ? null : last));
  };
  return (
    <fieldset
      class="choices"
      role={isRadio ? 'radiogroup' : undefined}
      aria-labelledby={place.field?.labelId}
      aria-label={place.field ? undefined : 'Choices'}
      aria-describedby={place.field?.describedBy}
    >
      {element.options.map((option, at) => {
        const value = option.value ?? '';
        const id = `${name}-${at}`;
        return (
          <div class="choice" key={value}>
            <input
              id={id}
              type={isRadio ? 'radio' : 'checkbox'}
              name={name}
              checked={chosen.includes(value)}
              disabled={state.isBusy}
              aria-describedby={option.description ? `${id}-more` : undefined}
              onChange={(event) => choose(value, event.currentTarget)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return;
                event.preventDefault();
                state.submit();
              }}
            />
            <label for={id}>
              <TextObject text={option.text} />
            </label>
            {option.description && (
              <div class="choice-more" id={`${id}-more`}>
                <TextObject text={option.description} />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
