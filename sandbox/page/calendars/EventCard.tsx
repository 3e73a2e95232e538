import { useRef } from 'preact/hooks';
import type { OfficeEvent, ResponseStatus } from '../../google/officeTypes';
import { Popup } from '../popup/Popup';
import { googleApi } from '../store/googleApi';
import { formatIn, timeOfDay } from '../text/dateTokens';
import { useReader } from '../text/reader';
import type { CalendarStore } from './calendarStore';
import { movedStart } from './weekLayout';

interface EventCardProps {
  event: OfficeEvent;
  anchor: HTMLElement;
  store: CalendarStore;
  onClose(): void;
}

const ANSWERS: Record<ResponseStatus, string> = {
  accepted: '✓ accepted',
  declined: '✕ declined',
  tentative: '? maybe',
  needsAction: '… waiting',
};

/** One event: what it is, who comes, and what its owner may do with it. */
export function EventCard({ event, anchor, store, onClose }: EventCardProps) {
  const reader = useReader();
  const anchorRef = useRef<HTMLElement | null>(anchor);
  const target = { calendarId: event.calendarId, eventId: event.eventId };
  const startAt = new Date(event.startAt);
  const day = formatIn(reader.zone, startAt, { weekday: 'long', day: 'numeric', month: 'long' });
  const respond = (responseStatus: ResponseStatus) => {
    void store.run(googleApi.respond({ ...target, email: event.calendarId, responseStatus }));
  };
  const moveBy = (days: number, minutes: number) => {
    const start = movedStart(event, days, minutes, reader.zone);
    const end = new Date(start.getTime() + Date.parse(event.endAt) - startAt.getTime());
    void store.run(googleApi.move({ ...target, startAt: start.toISOString(), endAt: end.toISOString() }));
  };
  return (
    <Popup anchor={anchorRef} placement="right-start" onClose={onClose}>
      <div class="event-card" role="dialog" aria-label={event.summary}>
        <header>
          <h3>{event.summary || '(busy)'}</h3>
          <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
            ×
          </button>
        </header>
        <p>
          {day}, {timeOfDay(startAt, reader)}–{timeOfDay(new Date(event.endAt), reader)}
          {event.recurringEventId && <span class="dim"> · repeats</span>}
        </p>
        {event.location && <p>{event.location}</p>}
        {event.meetUrl && (
          <p>
            <a href={event.meetUrl} target="_blank" rel="noreferrer">
              {event.meetUrl.replace(/^https:\/\//, '')}
            </a>
          </p>
        )}
        {event.attendees.length > 0 && (
          <ul class="attendees">
            {event.attendees.map((attendee) => (
              <li key={attendee.email}>
                <span>
                  {attendee.name || attendee.email}
                  {attendee.organizer && <span class="dim"> organiser</span>}
                  {attendee.optional && <span class="dim"> optional</span>}
                  {!attendee.inCompany && <span class="dim"> guest</span>}
                </span>
                <span class={`answer ${attendee.responseStatus}`}>{ANSWERS[attendee.responseStatus]}</span>
              </li>
            ))}
          </ul>
        )}
        {event.description && <p class="event-text">{event.description}</p>}
        <div class="event-actions">
          {event.responseStatus !== null && event.responseStatus !== 'accepted' && (
            <button type="button" class="button primary" onClick={() => respond('accepted')}>
              Accept
            </button>
          )}
          {event.responseStatus !== null && event.responseStatus !== 'declined' && (
            <button type="button" class="button" onClick={() => respond('declined')}>
              Decline
            </button>
          )}
          <button
            type="button"
            class="button danger"
            onClick={() => {
              onClose();
              void store.run(googleApi.remove(target));
            }}
          >
            Delete
          </button>
        </div>
        {!event.allDay && (
          <fieldset class="event-actions small" aria-label="Move">
            <button type="button" class="button" onClick={() => moveBy(0, -30)}>
              30 min earlier
            </button>
            <button type="button" class="button" onClick={() => moveBy(0, 30)}>
              30 min later
            </button>
            <button type="button" class="button" onClick={() => moveBy(1, 0)}>
              Next day
            </button>
          </fieldset>
        )}
      </div>
    </Popup>
  );
}
