import type { OfficeEvent } from '../../google/officeTypes';
import type { Day } from '../blockkit/wallTime';
import { formatIn, isoDate, timeOfDay } from '../text/dateTokens';
import { useReader } from '../text/reader';
import { cityOf } from '../workspace/PersonSwitch';
import type { Diary } from './WeekGrid';
import { allDayOn, placeDay, weekDays } from './weekLayout';

const WORKDAYS = 5;
/** The part of the day that a strip shows. */
const FROM_MINUTE = 6 * 60;
const SHOWN_MINUTES = 16 * 60;
const percent = (minutes: number): string => `${(minutes / SHOWN_MINUTES) * 100}%`;

interface EverybodyProps {
  diaries: Diary[];
  monday: Day;
  onPick(calendarId: string): void;
}

/** Everybody's week at a glance: people down, days across, each day a strip from 6 to 22 o'clock of the viewer's zone. */
export function Everybody({ diaries, monday, onPick }: EverybodyProps) {
  const reader = useReader();
  const today = isoDate(reader.now, reader.zone);
  const days = weekDays(monday, WORKDAYS);
  return (
    <div class="everybody-scroll">
      <table class="everybody-table">
        <thead>
          <tr>
            <td />
            {days.map((day) => (
              <th key={day} scope="col" class={day === today ? 'today' : ''}>
                {formatIn('UTC', new Date(`${day}T00:00:00Z`), { weekday: 'short' })} {Number(day.slice(8))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {diaries.map((diary) => (
            <tr key={diary.calendar.id}>
              <th scope="row">
                <button type="button" onClick={() => onPick(diary.calendar.id)}>
                  {diary.calendar.name}
                  <small>{cityOf(diary.calendar.timeZone)}</small>
                </button>
              </th>
              {days.map((day) => (
                <td key={day}>
                  <DayStrip events={diary.events} day={day} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayStrip({ events, day }: { events: OfficeEvent[]; day: Day }) {
  const reader = useReader();
  const away = allDayOn(events, day, reader.zone)[0];
  return (
    <div class="strip">
      {away && (
        <span class="strip-away" title={away.summary}>
          {away.summary}
        </span>
      )}
      {placeDay(events, day, reader.zone).map(({ event, fromMinute, toMinute }) => (
        <span
          key={event.eventId}
          class={`strip-event ${event.madeBy} ${event.busy ? '' : 'free'}`}
          title={`${timeOfDay(new Date(event.startAt), reader)} ${event.summary}`}
          style={{
            left: percent(fromMinute - FROM_MINUTE),
            width: percent(toMinute - fromMinute),
          }}
        />
      ))}
    </div>
  );
}
