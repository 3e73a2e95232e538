import { ACTIONS, VIEWS } from '../../../blocks/ids';
import { readMetadata } from '../../../blocks/metadata';
import { confirmModal } from '../../../blocks/schedule/confirmModal';
import { loopModal } from '../../../blocks/schedule/loopModal';
import { noTimesModal } from '../../../blocks/schedule/noTimesModal';
import { timesModal } from '../../../blocks/schedule/timesModal';
import { makeLoopProps } from '../loopMakers';
import {
  hoursAfter,
  makeCandidate,
  makeConfirmProps,
  makeProposals,
  makeTimesProps,
  NO_TERMS,
} from '../makers';
import { pressables, wordsOf } from '../viewPerson';

const picks = (view: ReturnType<typeof timesModal>) =>
  pressables(view.blocks).filter(({ action_id }) => action_id === ACTIONS.timesPick);

const EVERYBODY_AGAIN = {
  ...{ action_id: 'times.people.change/everybody', value: 'everybody', text: 'Everybody again' },
};

describe('ranked times', () => {
  it('every one of sixty can be reached: by pages of days, and by the days themselves', () => {
    const proposals = makeProposals(60, 12);
    const days = ['2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07'];
    const reached = days.flatMap((day) => picks(timesModal(makeTimesProps({ proposals, day }))));
    expect(new Set(reached.map(({ value }) => value)).size).toBe(60);
  });

  it('shows the best of each day, says how many more there are, and marks the best of all', () => {
    const view = timesModal(makeTimesProps({ proposals: makeProposals(12, 6), moreTimes: 31 }));
    expect(picks(view).map(({ value }) => value)).toEqual([
      'slot-1',
      'slot-2',
      'slot-3',
      'slot-7',
      'slot-8',
      'slot-9',
    ]);
    expect(wordsOf(view.blocks)).toContain('37 more times');
    expect(wordsOf(view.blocks).match(/Best match/g)).toHaveLength(1);
    expect(JSON.stringify(view).match(/"style":"primary"/g)).toHaveLength(1);
  });

  it("shows each time in the reader's zone and the candidate's, with its people and reasons", () => {
    const words = wordsOf(timesModal(makeTimesProps()).blocks);
    expect(words).toContain('(Ada: 08:00 in New York)');
    expect(words).toContain('Priya Nair (lead), Omar Haddad');
    expect(words).toContain('Priya has had none this week.');
  });

  it('offers more times only after the last page, and pages in order of days', () => {
    const proposals = makeProposals(18, 3);
    const ids = (page: number) =>
      pressables(timesModal(makeTimesProps({ proposals, page })).blocks).map(({ action_id }) => action_id);
    expect(ids(0)).not.toContain(ACTIONS.timesMore);
    expect(ids(1)).toContain(ACTIONS.timesMore);
    expect(
      readMetadata(timesModal(makeTimesProps({ proposals, page: 9 })).private_metadata ?? ''),
    ).toMatchObject({ page: 1 });
  });

  it('says what came of a tap: who is left out, what was agreed, and the way back', () => {
    const terms = { without: ['Priya Nair', 'Omar Haddad'], agreed: 'Ada starts 30 min earlier' };
    for (const day of [undefined, '2026-12-03']) {
      const view = timesModal(makeTimesProps({ terms, ...(day && { day }) }));
      expect(wordsOf(view.blocks)).toContain('Without Priya Nair and Omar Haddad. Agreed: Ada starts 30 min');
      expect(pressables(view.blocks)).toContainEqual(EVERYBODY_AGAIN);
    }
    expect(pressables(timesModal(makeTimesProps()).blocks)).not.toContainEqual(EVERYBODY_AGAIN);
  });

  it('under the last of few says what is in the way of more, with what helps in one tap', () => {
    const few = {
      ...{ proposals: makeProposals(18, 3), moreTimes: 0, obstacles: ['The week is full: Priya.'] },
      relaxations: [{ id: '0', text: 'Priya takes a 4th: 6 times', changes: 1 }],
    };
    const last = timesModal(makeTimesProps({ ...few, page: 1 }));
    expect(wordsOf(last.blocks)).toContain('The week is full: Priya.');
    expect(pressables(last.blocks)).toContainEqual({
      ...{ action_id: 'times.relax/0', value: '0', text: 'Priya takes a 4th: 6 times' },
    });
    expect(wordsOf(timesModal(makeTimesProps(few)).blocks)).not.toContain('The week is full');
  });

  it('leaves the proposals as they were given', () => {
    const proposals = makeProposals(6, 6).reverse();
    const before = proposals.map(({ id }) => id);
    timesModal(makeTimesProps({ proposals }));
    expect(proposals.map(({ id }) => id)).toEqual(before);
  });
});

