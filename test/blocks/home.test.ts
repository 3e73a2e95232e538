import { homeView } from '../../blocks/home/homeView';
import type { HomeNextStep, RoleName } from '../../blocks/home/props';
import { readRolesModal, rolesModal } from '../../blocks/home/rolesModal';
import { BLOCKS } from '../../blocks/ids';
import { readReplaceModal, replaceModal } from '../../blocks/interview/replaceModal';
import {
  hoursAfter,
  makeHomeCandidate,
  makeHomeProps,
  makeInterview,
  makePendingCard,
  makeSeatStates,
  NOW,
  OMAR,
  ZONE,
} from './makers';
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
    const recruiter = { candidates: [makeHomeCandidate({ next })], page: 0 };
    expect(pressables(homeView({ ...nobody(), recruiter }).blocks).map((each) => each.text)).toEqual([
      'Schedule an interview',
      'Statistics',
      text,
    ]);
  });

  it('reaches every candidate by its pages, and a page that is gone shows the last', () => {
    const candidates = Array.from({ length: 40 }, (_, index) =>
      makeHomeCandidate({ next: { kind: 'open interview', interviewId: `i-${index}` } }),
    );
    const shown = (page: number) =>
      pressables(homeView({ ...nobody(), recruiter: { candidates, page } }).blocks).flatMap(({ value }) =>
        value?.startsWith('i-') ? [value] : [],
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

  it.each([
    [
      'a recruiter',
      { recruiter: { candidates: [], page: 0 } },
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

describe('a replacement', () => {
  const props = {
    ...makeInterview(),
    zone: ZONE,
    mode: 'replace' as const,
    seats: makeSeatStates(),
    outPersonId: 'p-omar',
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

  it('without anybody free says the way out', () => {
    expect(wordsOf(replaceModal({ ...props, choices: [] }).blocks)).toContain('Reschedule it');
  });
});
