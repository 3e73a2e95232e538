import { BLOCKS, NEW_CANDIDATE } from '../../../blocks/ids';
import { candidateModal, readCandidateModal } from '../../../blocks/schedule/candidateModal';
import { candidateOptions } from '../../../blocks/schedule/candidateOptions';
import type { ScheduleDraft } from '../../../blocks/schedule/props';
import { readScheduleDraft, readScheduleModal, scheduleModal } from '../../../blocks/schedule/scheduleModal';
import { zoneOptions } from '../../../blocks/schedule/zoneOptions';
import { makeScheduleDraft, makeScheduleProps } from '../makers';
import { fill, stateOf, wordsOf } from '../viewPerson';

/** A Tuesday. */
const TODAY = '2026-12-01';
const draw = (draft: Partial<ScheduleDraft> = {}) =>
  scheduleModal(makeScheduleProps({ draft: makeScheduleDraft(draft) }));

describe('the request form', () => {
  it.each<Partial<ScheduleDraft>>([
    {},
    { what: 'several', stageKeys: ['coding', 'operations'], mostDays: '2', note: 'Ask about *queues*' },
    { preset: 'dates', fromDate: '2026-12-07', toDate: '2026-12-11', hoursFrom: '10:30', hoursTo: '15:00' },
    { preset: 'times', times: 'Tue 10-12\nThu after 14' },
    { people: 'chosen', slackUserIds: ['U0PRIYA', 'U0OMAR'] },
    { people: 'pool', leftOutSlackUserIds: ['U0PRIYA'] },
  ])('drawn and read gives what was drawn: %j', (draft) => {
    expect(readScheduleDraft(stateOf(draw(draft)))).toEqual(makeScheduleDraft(draft));
  });

  it("names the candidate's zone beside their hours, and what the stage assesses", () => {
    const words = wordsOf(draw().blocks);
    expect(words).toContain("Ada's hours from (in New York)");
    expect(words).toContain('Assesses Data modelling, Scale');
    expect(words).toContain('Operations, 45 min (booked)');
  });

  it('asks for times that the candidate gave in place of days and hours', () => {
    const words = wordsOf(draw({ preset: 'times' }).blocks);
    expect(words).toContain("Ada's times (in New York)");
    expect(words).not.toContain("Ada's hours");
    expect(words).not.toContain('First day');
  });

  it('draws the hours anew for another candidate, because a block that keeps its id keeps what was typed', () => {
    const other = scheduleModal(
      makeScheduleProps({ candidate: { id: 'c-bo', name: 'Bo', zone: 'Asia/Kolkata' } }),
    );
    const ids = (view: typeof other) =>
      view.blocks.flatMap(({ block_id }) => (block_id?.startsWith(BLOCKS.hoursFrom) ? [block_id] : []));
    expect(ids(other)).not.toEqual(ids(draw()));
  });
});

describe('a request that was sent', () => {
  it.each<[Partial<ScheduleDraft>, string, string]>([
    [{ preset: 'this_week' }, '2026-12-01', '2026-12-04'],
    [{ preset: 'next_week' }, '2026-12-07', '2026-12-11'],
    [{ preset: 'next_two_weeks' }, '2026-12-01', '2026-12-11'],
    [{ preset: 'dates', fromDate: '2026-12-01', toDate: '2026-12-01' }, '2026-12-01', '2026-12-01'],
  ])('%j runs from %s to %s', (draft, fromDate, toDate) => {
    expect(readScheduleModal(stateOf(draw(draft)), TODAY)).toMatchObject({
      ok: true,
      value: { fromDate, toDate },
    });
  });

  it('has one window for all days, or one for each day that the candidate gave', () => {
    const windowsOf = (draft: Partial<ScheduleDraft>) => readScheduleModal(stateOf(draw(draft)), TODAY);
    expect(windowsOf({ hoursFrom: '10:30' })).toMatchObject({
      value: {
        windows: [{ from: '2026-12-07', to: '2026-12-11', hours: [{ from: '10:30', to: '17:00' }] }],
      },
    });
    expect(windowsOf({ preset: 'times', times: 'Fri after 14\nThu 10-12' })).toMatchObject({
      value: {
        ...{ fromDate: '2026-12-03', toDate: '2026-12-04' },
        windows: [
          { from: '2026-12-03', to: '2026-12-03', hours: [{ from: '10:00', to: '12:00' }] },
          { from: '2026-12-04', to: '2026-12-04', hours: [{ from: '14:00', to: '17:00' }] },
        ],
      },
    });
  });

  it.each<[string, Partial<ScheduleDraft>, Record<string, string | string[] | null>, string, RegExp]>([
    ['no candidate', {}, { [BLOCKS.candidate]: null }, `${BLOCKS.candidate}/c-ada`, /Choose a candidate/],
    ['no stage', {}, { [BLOCKS.stage]: null }, `${BLOCKS.stage}/one-c-ada`, /Choose a stage/],
    [
      'a past day',
      { preset: 'dates', fromDate: '2026-11-30', toDate: '2026-12-02' },
      {},
      BLOCKS.fromDate,
      /has passed/,
    ],
    [
      'a reversed range',
      { preset: 'dates', fromDate: '2026-12-04', toDate: '2026-12-02' },
      {},
      BLOCKS.toDate,
      /before the first/,
    ],
    [
      'a range without end',
      { preset: 'dates', fromDate: '2026-12-04', toDate: null },
      {},
      BLOCKS.toDate,
      /last day/,
    ],
    [
      'a range of months',
      { preset: 'dates', fromDate: '2026-12-04', toDate: '2027-03-01' },
      {},
      BLOCKS.toDate,
      /at most 60 days/,
    ],
    ['reversed hours', {}, { [BLOCKS.hoursTo]: '08:00' }, `${BLOCKS.hoursTo}/c-ada`, /after 09:00/],
    [
      'times that nobody can read',
      { preset: 'times', times: 'Thu 2-4' },
      {},
      `${BLOCKS.times}/c-ada`,
      /“2-4” may be morning or afternoon/,
    ],
    ['nobody chosen', { people: 'chosen' }, {}, BLOCKS.chosen, /at least one person/],
  ])('is refused at its field for %s', (_name, draft, filled, blockId, message) => {
    const reading = readScheduleModal(fill(draw(draft), filled), TODAY);
    expect(reading).toEqual({ ok: false, errors: { [blockId]: expect.stringMatching(message) } });
  });

  it('this week is refused on a weekend', () => {
    expect(readScheduleModal(stateOf(draw({ preset: 'this_week' })), '2026-12-05')).toMatchObject({
      ok: false,
    });
  });

  it('people left from an earlier choice do not count for the best of the pool', () => {
    const state = fill(draw({ people: 'chosen', slackUserIds: ['U0OMAR'] }), { [BLOCKS.people]: 'pool' });
    expect(readScheduleModal(state, TODAY)).toMatchObject({ ok: true, value: { slackUserIds: [] } });
  });
});

