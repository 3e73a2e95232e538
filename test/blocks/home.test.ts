import { homeView } from '../../blocks/home/homeView';
import type { HomeNextStep, RoleName } from '../../blocks/home/props';
import { readRolesModal, rolesModal } from '../../blocks/home/rolesModal';
import { BLOCKS } from '../../blocks/ids';
import { declineModal, readDeclineModal } from '../../blocks/interview/declineModal';
import { readReplaceModal, replaceModal } from '../../blocks/interview/replaceModal';
import { readMetadata } from '../../blocks/metadata';
import {
  hoursAfter,
  makeHeadlines,
  makeHomeCandidate,
  makeHomeProps,
  makeInterview,
  makePendingCard,
  makeSeatStates,
  NOW,
  OMAR,
  ZONE,
} from './makers';
import { everyHome } from './screens/home';
import { EXTREME } from './screens/world';
import { fill, pressables, stateOf, wordsOf } from './viewPerson';

const nobody = () => {
  const { viewer, zone, now, adminNames } = makeHomeProps();
  return { viewer, zone, now, adminNames };
};

describe('Home', () => {
  it('tells a recruiter who waits on whom and since when, without a click', () => {
    const words = wordsOf(homeView(makeHomeProps()).blocks);
    expect(words).toContain(
      '*Ada Lovelace*   ●●◐○○ 2 of 5 done\n⏳ waits for Omar Haddad to accept, since 2 h',
    );
  });

  it.each<[HomeNextStep, string]>([
    [{ kind: 'schedule', candidateId: 'c-ada', stageName: 'Coding' }, 'Schedule Coding'],
    [{ kind: 'open interview', interviewId: 'i-1' }, 'Show the interview'],
    [{ kind: 'nudge', id: 'i-1:p-chen', personName: 'Chen Wei' }, 'Nudge Chen'],
    [{ kind: 'open debrief', candidateId: 'c-ada' }, 'Open the debrief'],
  ])('gives each candidate the one button that moves it on: %j', (next, text) => {
    const recruiter = { candidates: [makeHomeCandidate({ next })], page: 0, together: [] };
    expect(pressables(homeView({ ...nobody(), recruiter }).blocks).map((each) => each.text)).toEqual([
      'Schedule an interview',
      text,
    ]);
  });

  it('offers those who wait for the same stage times that fit together', () => {
    const together = [{ id: 'coding/c-1/c-2', stageName: 'Coding', names: ['Ada Lovelace', 'Alan Turing'] }];
    const { blocks } = homeView({
      ...nobody(),
      recruiter: { candidates: [makeHomeCandidate()], page: 0, together },
    });
    expect(wordsOf(blocks)).toContain('Ada and Alan wait for a time for Coding.');
    expect(pressables(blocks)).toContainEqual({
      ...{ action_id: 'batch.open/coding', value: 'coding/c-1/c-2', text: 'Schedule together' },
    });
  });

  it('reaches every candidate by its pages, and a page that is gone shows the last', () => {
    const candidates = Array.from({ length: 40 }, (_, index) =>
      makeHomeCandidate({ next: { kind: 'open interview', interviewId: `i-${index}` } }),
    );
    const shown = (page: number) =>
      pressables(homeView({ ...nobody(), recruiter: { candidates, page, together: [] } }).blocks).flatMap(
        ({ value }) => (value?.startsWith('i-') ? [value] : []),
      );
    expect(new Set([0, 1, 2].flatMap(shown)).size).toBe(40);
    expect(shown(99)).toEqual(shown(2));
  });

  it('says how late a card is, and that a draft is kept', () => {
    const card = makePendingCard({ dueAt: hoursAfter(NOW, -5), status: 'draft', rated: { done: 2, of: 4 } });
    const interviewer = { next: [], cardsDue: [card], week: { booked: 2, cap: 3 } };
    const words = wordsOf(homeView({ ...nobody(), interviewer }).blocks);
    expect(words).toContain('*5 h late*, draft kept, 2 of 4 rated');
    expect(words).toContain('This week: 2 of 3.');
  });

  it('shows the figures in short, and who owes cards, by team', () => {
    const figures = makeHeadlines({
      overdueText: '8 cards, longest 3.0 days late',
      overdue: [
        {
          label: 'Payments',
          value: 6,
          text: '6 cards, longest 3.0 days late',
          people: ['Omar Haddad', 'Aylin Demir', 'Kavya Iyer', 'Tiago Rocha'].map((name, n) => ({
            name,
            n: n + 1,
          })),
        },
        { label: 'No team', value: 2, text: '2 cards, longest 9 h late', people: [{ name: 'Ruth', n: 2 }] },
      ],
    });
    const view = homeView({ ...nobody(), figures });
    const words = wordsOf(view.blocks);
    expect(words).toContain('*Time to schedule*\nmedian 18 h (n 7)');
    expect(words).toContain(
      '*Payments*: 6 cards, longest 3.0 days late. Omar Haddad, Aylin Demir (2), Kavya Iyer (3) and 1 more',
    );
    expect(words).toContain('*No team*: 2 cards, longest 9 h late. Ruth');
    expect(pressables(view.blocks).map(({ text }) => text)).toEqual(['Statistics']);
  });

  it.each([
    ['are counted still', 'counting' as const, 'Counting', ['Statistics']],
    ['could not be counted', 'out of reach' as const, 'could not be counted just now', ['Statistics']],
    ['have nothing to count', makeHeadlines({ isEmpty: true }), 'No interviews in the last 90 days.', []],
  ])('says so where the figures %s', (_what, figures, text, buttons) => {
    const view = homeView({ ...nobody(), figures });
    expect(wordsOf(view.blocks)).toContain(text);
    expect(pressables(view.blocks).map((each) => each.text)).toEqual(buttons);
  });

  it('says nothing of teams where no card is overdue', () => {
    const figures = makeHeadlines({ overdue: [], overdueText: 'none' });
    const words = wordsOf(homeView({ ...nobody(), figures }).blocks);
    expect(words).toContain('*Cards overdue*\nnone');
    expect(words).not.toContain('by team');
  });

  it('has room for all of somebody with every role, the fullest there can be', () => {
    const { blocks } = Object.fromEntries(everyHome(EXTREME))['home of all roles'] ?? { blocks: [] };
    expect(blocks.length).toBeGreaterThan(80);
    expect(JSON.stringify(blocks)).toContain('Page 3 of 5');
    expect(JSON.stringify(blocks.at(-1))).toContain('Page 2 of 13');
  });

  it.each([
    [
      'a recruiter',
      { recruiter: { candidates: [], page: 0, together: [] } },
      'No interviews yet. Type /schedule, or press Schedule an interview.',
    ],
    [
      'an interviewer',
      { interviewer: { next: [], cardsDue: [], week: { booked: 0, cap: null } } },
      'No interviews ahead.',
    ],
    ['the committee', { committee: { ready: [], waiting: [] } }, 'Nobody is ready yet.'],
    ['somebody without a role', {}, 'ask Alba Admin for one'],
  ])('teaches %s where it is empty', (_who, parts, text) => {
    expect(wordsOf(homeView({ ...nobody(), ...parts }).blocks)).toContain(text);
  });
});

