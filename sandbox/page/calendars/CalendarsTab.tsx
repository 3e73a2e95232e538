import { useEffect, useMemo, useState } from 'preact/hooks';
import type { OfficeCalendar } from '../../google/officeTypes';
import { addDays, type Day, mondayOf } from '../blockkit/wallTime';
import { formatIn, isoDate } from '../text/dateTokens';
import { useReader } from '../text/reader';
import { cityOf } from '../workspace/PersonSwitch';
import { makeCalendarStore } from './calendarStore';
import { Everybody } from './Everybody';
import { WeekGrid } from './WeekGrid';

const MOST_BESIDE_EACH_OTHER = 4;

/** The company's calendars: a few people's week hour by hour, or everybody's at a glance. */
export function CalendarsTab() {
  const reader = useReader();
  const store = useMemo(makeCalendarStore, []);
  const today = isoDate(reader.now, reader.zone);
  // Counted from the current week, which the clock's jumps move.
  const [weeksAhead, setWeeksAhead] = useState(0);
  const monday = addDays(mondayOf(today), 7 * weeksAhead);
  const [picked, setPicked] = useState<string[] | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  useEffect(() => store.show(monday, reader.zone), [monday, reader.zone, store]);

  const diaries = store.week.value?.diaries ?? [];
  const mine = reader.users.find((user) => user.id === reader.userId)?.email ?? '';
  const own = diaries.some((diary) => diary.calendar.id === mine) ? mine : diaries[0]?.calendar.id;
  const shownIds = picked ?? (own ? [own] : []);
  const shown = shownIds.flatMap((id) => diaries.find((diary) => diary.calendar.id === id) ?? []);
  const toggle = (id: string) => {
    setShowsAll(false);
    const rest = shownIds.filter((each) => each !== id);
    setPicked(shownIds.includes(id) ? rest : [...rest, id].slice(-MOST_BESIDE_EACH_OTHER));
  };
  return (
    <main class="calendars" aria-label="Calendars">
      <aside class="calendar-people" aria-label="Whose calendars">
        <label class="everybody">
          <input type="checkbox" checked={showsAll} onChange={() => setShowsAll(!showsAll)} />
          Everybody at a glance
        </label>
        <PeoplePicker
          calendars={diaries.map((diary) => diary.calendar)}
          picked={showsAll ? [] : shownIds}
          onToggle={toggle}
        />
      </aside>
      <section class="calendar-main">
        <header class="calendar-bar">
          <button type="button" class="button" onClick={() => setWeeksAhead(0)}>
            Today
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label="Previous week"
            onClick={() => setWeeksAhead(weeksAhead - 1)}
          >
            ‹
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label="Next week"
            onClick={() => setWeeksAhead(weeksAhead + 1)}
          >
            ›
          </button>
          <h2>{weekName(monday)}</h2>
          <span class="dim">{cityOf(reader.zone)} time</span>
        </header>
        {store.trouble.value && (
          <p class="calendar-trouble" role="alert">
            {store.trouble.value}{' '}
            <button
              type="button"
              class="icon-button"
              aria-label="Dismiss"
              onClick={() => {
                store.trouble.value = null;
              }}
            >
              ×
            </button>
          </p>
        )}
        {!store.week.value && !store.trouble.value && (
          <p class="conversation-start alone">Loading the calendars…</p>
        )}
        {showsAll ? (
          <Everybody
            diaries={diaries}
            monday={monday}
            onPick={(id) => {
              setShowsAll(false);
              setPicked([id]);
            }}
          />
        ) : (
          store.week.value && <WeekGrid diaries={shown} monday={monday} store={store} />
        )}
      </section>
    </main>
  );
}

/** `30 November – 6 December 2026`. */
function weekName(monday: Day): string {
  const at = (day: Day) => new Date(`${day}T00:00:00Z`);
  const sunday = addDays(monday, 6);
  const month = (day: Day) => formatIn('UTC', at(day), { month: 'long' });
  const first = month(monday) === month(sunday) ? '' : ` ${month(monday)}`;
  return `${Number(monday.slice(8))}${first} – ${Number(sunday.slice(8))} ${month(sunday)} ${sunday.slice(0, 4)}`;
}

interface PeoplePickerProps {
  calendars: OfficeCalendar[];
  picked: string[];
  onToggle(id: string): void;
}

function PeoplePicker({ calendars, picked, onToggle }: PeoplePickerProps) {
  const [query, setQuery] = useState('');
  const found = calendars.filter((each) =>
    `${each.name} ${each.note} ${each.timeZone}`.toLowerCase().includes(query.toLowerCase()),
  );
  return (
    <>
      <input
        class="text-field"
        type="search"
        aria-label="Find a calendar"
        placeholder="Find a calendar"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <ul>
        {found.map((calendar) => {
          const at = picked.indexOf(calendar.id);
          return (
            <li key={calendar.id}>
              <label>
                <input
                  type="checkbox"
                  checked={at >= 0}
                  style={{ accentColor: at >= 0 ? laneColor(at) : undefined }}
                  onChange={() => onToggle(calendar.id)}
                />
                <span>
                  {calendar.name}
                  <small>{[calendar.note, cityOf(calendar.timeZone)].filter(Boolean).join(', ')}</small>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The colour of the n-th person on show. */
const laneColor = (at: number): string => `var(--lane-${(at % MOST_BESIDE_EACH_OTHER) + 1})`;
