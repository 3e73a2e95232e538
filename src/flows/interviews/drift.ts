import type { ShownEvent } from '../../calendarEvent';
import type { Interview } from '../../entities';
import type { Ports } from '../../ports';
import { changeInterview, refuseOver, withHistory } from './changeInterview';

export type Drift = NonNullable<Interview['calendar']['drift']>;

/** An edit that was met while writing to Google, as a drift seen at `seenAt`. */
export function driftOfEdit(edit: NonNullable<ShownEvent['edit']>, seenAt: Date): Drift {
  return edit.deleted ? { kind: 'deleted', seenAt } : { kind: 'moved', seenAt, ...edit.span };
}

/** Keeps what a person did in Google until the recruiter answers it; the same edit seen twice is one. */
export async function recordDrift(ports: Ports, interviewId: string, drift: Drift): Promise<void> {
  const what = drift.kind === 'moved' ? ('moved in Google' as const) : ('deleted in Google' as const);
  await changeInterview(ports, interviewId, { byId: null, verb: `google.${drift.kind}` }, (interview) => {
    const over = refuseOver(interview, drift.seenAt);
    if (over) return over;
    if (isSame(interview.calendar.drift, drift)) return null;
    return withHistory(
      { ...interview, calendar: { ...interview.calendar, drift } },
      {
        at: drift.seenAt,
        what,
        fromAt: interview.startsAt,
        ...(drift.startsAt && { toAt: drift.startsAt }),
      },
    );
  });
}

/** The calendar's state once an edit in Google is answered by keeping it. */
export function withoutDrift({ drift: _, ...calendar }: Interview['calendar']): Interview['calendar'] {
  return calendar;
}

/** The same once our own time shall stand: what Google shows is overwritten, a deleted event made anew under its next id. */
export function overruled(calendar: Interview['calendar']): Interview['calendar'] {
  if (!calendar.drift) return calendar;
  const { shownStartsAt: _, ...rest } = withoutDrift(calendar);
  return { ...rest, generation: rest.generation + (calendar.drift.kind === 'deleted' ? 1 : 0) };
}

function isSame(a: Interview['calendar']['drift'], b: Drift): boolean {
  return a?.kind === b.kind && Number(a.startsAt) === Number(b.startsAt);
}