describe('roles', () => {
  const all: RoleName[] = ['recruiter', 'interviewer', 'committee', 'admin'];
  it.each<[RoleName[]]>([[[]], [['admin']], [all]])('drawn and read give %j', (roles) => {
    const view = rolesModal({ person: OMAR, roles });
    expect(readRolesModal(stateOf(view), OMAR.slackUserId)).toEqual({
      ok: true,
      value: { slackUserId: 'U0OMAR', roles },
    });
  });

  it('need somebody to be given to', () => {
    const view = rolesModal({ person: null, roles: [] });
    expect(readRolesModal(stateOf(view))).toMatchObject({
      ok: false,
      errors: { [BLOCKS.rolesPerson]: 'Choose somebody.' },
    });
    expect(
      readRolesModal(fill(view, { [BLOCKS.rolesPerson]: 'U0OMAR', [BLOCKS.roles]: ['committee'] })),
    ).toEqual({
      ok: true,
      value: { slackUserId: 'U0OMAR', roles: ['committee'] },
    });
  });
});

describe('a decline', () => {
  const view = declineModal({
    ...makeInterview(),
    zone: ZONE,
    recruiterName: 'Nora Lindqvist',
    learns: false,
  });

  it.each([
    ['with nothing said', {}, { reason: '', isConflict: false }],
    ['with a reason', { [BLOCKS.reason]: 'Dentist' }, { reason: 'Dentist', isConflict: false }],
    ['for a conflict of interest', { [BLOCKS.conflict]: ['declared'] }, { reason: '', isConflict: true }],
  ])('%s is read as it was filled', (_, filled, reading) => {
    expect(readDeclineModal(fill(view, filled))).toEqual(reading);
  });
});

describe('a replacement', () => {
  const props = {
    ...makeInterview(),
    zone: ZONE,
    mode: 'replace' as const,
    seats: makeSeatStates(),
    outPersonId: 'p-omar',
    unable: '',
    offers: [],
    agreed: { text: '', ids: [] },
  };
  const choices = [{ id: 'x-1', person: OMAR, reasons: ['Omar has had none this week.'] }];

  it('drawn, chosen and read gives who leaves and the choice', () => {
    const view = replaceModal({ ...props, choices });
    expect(readReplaceModal(fill(view, { [BLOCKS.seatIn]: 'x-1' }))).toEqual({
      ok: true,
      value: { outPersonId: 'p-omar', id: 'x-1' },
    });
    expect(readReplaceModal(stateOf(view))).toEqual({
      ok: false,
      errors: { 'replace.in/p-omar': 'Choose somebody.' },
    });
  });

  it.each([
    ['nobody learns the stage', '', 'Nobody learns this stage.'],
    ['who learns it cannot come', 'Tiago (the week is full)', 'Nobody who learns this stage can come'],
  ])('for a shadow says where %s', (_, unable, said) => {
    const view = replaceModal({ ...props, mode: 'shadow', outPersonId: null, choices: [], unable });
    expect(wordsOf(view.blocks)).toContain(said);
  });

  it('offers what would make one more able, says what was agreed, and carries it along', () => {
    const offers = [{ id: 'f00', text: 'Chen takes a 4th', changes: 1 }];
    const agreed = { text: 'Omar ends the pause', ids: ['abc'] };
    const view = replaceModal({ ...props, choices, offers, agreed });
    expect(wordsOf(view.blocks)).toContain('Agreed: Omar ends the pause.');
    expect(pressables(view.blocks)).toContainEqual({
      ...{ action_id: 'interview.replace.relax/f00', value: 'f00', text: 'Chen takes a 4th' },
    });
    expect(readMetadata(view.private_metadata ?? '')).toMatchObject({ agreed: ['abc'], personId: 'p-omar' });
  });

  it('without anybody free says the way out, and why nobody is', () => {
    const view = replaceModal({ ...props, choices: [], unable: 'Chen (the week is full)' });
    expect(wordsOf(view.blocks)).toContain('Reschedule it');
    expect(wordsOf(view.blocks)).toContain('Cannot: Chen (the week is full).');
  });
});
