import fc from 'fast-check';
import { BLOCKS, idFor } from '../../../blocks/ids';
import { scorecardRequest } from '../../../blocks/interview/scorecardRequest';
import { readMetadata } from '../../../blocks/metadata';
import { amendModal, readAmendModal } from '../../../blocks/scorecard/amendModal';
import type { Level, ScorecardDraft } from '../../../blocks/scorecard/props';
import {
  cardErrors,
  countPages,
  readScorecardPage,
  scorecardModal,
} from '../../../blocks/scorecard/scorecardModal';
import { scorecardView } from '../../../blocks/scorecard/scorecardView';
import { cardFaults } from '../../../scorecards/cardFaults';
import {
  EMPTY_DRAFT,
  ENDS_AT,
  hoursAfter,
  makeCompetencies,
  makeInterview,
  makePerson,
  makeScorecardProps,
  NOW,
  ZONE,
} from '../makers';
import { fill, pressables, stateOf, wordsOf } from '../viewPerson';

const rating = (key: string) => idFor(BLOCKS.rating, key);
const evidence = (key: string) => idFor(BLOCKS.evidence, key);
const words = fc.string({ maxLength: 60 }).map((text) => text.trim());

const arbitraryDraft = (count: number): fc.Arbitrary<ScorecardDraft> =>
  fc.record({
    ratings: fc.tuple(
      ...makeCompetencies(count).map(({ key }) =>
        fc.record({
          competencyKey: fc.constant(key),
          level: fc.constantFrom<Level | null>(1, 2, 3, 4, null),
          evidence: words,
        }),
      ),
    ),
    recommendation: fc.constantFrom('strong no', 'no', 'yes', 'strong yes'),
    strongestSignal: words,
    concern: words,
    summary: words,
    noteToRecruiter: words,
  });

describe('the card on a phone', () => {
  it.each([
    [1, 2],
    [4, 3],
    [5, 4],
    [15, 9],
  ])('%i competencies are %i screens', (competencies, screens) => {
    expect(countPages(competencies)).toBe(screens);
  });

  it('shows what it is, the anchors and the level on one screen, and how far one is', () => {
    const view = scorecardModal(makeScorecardProps({ keptAt: new Date('2026-12-03T13:52:00Z') }));
    const text = wordsOf(view.blocks);
    expect(text).toContain('System design, 1 of 3, draft kept 14:52.');
    expect(text).toMatch(/\*1\* {2}level 1[\s\S]*\*4\* {2}level 4/);
    expect(view.submit?.text).toBe('Next');
    expect(readMetadata(view.private_metadata ?? '')).toEqual({
      interviewId: 'i-1',
      scorecardId: 'card-1',
      revision: 3,
      page: 0,
    });
  });

  it('stays within three screens of taps: one click to open, then Next, Next, Submit', () => {
    const request = scorecardRequest({
      ...makeInterview(),
      zone: ZONE,
      dueAt: ENDS_AT,
      state: { kind: 'due' },
    });
    expect(pressables(request.blocks)[0]?.text).toBe('Fill scorecard');
    const labels = [0, 1, 2].map((page) => scorecardModal(makeScorecardProps({ page })).submit?.text);
    expect(labels).toEqual(['Next', 'Next', 'Submit']);
  });
});

