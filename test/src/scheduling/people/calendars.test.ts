import fc from 'fast-check';
import {
  type CalendarIndex,
  indexCalendars,
  patchCalendars,
} from '../../../../src/scheduling/people/calendars';
import { horizonOf } from '../../../../src/scheduling/time/horizon';
import type { Interviewer } from '../../../../src/scheduling/types';
import { anySlotRequest } from '../anySlotRequest';
import { propertyRuns } from '../propertyRuns';

/** What of a person a relaxation may change; calendars stay. */
const change = fc.constantFrom<(person: Interviewer) => Interviewer>(
  (person) => person,
  (person) => ({ ...person, bufferMinutes: 20 }),
  (person) => ({ ...person, capPerDay: 9, leastNoticeMinutes: 0 }),
  (person) => ({ ...person, weeklyHours: {} }),
  (person) => ({ ...person, bufferMinutes: 5, overrides: [] }),
);

function rowsOf({ hours, busy, unknown, booked, free, perDay, perWeek }: CalendarIndex): number[][] {
  return [hours, busy, unknown ?? [], booked, free, perDay, perWeek].map((row) => [...row]);
}

test('an index patched with changed rules is the one that reading their calendars anew gives', () => {
  fc.assert(
    fc.property(anySlotRequest, fc.array(change, { minLength: 5, maxLength: 5 }), (request, changes) => {
      const { candidate, interviewers } = request;
      const horizon = horizonOf(candidate.zone, candidate.windows);
      const changed = interviewers.map((person, p) => ({ p, person: changes[p]?.(person) ?? person }));
      const patched = patchCalendars(indexCalendars(interviewers, horizon, request), changed, request);
      const people = changed.map(({ person }) => person);
      expect(rowsOf(patched)).toEqual(rowsOf(indexCalendars(people, horizon, request)));
    }),
    propertyRuns(300),
  );
});
