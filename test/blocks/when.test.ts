import {
  ago,
  candidateTime,
  minutesText,
  moment,
  placeOf,
  plainSpan,
  plainWhen,
  shortSpan,
  since,
  span,
  times,
  whenLine,
} from '../../blocks/when';
import { ENDS_AT, hoursAfter, makeCandidate, makeInterview, NOW, STARTS_AT, ZONE } from './makers';

const SECONDS = STARTS_AT.getTime() / 1000;

describe('times in Slack', () => {
  it('are tokens, so that each reader sees their own zone, and the fallback names the zone it shows', () => {
    expect(moment(STARTS_AT, ZONE)).toBe(
      `<!date^${SECONDS}^{date_short_pretty}, {time}|Thu 3 Dec, 14:00 in Berlin>`,
    );
    expect(times(STARTS_AT, ENDS_AT, ZONE)).toBe(
      `<!date^${SECONDS}^{time}|14:00>-<!date^${SECONDS + 3600}^{time}|15:00 in Berlin>`,
    );
    expect(span(STARTS_AT, ENDS_AT, ZONE)).toContain('|Thu 3 Dec, 14:00>');
  });

  it("stand beside the candidate's own time", () => {
    expect(whenLine(makeInterview(), ZONE)).toMatch(/\(Ada: 08:00 in New York\)$/);
  });

  it("name the candidate's day where it is another than the reader's", () => {
    const late = new Date('2026-12-03T23:30:00Z');
    expect(candidateTime(late, makeCandidate({ zone: 'Asia/Kolkata' }), 'America/New_York')).toBe(
      'Ada: Fri 4 Dec, 05:00 in Kolkata',
    );
  });

  it.each([
    ['one day', 2, 'Thu 3 Dec, 14:00-16:00', 'Thu 3 Dec, 14:00-16:00 in Berlin'],
    [
      'two days',
      20,
      'Thu 3 Dec, 14:00 to Fri 4 Dec, 10:00',
      'Thu 3 Dec, 14:00 to Fri 4 Dec, 10:00 in Berlin',
    ],
  ])('of %s are said from the first start to the last end', (_, hours, plain, inSlack) => {
    const endsAt = hoursAfter(STARTS_AT, hours);
    expect(plainSpan(STARTS_AT, endsAt, ZONE)).toBe(plain);
    expect(shortSpan(STARTS_AT, endsAt, ZONE).replaceAll(/<!date\^[^|]*\|([^>]*)>/g, '$1')).toBe(inSlack);
  });

  it.each([
    ['2026-03-29T00:30:00Z', 'Sun 29 Mar, 01:30 in Berlin'],
    ['2026-03-29T01:30:00Z', 'Sun 29 Mar, 03:30 in Berlin'],
    ['2026-10-25T00:30:00Z', 'Sun 25 Oct, 02:30 in Berlin'],
  ])('are right where clocks change: %s is %s', (at, text) => {
    expect(plainWhen(new Date(at), ZONE)).toBe(text);
  });

  it.each([
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['UTC', 'UTC'],
  ])('call %s by its place', (zone, place) => {
    expect(placeOf(zone)).toBe(place);
  });

  it.each([
    [0, '0 min'],
    [0.99, '59 min'],
    [2, '2 h'],
    [47.9, '47 h'],
    [72, '3 days'],
    [-1, '0 min'],
  ])('%d hours ago is %s', (hours, text) => {
    expect(since(hoursAfter(NOW, -hours), NOW)).toBe(text);
  });

  it.each([
    [0.9, 'just now'],
    [1, '1 min ago'],
    [20, '20 min ago'],
    [-1, 'just now'],
  ])('what happened %d minutes before now was %s', (minutes, text) => {
    expect(ago(hoursAfter(NOW, -minutes / 60), NOW)).toBe(text);
  });

  it.each([
    [10, '10 min'],
    [90, '90 min'],
    [120, '2 h'],
    [150, '2 h 30 min'],
    [1440, '24 h'],
  ])('%d minutes are %s', (minutes, text) => {
    expect(minutesText(minutes)).toBe(text);
  });
});
