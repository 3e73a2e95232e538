import { offeredText, rangeText } from '../../../../src/slack/schedule/rangeText';
import { makePlan } from '../../models/makers';

const ZONE = 'America/New_York';
const ADA = { name: 'Ada Lovelace', zone: ZONE };
const windowsOn = (...days: string[]) =>
  days.map((day) => ({ from: day, to: day, hours: [{ from: '10:00', to: '12:00' }] }));
const askOf = (...days: string[]) => {
  const windows = windowsOn(...days);
  return { from: windows[0]?.from ?? '', to: windows.at(-1)?.to ?? '', windows };
};

test.each([
  ['on Tue 1 Dec', askOf('2026-12-01')],
  ['on Tue 1 Dec and Thu 3 Dec', askOf('2026-12-01', '2026-12-03')],
  [
    'from Tue 1 Dec to Fri 4 Dec',
    { ...askOf('2026-12-01'), to: '2026-12-04', windows: [{ from: '2026-12-01', to: '2026-12-04' }] },
  ],
  ['from Tue 1 Dec to Fri 4 Dec', askOf('2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04')],
])('the days asked for are said: %s', (text, ask) => {
  expect(rangeText(ask, ZONE)).toBe(text);
});

describe('what a candidate gave', () => {
  const { form, ask } = makePlan();
  const offered = (...days: string[]) =>
    offeredText({ form: { ...form, preset: 'times' }, ask: ask && { ...ask, ...askOf(...days) } }, ADA);

  it('is said day by day, in their zone', () => {
    expect(offered('2026-12-01', '2026-12-03')).toBe(
      "Ada's times in New York: Tue 1 Dec 10:00-12:00; Thu 3 Dec 10:00-12:00.",
    );
  });

  it('is cut after ten days', () => {
    const days = Array.from({ length: 12 }, (_, index) => `2026-12-${String(index + 1).padStart(2, '0')}`);
    expect(offered(...days)).toContain('; Thu 10 Dec 10:00-12:00; 2 more days.');
  });

  it('is nothing where the recruiter chose days', () => {
    expect(offeredText({ form, ask }, ADA)).toBe('');
  });
});
