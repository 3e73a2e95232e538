import { useEffect, useRef, useState } from 'preact/hooks';
import type { OfficeEvent, OfficeWeek } from '../../google/officeTypes';
import { type Day, wallOf, weekdayOf } from '../blockkit/wallTime';
import { googleApi } from '../store/googleApi';
import { formatIn, isoDate, timeOfDay } from '../text/dateTokens';
import { useReader } from '../text/reader';
import type { CalendarStore } from './calendarStore';
import { EventCard } from './EventCard';
import { allDayOn, clockOf, movedStart, type PlacedEvent, placeDay, weekDays } from './weekLayout';

export type Diary = OfficeWeek['diaries'][number];

/** Pixels an hour; the style sheet draws its lines from the same number. */
const HOUR_HEIGHT = 48;
const GUTTER_WIDTH = 52;
/** Of an event's text; one that has no room for two lines has its title and time in one. */
const LINE_HEIGHT = 16;
const STEP_MINUTES = 15;
const FIRST_SEEN_HOUR = 7.5;

interface WeekGridProps {
  diaries: Diary[];
  monday: Day;
  store: CalendarStore;
}

/** A week, days across and hours down, in the viewer's zone; with several people, each day has a column for each. */
export function WeekGrid({ diaries, monday, store }: WeekGridProps) {
  const reader = useReader();
  const today = isoDate(reader.now, reader.zone);
  const scrollRef = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<{ event: OfficeEvent; anchor: HTMLElement } | null>(null);
  // A weekend stands there only if somebody on show has something in it.
  const isBusy = (day: Day) => diaries.some(({ events }) => placeDay(events, day, reader.zone).length > 0);
  const days = weekDays(monday).filter((day) => weekdayOf(day) < 5 || isBusy(day));
  const isEmpty = diaries.length === 0;
  useEffect(() => {
    const grid = scrollRef.current;
    if (!grid) return;
    grid.scrollTop = FIRST_SEEN_HOUR * HOUR_HEIGHT;
    const column = grid.querySelector<HTMLElement>('.week-day.today');
    if (column) grid.scrollLeft = column.offsetLeft - GUTTER_WIDTH;
  }, [isEmpty, monday]);
  if (isEmpty) return <p class="conversation-start alone">Pick somebody to see their week.</p>;
  return (
    <div
      class="week"
      ref={scrollRef}
      style={{ '--hour': `${HOUR_HEIGHT}px`, '--people': diaries.length, '--days': days.length }}
    >
      <div class="week-head">
        <span class="week-corner" />
        {days.map((day) => (
          <DayHead key={day} day={day} isToday={day === today} diaries={diaries} />
        ))}
      </div>
      <div class="week-body">
        <div class="week-hours" aria-hidden="true">
          {Array.from({ length: 23 }, (_none, at) => (
            <span key={at} style={{ top: `${(at + 1) * HOUR_HEIGHT}px` }}>
              {String(at + 1).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {days.map((day) => (
          <div class={day === today ? 'week-day today' : 'week-day'} key={day}>
            {diaries.map((diary, at) => (
              <div class="week-column" key={diary.calendar.id} style={{ '--color': `var(--lane-${at + 1})` }}>
                {placeDay(diary.events, day, reader.zone).map((placed) => (
                  <EventBox
                    key={placed.event.eventId}
                    placed={placed}
                    day={day}
                    owner={diary.calendar.name}
                    store={store}
                    onOpen={(anchor) => setOpened({ event: placed.event, anchor })}
                  />
                ))}
              </div>
            ))}
            {day === today && (
              <span
                class="week-now"
                style={{ top: `${(wallOf(reader.now, reader.zone).minutes / 60) * HOUR_HEIGHT}px` }}
              />
            )}
          </div>
        ))}
      </div>
      {opened && (
        <EventCard
          key={opened.event.eventId}
          event={currentOf(diaries, opened.event)}
          anchor={opened.anchor}
          store={store}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

/** The event as it now is: it may have changed since it was opened. */
function currentOf(diaries: Diary[], event: OfficeEvent): OfficeEvent {
  const diary = diaries.find((each) => each.calendar.id === event.calendarId);
  return diary?.events.find((each) => each.eventId === event.eventId) ?? event;
}

function DayHead({ day, isToday, diaries }: { day: Day; isToday: boolean; diaries: Diary[] }) {
  const reader = useReader();
  const at = new Date(`${day}T00:00:00Z`);
  return (
    <div class={isToday ? 'week-day-head today' : 'week-day-head'}>
      <h3>
        {formatIn('UTC', at, { weekday: 'short' })} <strong>{Number(day.slice(8))}</strong>
      </h3>
      {diaries.length > 1 && (
        <div class="week-names">
          {diaries.map((diary, lane) => (
            <span
              key={diary.calendar.id}
              style={{ '--color': `var(--lane-${lane + 1})` }}
              title={diary.calendar.name}
            >
              {diary.calendar.name.split(' ')[0]}
            </span>
          ))}
        </div>
      )}
      {diaries.flatMap((diary, lane) =>
        allDayOn(diary.events, day, reader.zone).map((event) => (
          <span
            class="all-day"
            key={event.eventId}
            style={{ '--color': `var(--lane-${lane + 1})` }}
            title={`${diary.calendar.name}: ${event.summary}`}
          >
            {event.summary}
          </span>
        )),
      )}
    </div>
  );
}

interface EventBoxProps {
  placed: PlacedEvent;
  day: Day;
  owner: string;
  store: CalendarStore;
  onOpen(anchor: HTMLElement): void;
}

interface Drag {
  startX: number;
  startY: number;
  minutes: number;
  days: number;
  dayWidth: number;
  isMoving: boolean;
}

const DRAG_FROM_PX = 5;

/** An event: a press opens it, a drag moves it by quarters of an hour and by days. */
function EventBox({ placed, day, owner, store, onOpen }: EventBoxProps) {
  const reader = useReader();
  const { event, fromMinute, toMinute, lane, lanes } = placed;
  const [drag, setDrag] = useState<Drag | null>(null);
  const wasDragged = useRef(false);
  const shownFrom = fromMinute + (drag?.isMoving ? drag.minutes : 0);
  const height = Math.max(((toMinute - fromMinute) / 60) * HOUR_HEIGHT - 2, LINE_HEIGHT);
  const isShort = height < 2 * LINE_HEIGHT;
  const move = (change: Drag) => {
    if (change.minutes === 0 && change.days === 0) return;
    const startAt = movedStart(event, change.days, change.minutes, reader.zone);
    const lengthMs = Date.parse(event.endAt) - Date.parse(event.startAt);
    const endAt = new Date(startAt.getTime() + lengthMs);
    const { calendarId, eventId } = event;
    const request = { calendarId, eventId, startAt: startAt.toISOString(), endAt: endAt.toISOString() };
    void store.run(googleApi.move(request));
  };
  const onPointerMove = (pointer: PointerEvent) => {
    if (!drag) return;
    const x = pointer.clientX - drag.startX;
    const y = pointer.clientY - drag.startY;
    const isMoving = drag.isMoving || Math.hypot(x, y) > DRAG_FROM_PX;
    const minutes = Math.round(((y / HOUR_HEIGHT) * 60) / STEP_MINUTES) * STEP_MINUTES;
    setDrag({ ...drag, isMoving, minutes, days: Math.round(x / drag.dayWidth) });
  };
  return (
    <button
      type="button"
      class={`event ${event.responseStatus ?? ''} ${event.busy ? '' : 'free'} ${event.madeBy} ${drag?.isMoving ? 'dragged' : ''} ${isShort ? 'short' : ''}`}
      style={{
        top: `${(shownFrom / 60) * HOUR_HEIGHT}px`,
        '--height': `${height}px`,
        '--title-lines': Math.max(1, Math.floor(height / LINE_HEIGHT) - 1),
        left: `${(lane / lanes) * 100}%`,
        width: `calc(${100 / lanes}% - 2px)`,
        translate: drag?.isMoving ? `${drag.days * drag.dayWidth}px 0` : undefined,
      }}
      aria-label={`${event.summary}, ${owner}, ${day} ${timeSpan(event, reader)}`}
      onPointerDown={(pointer) => {
        if (pointer.button !== 0) return;
        wasDragged.current = false;
        pointer.currentTarget.setPointerCapture(pointer.pointerId);
        const dayWidth = pointer.currentTarget.closest('.week-day')?.getBoundingClientRect().width ?? 100;
        const { clientX: startX, clientY: startY } = pointer;
        setDrag({ startX, startY, minutes: 0, days: 0, dayWidth, isMoving: false });
      }}
      onPointerMove={onPointerMove}
      onPointerCancel={() => setDrag(null)}
      onPointerUp={() => {
        if (drag?.isMoving) {
          wasDragged.current = true;
          move(drag);
        }
        setDrag(null);
      }}
      onClick={(click) => {
        if (!wasDragged.current) onOpen(click.currentTarget);
        wasDragged.current = false;
      }}
    >
      <strong>{event.summary || '(busy)'}</strong>
      <span>{isShort || drag?.isMoving ? clockOf(shownFrom) : timeSpan(event, reader)}</span>
    </button>
  );
}

function timeSpan(event: OfficeEvent, reader: { zone: string; hour12: boolean }): string {
  return `${timeOfDay(new Date(event.startAt), reader)}–${timeOfDay(new Date(event.endAt), reader)}`;
}
