import type { Datepicker } from '@slack/types';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Popup } from '../../popup/Popup';
import { formatIn, isoDate } from '../../text/dateTokens';
import { useReader } from '../../text/reader';
import { type ElementPlace, useConfirm, useElement } from '../host';
import { type Day, readDay } from '../wallTime';
import { CalendarGrid } from './CalendarGrid';

export function DateElement({ element, place }: { element: Datepicker; place: ElementPlace }) {
  const state = useElement(place, element.action_id ?? '');
  const confirm = useConfirm();
  return (
    <DateField
      place={place}
      placeholder={element.placeholder?.text ?? 'Select a date'}
      chosen={state.value?.selected_date ?? null}
      isDisabled={state.isBusy}
      onChoose={async (day) => {
        if (await confirm(element.confirm)) await state.act({ kind: 'text', text: day ?? '' });
      }}
      onSubmit={state.submit}
    />
  );
}

interface DateFieldProps {
  place: ElementPlace;
  placeholder: string;
  chosen: Day | null;
  isDisabled: boolean;
  onChoose(day: Day | null): void;
  onSubmit(): void;
}

/** A day, typed or picked from a month. */
export function DateField({ place, placeholder, chosen, isDisabled, onChoose, onSubmit }: DateFieldProps) {
  const reader = useReader();
  const today = isoDate(reader.now, reader.zone);
  const fieldRef = useRef<HTMLDivElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [chosen]);
  const take = (day: Day | null) => {
    setTyped(null);
    if (day !== chosen) onChoose(day);
  };
  const takeTyped = () => {
    if (typed === null) return;
    const day = readDay(typed, today);
    if (day || typed.trim() === '') take(day);
    else setTyped(null);
  };
  return (
    <div ref={fieldRef} class={`date-field ${place.isWide ? 'wide' : ''}`}>
      <CalendarIcon />
      <input
        ref={inputRef}
        id={place.field?.inputId}
        role="combobox"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${place.blockId}-calendar` : undefined}
        aria-label={place.field ? undefined : placeholder}
        aria-labelledby={place.field?.labelId}
        aria-describedby={place.field?.describedBy}
        aria-invalid={place.field?.isInvalid || undefined}
        autocomplete="off"
        disabled={isDisabled}
        placeholder={placeholder}
        value={typed ?? (chosen ? shownDay(chosen) : '')}
        onClick={() => setOpen(true)}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={takeTyped}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            setOpen(true);
            requestAnimationFrame(() => {
              fieldRef.current?.querySelector<HTMLElement>('.calendar [tabindex="0"]')?.focus();
            });
          } else if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) {
            event.preventDefault();
            if (typed === null && !isOpen) onSubmit();
            takeTyped();
            setOpen(false);
          } else if (event.key === 'Tab') {
            setOpen(false);
          } else if (event.key === 'Escape' && isOpen) {
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
          }
        }}
      />
      {isOpen && (
        <Popup anchor={fieldRef} onClose={() => setOpen(false)}>
          <div id={`${place.blockId}-calendar`} role="dialog" aria-label={placeholder}>
            <CalendarGrid
              chosen={chosen}
              today={today}
              onChoose={(day) => {
                setOpen(false);
                inputRef.current?.focus();
                take(day);
              }}
            />
          </div>
        </Popup>
      )}
    </div>
  );
}

function shownDay(day: Day): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return formatIn('UTC', new Date(`${day}T00:00:00Z`), options);
}

function CalendarIcon() {
  return (
    <svg class="field-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M2.5 4.5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5"
        fill="none"
        stroke="currentColor"
        stroke-width="1.3"
        stroke-linecap="round"
      />
    </svg>
  );
}