describe('a draft', () => {
  it('drawn screen by screen and read gives itself, for any card of 1 to 15 competencies', () => {
    const cards = fc
      .integer({ min: 1, max: 15 })
      .chain((count) => arbitraryDraft(count).map((draft) => ({ count, draft })));
    fc.assert(
      fc.property(cards, ({ count, draft }) => {
        const props = makeScorecardProps({ competencies: makeCompetencies(count, 20), draft });
        const pages = Array.from({ length: countPages(count) }, (_, page) =>
          scorecardModal({ ...props, page }),
        );
        const read = pages.reduce((kept, view) => readScorecardPage(stateOf(view), kept), EMPTY_DRAFT);
        expect(read).toEqual(draft);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what another screen holds, and leaves the one given as it was', () => {
    const first = scorecardModal(makeScorecardProps());
    const one = readScorecardPage(
      fill(first, { [rating('competency-1')]: '4', [evidence('competency-1')]: ' drew the keys ' }),
      EMPTY_DRAFT,
    );
    const last = scorecardModal(makeScorecardProps({ draft: one, page: 2 }));
    const two = readScorecardPage(
      fill(last, { [BLOCKS.recommendation]: 'yes', [BLOCKS.summary]: 'solid' }),
      one,
    );
    expect(one).toEqual({
      ...EMPTY_DRAFT,
      ratings: [{ competencyKey: 'competency-1', level: 4, evidence: 'drew the keys' }],
    });
    expect(two).toEqual({ ...one, recommendation: 'yes', summary: 'solid' });
    expect(EMPTY_DRAFT.ratings).toEqual([]);
  });

  it('keeps evidence that was written before a level was chosen, and an emptied text empties it', () => {
    const view = scorecardModal(makeScorecardProps());
    const written = readScorecardPage(
      fill(view, { [evidence('competency-2')]: 'asked for sizes' }),
      EMPTY_DRAFT,
    );
    expect(written.ratings).toEqual([{ competencyKey: 'competency-2', evidence: 'asked for sizes' }]);
    const emptied = readScorecardPage(
      fill(scorecardModal(makeScorecardProps({ draft: written })), { [evidence('competency-2')]: null }),
      written,
    );
    expect(emptied.ratings).toEqual([{ competencyKey: 'competency-2', evidence: '' }]);
  });

  it('keeps a level that was given, where a screen says nothing of it', () => {
    const draft = {
      ...EMPTY_DRAFT,
      ratings: [{ competencyKey: 'competency-1', level: 2 as const, evidence: 'a' }],
    };
    const untouched = scorecardModal(makeScorecardProps());
    expect(readScorecardPage(fill(untouched, { [evidence('competency-1')]: 'b' }), draft).ratings).toEqual([
      { competencyKey: 'competency-1', level: 2, evidence: 'b' },
    ]);
  });

  it('holds 3000 characters of evidence whole, and shows them whole to who reads the card', () => {
    const text = `${'<b>*&_`'.repeat(428)}endd`;
    const draft = {
      ...EMPTY_DRAFT,
      ratings: [{ competencyKey: 'competency-1', level: 4 as const, evidence: text }],
    };
    expect(readScorecardPage(stateOf(scorecardModal(makeScorecardProps({ draft }))), EMPTY_DRAFT)).toEqual(
      draft,
    );
    const view = scorecardView({
      scorecardId: 'card-1',
      candidate: makeInterview().candidate,
      stageName: 'Coding',
      interviewer: makePerson(),
      part: 'lead',
      zone: ZONE,
      submittedAt: NOW,
      competencies: makeCompetencies(1),
      draft,
      showRecruiterNote: false,
      amendments: [],
      amendable: false,
      unlockable: false,
      unlocks: [],
    });
    expect(wordsOf(view.blocks)).toContain(text);
  });
});

describe('what keeps a card from being submitted', () => {
  const competencies = makeCompetencies(4);
  const full = competencies.map(({ key }) => ({
    competencyKey: key,
    level: 3 as Level | null,
    evidence: '',
  }));
  const draftWith = (change: Partial<(typeof full)[number]>): ScorecardDraft => ({
    ...EMPTY_DRAFT,
    recommendation: 'yes',
    ratings: full.map((each, index) => (index === 0 ? { ...each, ...change } : each)),
  });

  it('is named on the last screen, each with the way there, and in the error', () => {
    const view = scorecardModal(
      makeScorecardProps({ page: 2, draft: { ...EMPTY_DRAFT, ratings: full.slice(0, 3) } }),
    );
    expect(wordsOf(view.blocks)).toContain('Competency 4: choose a level, or not assessed.');
    expect(pressables(view.blocks)).toContainEqual({
      action_id: 'scorecard.go',
      value: '1',
      text: 'Go there',
    });
    const draft = draftWith({ level: 4 });
    expect(cardErrors(cardFaults(draft, competencies), competencies, draft)).toEqual({
      [BLOCKS.recommendation]: 'Competency 1: a 4 needs what you saw or heard.',
    });
  });
});

describe('an amendment', () => {
  const draft = {
    ...EMPTY_DRAFT,
    recommendation: 'yes' as const,
    ratings: [{ competencyKey: 'competency-1', level: 3 as const, evidence: 'a' }],
  };
  const view = amendModal({ ...makeScorecardProps(), draft, competencyKey: 'competency-1' });

  it('changes one part and needs a reason', () => {
    const state = fill(view, { [rating('competency-1')]: '2', [BLOCKS.reason]: 'I mixed up two candidates' });
    expect(readAmendModal(state, draft)).toEqual({
      ok: true,
      value: {
        reason: 'I mixed up two candidates',
        draft: { ...draft, ratings: [{ competencyKey: 'competency-1', level: 2, evidence: 'a' }] },
      },
    });
    expect(readAmendModal(stateOf(view), draft)).toMatchObject({
      ok: false,
      errors: { [BLOCKS.reason]: expect.any(String) },
    });
  });
});

it('a late device is told that another wrote', () => {
  const view = scorecardModal(makeScorecardProps({ conflict: { keptAt: hoursAfter(NOW, 1) } }));
  expect(wordsOf(view.blocks)).toContain('Another device wrote to this card at 12:00.');
});
