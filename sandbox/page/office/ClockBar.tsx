import { useStores } from '../store/stores';
import { agoText, formatIn, timeOfDay } from '../text/dateTokens';
import { useReader } from '../text/reader';
import { cityOf } from '../workspace/PersonSwitch';

const DATE_PARTS = [{ weekday: 'short' }, { day: 'numeric' }, { month: 'short' }] as const;

/** The sandbox's time as the person's wall shows it, and its jumps. */
export function ClockBar() {
  const { office } = useStores();
  const reader = useReader();
  const now = office.now.value;
  const next = office.clock.value?.nextReminder ?? null;
  const isIdle = !office.isJumping.value && office.clock.value !== null;
  const nextWords = next
    ? `${next.label}, ${agoText(new Date(next.atMs), now).replace(/^in /, 'in ')}`
    : 'No reminder is waiting';
  return (
    <section class="clock" aria-label="The sandbox’s clock">
      <time class="clock-time" dateTime={now.toISOString()} title={`The sandbox’s time, in ${reader.zone}`}>
        <span>{DATE_PARTS.map((part) => formatIn(reader.zone, now, part)).join(' ')}</span>
        <strong>{timeOfDay(now, reader)}</strong>
        <span class="clock-zone">{cityOf(reader.zone)}</span>
      </time>
      <button type="button" class="clock-jump" disabled={!isIdle} onClick={() => void office.advance(15)}>
        +15 min
      </button>
      <button type="button" class="clock-jump" disabled={!isIdle} onClick={() => void office.advance(60)}>
        +1 h
      </button>
      <button
        type="button"
        class="clock-jump wide-only"
        disabled={!isIdle || next === null}
        title={nextWords}
        onClick={() => void office.toNextReminder()}
      >
        To the next reminder
      </button>
    </section>
  );
}
