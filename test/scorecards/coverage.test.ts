import { foreseeCoverage, type PlannedSession } from '../../scorecards/coverage';
import { BACK_END } from './make';

const foresee = (...sessions: PlannedSession[]) =>
  Object.fromEntries(foreseeCoverage(BACK_END, sessions).map((item) => [item.competencyKey, item.word]));

describe('what a loop will assess', () => {
  test('nothing is planned: everything is never assessed, and each competency names the stages that would', () => {
    const coverage = foreseeCoverage(BACK_END, []);
    expect(new Set(coverage.map((item) => item.word))).toEqual(new Set(['never']));
    expect(coverage.find((item) => item.competencyKey === 'apis')?.stageKeys).toEqual([
      'phone-screen',
      'system-design',
      'databases-and-apis',
    ]);
  });

  test('without seats, the panel of the rubric is assumed', () => {
    expect(foresee({ stageKey: 'system-design' })).toMatchObject({ scale: 'twice', performance: 'never' });
    expect(foresee({ stageKey: 'phone-screen' })).toMatchObject({ learning: 'once' });
  });

  test.each<[string, PlannedSession[], string]>([
    ['one lead', [{ stageKey: 'system-design', seats: [{ part: 'lead' }] }], 'once'],
    [
      'a lead and a shadow',
      [{ stageKey: 'system-design', seats: [{ part: 'lead' }, { part: 'shadow' }] }],
      'once',
    ],
    ['a trainee alone', [{ stageKey: 'system-design', seats: [{ part: 'reverse shadow' }] }], 'never'],
    [
      'two people in two stages',
      [
        { stageKey: 'system-design', seats: [{ part: 'lead', personId: 'priya' }] },
        { stageKey: 'databases-and-apis', seats: [{ part: 'lead', personId: 'omar' }] },
      ],
      'twice',
    ],
    [
      'the same person in two stages: one view',
      [
        { stageKey: 'system-design', seats: [{ part: 'lead', personId: 'priya' }] },
        { stageKey: 'databases-and-apis', seats: [{ part: 'lead', personId: 'priya' }] },
      ],
      'once',
    ],
    [
      'a stage that the rubric does not know',
      [{ stageKey: 'astrology', seats: [{ part: 'lead' }] }],
      'never',
    ],
  ])('%s: data modelling %s', (_name, sessions, word) => {
    expect(foresee(...sessions)['data-modelling']).toBe(word);
  });

  test('the whole plan leaves nothing unassessed', () => {
    const words = Object.values(foresee(...BACK_END.stages.map((stage) => ({ stageKey: stage.key }))));
    expect(words).not.toContain('never');
  });
});
