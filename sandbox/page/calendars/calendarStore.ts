import { type Signal, signal } from '@preact/signals';
import type { OfficeAnswer, OfficeChange, OfficeWeek } from '../../google/officeTypes';
import { type Day, instantOf } from '../blockkit/wallTime';
import { googleApi } from '../store/googleApi';
import { coalesce, listen, RequestFailed } from '../store/http';

/** One week of everybody's calendars, kept up to date while it is looked at. */
export interface CalendarStore {
  week: Signal<OfficeWeek | null>;
  trouble: Signal<string | null>;
  /** Shows the week from this Monday of the viewer's zone; returns the function that stops. */
  show(monday: Day, zone: string): () => void;
  /** Does something to an event; a refusal becomes `trouble`. */
  run(request: Promise<OfficeAnswer>): Promise<void>;
}

/** One day more than a week, because the week in which a clock is set back has 169 hours. */
const FETCHED_DAYS = 8;

export function makeCalendarStore(): CalendarStore {
  const week = signal<OfficeWeek | null>(null);
  const trouble = signal<string | null>(null);
  let from = '';
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      trouble.value = error instanceof RequestFailed ? error.message : String(error);
    }
  };
  const fetchWeek = coalesce(() =>
    guarded(async () => {
      const asked = from;
      const found = await googleApi.week(asked, FETCHED_DAYS);
      if (asked === from) week.value = found;
    }),
  );
  return {
    week,
    trouble,
    show(monday, zone) {
      from = instantOf(monday, '00:00', zone).toISOString();
      void fetchWeek();
      return listen<OfficeChange>(googleApi.changesPath, {
        change: (change) => void (change.kind === 'calendar' && fetchWeek()),
        open: () => void fetchWeek(),
        lost: () => undefined,
      });
    },
    run: (request) =>
      guarded(async () => {
        const answer = await request;
        trouble.value = answer.ok ? null : answer.reason;
        await fetchWeek();
      }),
  };
}
