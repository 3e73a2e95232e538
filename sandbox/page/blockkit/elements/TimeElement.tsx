import type { DateTimepicker, Timepicker } from '@slack/types';
import { useState } from 'preact/hooks';
import { timeOfDay } from '../../text/dateTokens';
import { useReader } from '../../text/reader';
import { type ElementPlace, useConfirm, useElement } from '../host';
import { instantOf, readTime, wallOf } from '../wallTime';
import { type Choice, Combobox } from './Combobox';
import { DateField } from './DateElement';

export function TimeElement({ element, place }: { element: Timepicker; place: ElementPlace }) {
  const state = useElement(place, element.action_id ?? '');
  const confirm = useConfirm();
  const zone = state.value?.timezone ?? element.timezone;
  return (
    <div class="time-field">
      <TimeField
        place={place}
        placeholder={element.placeholder?.text ?? 'Select a time'}
        chosen={state.value?.selected_time ?? null}
        isDisabled={state.isBusy}
        onChoose={async (time) => {
          if (await confirm(element.confirm)) await state.act({ kind: 'text', text: time ?? '' });
        }}
      />
      {zone && <span class="zone-name">{zone.replace(/_/g, ' ')}</span>}
    </div>
  );
}

const HALF_HOURS = Array.from({ length: 48 }, (_none, at) => {
  return `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`;
});

interface TimeFieldProps {
  place: ElementPlace;
  placeholder: string;
  chosen: string | null;
  isDisabled: boolean;
  onChoose(time: string | null): void;
}

/** A time of day: the half hours to pick from, any minute to type. */
function TimeField({ place, placeholder, chosen, isDisabled, onChoose }: TimeFieldProps) {
  const { hour12 } = useReader();
  const toChoice = (time: string): Choice => {
    const at = new Date(`2000-01-01T${time}:00Z`);
    return { value: time, label: timeOfDay(at, { zone: 'UTC', hour12 }) };
  };
  return (
    <Combobox
      place={place}
      placeholder={placeholder}
      chosen={chosen ? [toChoice(chosen)] : []}
      isMulti={false}
      isDisabled={isDisabled}
      readTyped={(text) => {
        const time = readTime(text);
        return time ? toChoice(time) : null;
      }}
      list={(query) => {
        const time = readTime(query);
        const listed = HALF_HOURS.map(toChoice);
        if (query === '') return { choices: listed, notice: null };
        const found = listed.filter((each) => each.label.toLowerCase().startsWith(query.toLowerCase()));
        const exact = time && !found.some((each) => each.value === time) ? [toChoice(time)] : [];
        return { choices: [...exact, ...found], notice: null };
      }}
      onChoose={(values) => onChoose(values[0] ?? null)}
    />
  );
}

/** A day and a time in the viewer's zone; it counts once both are there. */
export function DatetimeElement({ element, place }: { element: DateTimepicker; place: ElementPlace }) {
  const state = useElement(place, element.action_id ?? '');
  const confirm = useConfirm();
  const { zone } = useReader();
  const seconds = state.value?.selected_date_time;
  const chosen = seconds ? wallOf(new Date(seconds * 1000), zone) : null;
  const [half, setHalf] = useState<{ day: string | null; time: string | null }>({ day: null, time: null });
  const day = half.day ?? chosen?.day ?? null;
  const time = half.time ?? chosen?.time ?? null;
  const take = async (nextDay: string | null, nextTime: string | null) => {
    setHalf({ day: nextDay, time: nextTime });
    if (!nextDay || !nextTime || !(await confirm(element.confirm))) return;
    const text = String(Math.floor(instantOf(nextDay, nextTime, zone).getTime() / 1000));
    await state.act({ kind: 'text', text });
  };
  const timePlace = { ...place, field: undefined };
  return (
    <fieldset class="datetime" aria-labelledby={place.field?.labelId}>
      <DateField
        place={place}
        placeholder="Select a date"
        chosen={day}
        isDisabled={state.isBusy}
        onChoose={(next) => take(next, time)}
        onSubmit={state.submit}
      />
      <TimeField
        place={timePlace}
        placeholder="Select a time"
        chosen={time}
        isDisabled={state.isBusy}
        onChoose={(next) => take(day, next)}
      />
    </fieldset>
  );
}