describe('a new candidate', () => {
  const view = candidateModal({
    name: 'Ada Lovelace',
    zone: 'Europe/Berlin',
    roles: [{ key: 'back-end-engineer', name: 'Back End Engineer' }],
  });
  const good = { [BLOCKS.candidateEmail]: 'Ada@Example.com' };

  it('drawn, filled and read gives what was filled', () => {
    const filled = {
      ...good,
      [BLOCKS.candidateResume]: 'https://cv.example/ada',
      [BLOCKS.candidateReferrer]: 'U0OMAR',
      [BLOCKS.candidateZone]: 'Asia/Kolkata',
      [BLOCKS.candidateConflicts]: ['U0INES', 'U0CHEN'],
    };
    expect(readCandidateModal(fill(view, filled))).toEqual({
      ok: true,
      value: {
        name: 'Ada Lovelace',
        email: 'ada@example.com',
        zone: 'Asia/Kolkata',
        resumeUrl: 'https://cv.example/ada',
        roleKey: null,
        seniority: 'senior',
        referrerSlackUserId: 'U0OMAR',
        employeeSlackUserId: null,
        conflictSlackUserIds: ['U0INES', 'U0CHEN'],
      },
    });
  });

  it('is given a role where there are several, and only there', () => {
    const several = candidateModal({
      ...{ name: 'Ada Lovelace', zone: 'Europe/Berlin' },
      roles: [
        { key: 'back-end-engineer', name: 'Back End Engineer' },
        { key: 'data-engineer', name: 'Data Engineer' },
      ],
    });
    const filled = fill(several, { ...good, [BLOCKS.candidateRole]: 'data-engineer' });
    expect(readCandidateModal(filled)).toMatchObject({ ok: true, value: { roleKey: 'data-engineer' } });
    expect(wordsOf(view.blocks)).not.toContain('Role');
  });

  it.each([
    [BLOCKS.candidateEmail, 'ada@'],
    [BLOCKS.candidateEmail, null],
    [BLOCKS.candidateName, '   '],
    [BLOCKS.candidateZone, 'Mars/Olympus'],
    [BLOCKS.candidateZone, null],
    [BLOCKS.candidateResume, 'javascript:alert(1)'],
    [BLOCKS.candidateResume, 'http://cv.example'],
  ])('%s is refused as %s', (blockId, value) => {
    const reading = readCandidateModal(fill(view, { ...good, [blockId]: value }));
    expect(reading).toEqual({ ok: false, errors: { [blockId]: expect.any(String) } });
  });
});

describe('the searches', () => {
  it('for a candidate always end with adding one, within 100 rows', () => {
    const found = Array.from({ length: 150 }, (_, index) => ({ id: `c-${index}`, name: `Ada ${index}` }));
    const { options } = candidateOptions(found, 'ada');
    expect(options).toHaveLength(100);
    expect(options.at(-1)).toMatchObject({ value: NEW_CANDIDATE, text: { text: '+ New candidate "ada"' } });
  });

  it.each([
    ['new york', 'America/New_York'],
    ['lisb', 'Europe/Lisbon'],
    ['berlin', 'Europe/Berlin'],
    ['utc', 'UTC'],
  ])('for a zone find %s', (query, zone) => {
    expect(zoneOptions(query).options[0]?.value).toBe(zone);
  });

  it('for a zone show at most 100', () => {
    expect(zoneOptions('').options).toHaveLength(100);
    expect(zoneOptions('nowhere').options).toEqual([]);
  });
});

test('a candidate who is known, drawn and sent untouched, gives what was drawn', () => {
  const form = {
    ...{ name: 'Ada Lovelace', email: 'ada@example.com', zone: 'Asia/Kolkata', seniority: 'staff' as const },
    ...{ resumeUrl: 'https://cv.example/ada', referrerSlackUserId: 'U0OMAR', employeeSlackUserId: 'U0ADA' },
    conflictSlackUserIds: ['U0INES', 'U0CHEN'],
  };
  const view = candidateModal({
    ...{ zone: 'Europe/Berlin', roles: [] },
    known: { candidateId: 'c-ada', seen: 'abc', form },
  });
  expect(readCandidateModal(stateOf(view))).toEqual({ ok: true, value: { ...form, roleKey: null } });
});
