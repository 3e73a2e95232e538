import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Popup } from '../../popup/Popup';
import { Plain } from '../../text/Mrkdwn';
import type { ElementPlace } from '../host';

export interface Choice {
  value: string;
  label: string;
  description?: string;
  group?: string;
  icon?: ComponentChildren;
}

export interface ChoiceList {
  choices: Choice[];
  /** Said instead of, or under, the choices. */
  notice: string | null;
}

interface ComboboxProps {
  place: ElementPlace;
  placeholder: string;
  chosen: Choice[];
  isMulti: boolean;
  max?: number;
  isDisabled?: boolean;
  autoFocus?: boolean;
  /** The choices for what is typed; called again with every change. */
  list(query: string): ChoiceList | Promise<ChoiceList>;
  /** Text that is no choice of the list but may be taken as one (a time such as 14:05). */
  readTyped?: (text: string) => Choice | null;
  onChoose(values: string[]): void;
}

/** A select with search: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ (list popup, manual selection). */
export function Combobox(props: ComboboxProps) {
  const { place, chosen, isMulti } = props;
  const fieldRef = useRef<HTMLDivElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const listId = useId();
  /** null: closed. Untouched text shows the whole list. */
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const { choices, notice, isLoading } = useChoices(props.list, query);
  const isOpen = query !== null;
  const single = isMulti ? undefined : chosen[0];
  const values = chosen.map((each) => each.value);
  // What was chosen a moment ago counts before the server has said so: the next choice builds on it.
  const latest = useRef(values);
  useLayoutEffect(() => {
    latest.current = values;
  }, [values.join('\n')]);
  const isEnterWaiting = useRef(false);
  const close = () => setQuery(null);
  const open = () => {
    if (props.isDisabled || isOpen) return;
    setQuery('');
    setActive(-1);
  };

  useLayoutEffect(() => {
    const atChosen = choices.findIndex((each) => each.value === single?.value);
    setActive(query === '' && atChosen >= 0 ? atChosen : 0);
    if (isEnterWaiting.current && !isLoading && choices[0]) choose(choices[0]);
    if (!isLoading) isEnterWaiting.current = false;
  }, [choices, isOpen]);

  const choose = (choice: Choice) => {
    if (!isMulti) {
      close();
      if (choice.value !== single?.value) props.onChoose([choice.value]);
      return;
    }
    setQuery('');
    const isOn = latest.current.includes(choice.value);
    if (isOn) remove(choice.value);
    else if (!props.max || latest.current.length < props.max) put([...latest.current, choice.value]);
  };
  const put = (next: string[]) => {
    latest.current = next;
    props.onChoose(next);
  };
  const remove = (value: string) => put(latest.current.filter((each) => each !== value));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!isOpen) open();
      else if (choices.length > 0) setActive((active + step + choices.length) % choices.length);
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      const typed = query ? props.readTyped?.(query) : null;
      const choice = typed ?? choices[active];
      if (isLoading && !typed) isEnterWaiting.current = true;
      else if (choice) choose(choice);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && query === '' && isMulti) {
      const last = latest.current.at(-1);
      if (last) remove(last);
    } else if (event.key === 'Backspace' && !isMulti && single && inputRef.current?.value === '') {
      props.onChoose([]);
    } else if (event.key === 'Tab' && isOpen) {
      const typed = query ? props.readTyped?.(query) : null;
      if (typed) choose(typed);
      close();
    }
  };

  return (
    <div class={`combobox ${place.isWide ? 'wide' : ''} ${isOpen ? 'open' : ''}`} ref={fieldRef}>
      {isMulti &&
        chosen.map((choice) => (
          <span class="chip" key={choice.value}>
            {choice.icon}
            <Plain text={choice.label} />
            <button
              type="button"
              aria-label={`Remove ${choice.label}`}
              onClick={(event) => {
                event.stopPropagation();
                remove(choice.value);
              }}
            >
              ×
            </button>
          </span>
        ))}
      <input
        ref={inputRef}
        id={place.field?.inputId}
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && choices[active] ? `${listId}-${active}` : undefined}
        aria-labelledby={place.field?.labelId}
        aria-label={place.field ? undefined : props.placeholder}
        aria-describedby={place.field?.describedBy}
        aria-invalid={place.field?.isInvalid || undefined}
        disabled={props.isDisabled}
        placeholder={single?.label ?? (isMulti && chosen.length > 0 ? '' : props.placeholder)}
        class={single && isOpen ? 'shows-chosen' : ''}
        value={isOpen ? query : (single?.label ?? '')}
        size={place.isWide ? undefined : Math.max(8, (single?.label ?? props.placeholder).length)}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onClick={open}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {single && place.isWide && !props.isDisabled && (
        <button
          type="button"
          class="clear"
          tabIndex={-1}
          aria-label={`Clear ${single.label}`}
          onClick={(event) => {
            event.stopPropagation();
            props.onChoose([]);
          }}
        >
          ×
        </button>
      )}
      <span class="chevron" aria-hidden="true" />
      {isOpen && (
        <Popup anchor={fieldRef} onClose={close} matchWidth class="list-popup">
          <ChoiceListbox
            id={listId}
            choices={choices}
            values={values}
            active={active}
            isMulti={isMulti}
            labelId={place.field?.labelId}
            onChoose={choose}
            onActive={setActive}
          />
          {isLoading && <p class="menu-empty">Loading…</p>}
          {!isLoading && (notice || choices.length === 0) && (
            <p class="menu-empty" role="status">
              {notice ?? 'No results'}
            </p>
          )}
        </Popup>
      )}
    </div>
  );
}

