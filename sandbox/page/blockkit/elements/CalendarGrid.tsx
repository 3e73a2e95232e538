import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatIn } from '../../text/dateTokens';
import { addDays, addMonths, type Day, monthGrid, weekdayOf } from '../wallTime';

interface CalendarGridProps {
  chosen: Day | null;
  today: Day;
  onChoose(day: Day): void;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A month to pick a day from; arrows move by days and weeks, Page Up and Down by months. */
export function CalendarGrid({ chosen, today, onChoose }: CalendarGridProps) {
  const ref = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState<Day>(chosen ?? today);
  const [follows, setFollows] = useState(false);
  useEffect(() => {
    if (chosen) setCursor(chosen);
  }, [chosen]);
  useLayoutEffect(() => {
    if (follows) ref.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [cursor, follows]);

  const moves: Record<string, () => Day> = {
    ArrowLeft: () => addDays(cursor, -1),
    ArrowRight: () => addDays(cursor, 1),
    ArrowUp: () => addDays(cursor, -7),
    ArrowDown: () => addDays(cursor, 7),
    Home: () => addDays(cursor, -weekdayOf(cursor)),
    End: () => addDays(cursor, 6 - weekdayOf(cursor)),
    PageUp: () => addMonths(cursor, -1),
    PageDown: () => addMonths(cursor, 1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    setFollows(true);
    setCursor(move());
  };
  const page = (months: number) => {
    setFollows(false);
    setCursor(addMonths(cursor, months));
  };
  const month = formatIn('UTC', new Date(`${cursor}T00:00:00Z`), { month: 'long', year: 'numeric' });
  return (
    <div class="calendar">
      <div class="calendar-head">
        <button type="button" class="icon-button" aria-label="Previous month" onClick={() => page(-1)}>
          ‹
        </button>
        <strong aria-live="polite">{month}</strong>
        <button type="button" class="icon-button" aria-label="Next month" onClick={() => page(1)}>
          ›
        </button>
      </div>
      <table ref={ref} aria-label={month}>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" abbr={name}>
                {name.slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthGrid(cursor).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    tabIndex={day === cursor ? 0 : -1}
                    aria-label={longDay(day)}
                    aria-pressed={day === chosen}
                    onKeyDown={onKeyDown}
                    aria-current={day === today ? 'date' : undefined}
                    class={dayClass(day, cursor, today, chosen)}
                    onClick={() => onChoose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function dayClass(day: Day, cursor: Day, today: Day, chosen: Day | null): string {
  const isOther = day.slice(0, 7) !== cursor.slice(0, 7);
  return ['day', isOther && 'other', day === today && 'today', day === chosen && 'chosen']
    .filter(Boolean)
    .join(' ');
}

/** `Thursday, December 3, 2026`, what a screen reader says of a day. */
function longDay(day: Day): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return formatIn('UTC', new Date(`${day}T00:00:00Z`), options);
}