describe('no time', () => {
  const props = {
    requestId: 'r-1',
    candidate: makeCandidate(),
    stageName: 'System design',
    rangeText: 'next week',
    obstacles: [],
    relaxations: [],
    exact: true,
    terms: NO_TERMS,
  };

  it('says what is in the way and offers each change in one tap', () => {
    const view = noTimesModal({
      ...props,
      obstacles: ['The week is full: Priya.'],
      relaxations: [{ id: 'x-1', text: 'Priya takes a 4th: 6 times', changes: 1 }],
    });
    expect(wordsOf(view.blocks)).toContain('No time for System design with Ada Lovelace next week');
    expect(pressables(view.blocks)).toContainEqual({
      action_id: 'times.relax/x-1',
      value: 'x-1',
      text: 'Priya takes a 4th: 6 times',
    });
  });

  it.each([
    ['single changes', 1, true, ''],
    ['single changes of which some were not tried', 1, false, 'Not everything could be tried; other'],
    ['pairs', 2, true, 'No single change helps; each of these makes two at once.'],
    ['pairs of which some were not tried', 2, false, 'Not every pair was tried; others may help too.'],
  ])('says of %s how far the search went', (_, changes, exact, said) => {
    const relaxations = [{ id: 'x-1', text: 'Priya takes a 4th and Omar too: 6 times', changes }];
    const words = wordsOf(
      noTimesModal({ ...props, relaxations, exact }).blocks.filter(({ type }) => type === 'context'),
    );
    if (said === '') expect(words).toBe('');
    else expect(words).toContain(said);
  });

  it.each([
    ['No single change helps, nor any two together.', true],
    ['Nothing that was tried helps, but not everything could be tried.', false],
  ])('still has a way out where no change helps: %s', (said, exact) => {
    const view = noTimesModal({ ...props, exact });
    expect(wordsOf(view.blocks)).toContain(said);
    expect(pressables(view.blocks).map(({ action_id }) => action_id)).toContain(ACTIONS.timesRequest);
  });

  it('names who is left out and takes them back in one tap; where nobody is, there is nothing to take back', () => {
    const terms = { without: ['Priya Nair'], agreed: 'Omar takes a 4th' };
    const view = noTimesModal({ ...props, terms });
    expect(wordsOf(view.blocks)).toContain('Without Priya Nair. Agreed: Omar takes a 4th.');
    expect(pressables(view.blocks)).toContainEqual(EVERYBODY_AGAIN);
    expect(pressables(noTimesModal(props).blocks)).not.toContainEqual(EVERYBODY_AGAIN);
  });
});

describe('the last look', () => {
  it('books by its submit: two clicks from the list', () => {
    const view = confirmModal(makeConfirmProps());
    expect(view).toMatchObject({
      callback_id: VIEWS.confirm,
      submit: { text: 'Book' },
      close: { text: 'Back' },
    });
    expect(readMetadata(view.private_metadata ?? '')).toMatchObject({
      requestId: 'r-1',
      proposalId: 'slot-1',
    });
  });

  it('names all that it sets in motion', () => {
    const words = wordsOf(confirmModal(makeConfirmProps()).blocks);
    expect(words).toContain('Ada gets an invitation by mail now.');
    expect(words).toContain('2 interviewers are asked to accept, and reminded 24 h and 10 min before.');
    expect(words).toMatch(/Scorecards are due .*Fri 4 Dec, 15:00 in Berlin/);
  });

  it('shows the mail word by word when asked', () => {
    const mail = { subject: 'Interview with Fernhill', body: 'Hello *Ada*,\n<no markup>' };
    const consequences = { ...makeConfirmProps().consequences, mail };
    expect(wordsOf(confirmModal(makeConfirmProps({ consequences, mailShown: true })).blocks)).toContain(
      mail.body,
    );
    expect(wordsOf(confirmModal(makeConfirmProps({ consequences })).blocks)).not.toContain(mail.body);
  });
});

describe('a loop', () => {
  it('is a row a session with its break, says what it assesses twice, once, never, and is booked by its submit', () => {
    const view = loopModal(makeLoopProps());
    const words = wordsOf(view.blocks);
    expect(words).toContain('*Never assessed:* Debugging. Twice: Coding. Once: Scale.');
    expect(words).toContain('Break, 30 min');
    expect(pressables(view.blocks).filter(({ action_id }) => action_id === ACTIONS.loopSwap)).toHaveLength(2);
    expect(view.submit?.text).toBe('Book');
  });

  it('says first which plan it is and when, and what tells it from the others, which are one choice away', () => {
    const { blocks } = loopModal(makeLoopProps());
    const [first] = blocks;
    expect(wordsOf(first ? [first] : [])).toMatch(
      /^\*Plan 1 of 2: .*Thu 3 Dec, 14:00.*Best match: soonest\./s,
    );
    expect(JSON.stringify(first)).toContain('2: Fri 4 Dec, 14:00-16:30, with Chen');
  });

  it('alone is not counted among others', () => {
    const { plans } = makeLoopProps();
    const { blocks } = loopModal(makeLoopProps({ plans: plans.slice(0, 1), plan: { at: 1, words: [] } }));
    expect(wordsOf(blocks)).not.toContain('Plan 1');
    expect(pressables(blocks).map(({ action_id }) => action_id)).not.toContain(ACTIONS.loopNext);
  });

  it.each([
    ['Lunch break, 30 min', '17:00', 0.5],
    ['Break, 15 min', '17:00', 0.25],
    ['Break, 30 min', '15:00', 0.5],
  ])('calls a break "%s" by the clock of the candidate', (words, endsAt, hours) => {
    const [first, second] = makeLoopProps().sessions;
    const end = new Date(`2026-12-03T${endsAt}:00Z`);
    const sessions = [
      ...(first ? [{ ...first, endsAt: end }] : []),
      ...(second ? [{ ...second, startsAt: hoursAfter(end, hours), endsAt: hoursAfter(end, 2) }] : []),
    ];
    const candidate = makeCandidate({ zone: 'America/New_York' });
    const said = loopModal(makeLoopProps({ candidate, sessions })).blocks.filter(
      ({ type }) => type === 'context',
    );
    expect(wordsOf(said)).toMatch(new RegExp(`^${words}$`, 'm'));
  });
});