interface ListboxProps {
  id: string;
  choices: Choice[];
  values: string[];
  active: number;
  isMulti: boolean;
  labelId: string | undefined;
  onChoose(choice: Choice): void;
  onActive(at: number): void;
}

function ChoiceListbox({ id, choices, values, active, isMulti, labelId, onChoose, onActive }: ListboxProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.querySelector(`#${CSS.escape(`${id}-${active}`)}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);
  return (
    <div
      ref={ref}
      id={id}
      role="listbox"
      aria-labelledby={labelId}
      aria-label={labelId ? undefined : 'Choices'}
      aria-multiselectable={isMulti || undefined}
      // The field keeps the focus: a press here must not take it.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {choices.map((choice, at) => (
        <div key={`${choice.group ?? ''}/${choice.value}`}>
          {choice.group !== undefined && choice.group !== choices[at - 1]?.group && (
            <div class="group-label" role="presentation">
              <Plain text={choice.group} />
            </div>
          )}
          <button
            type="button"
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={values.includes(choice.value)}
            class={at === active ? 'option active' : 'option'}
            onPointerMove={() => onActive(at)}
            onClick={() => onChoose(choice)}
          >
            {choice.icon}
            <span class="option-label">
              <Plain text={choice.label} />
              {choice.description && (
                <small>
                  <Plain text={choice.description} />
                </small>
              )}
            </span>
            <span class="tick" aria-hidden="true">
              {values.includes(choice.value) ? '✓' : ''}
            </span>
          </button>
        </div>
      ))}
    </div>
  );
}

const NOTHING: Choice[] = [];

function useChoices(list: ComboboxProps['list'], query: string | null) {
  const [found, setFound] = useState<ChoiceList>({ choices: NOTHING, notice: null });
  const [isLoading, setLoading] = useState(false);
  // Before the next key is pressed the list must be that of what is typed.
  useLayoutEffect(() => {
    if (query === null) return;
    let isCurrent = true;
    const take = (result: ChoiceList) => {
      if (!isCurrent) return;
      setLoading(false);
      setFound(result);
    };
    const result = list(query);
    if (result instanceof Promise) {
      setLoading(true);
      result.then(take, () => take({ choices: NOTHING, notice: 'Could not load results.' }));
    } else take(result);
    return () => {
      isCurrent = false;
    };
  }, [query]);
  return query === null ? { choices: NOTHING, notice: null, isLoading: false } : { ...found, isLoading };
}
