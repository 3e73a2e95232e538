import { lintRubric } from '../../scorecards/lintRubric';
import { listRoleLines } from '../../scorecards/roleLines';
import { anchorLine, findStage, listStageCompetencies } from '../../scorecards/rubric';
import { BACK_END, backEndRole } from './make';

describe('the back-end engineer rubric', () => {
  const roleLines = backEndRole()
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2));
  const covers = [...BACK_END.competencies, ...BACK_END.stages].flatMap((item) => item.covers);

  test('the role description has the lines that we count on', () => {
    expect(roleLines).toHaveLength(19);
    expect(listRoleLines(backEndRole()).map((line) => line.text)).toEqual(roleLines);
  });

  test.each(roleLines)('covers word for word: %s', (line) => {
    expect(covers).toContain(line);
  });

  test('quotes nothing that the role description does not say', () => {
    expect(covers.filter((quote) => !roleLines.includes(quote))).toEqual([]);
  });

  test('leaving any one quote out everywhere is found', () => {
    for (const line of roleLines) {
      const without = <Item extends { covers: string[] }>(items: Item[]) =>
        items.map((item) => ({ ...item, covers: item.covers.filter((quote) => quote !== line) }));
      const rubric = {
        ...BACK_END,
        competencies: without(BACK_END.competencies),
        stages: without(BACK_END.stages),
      };
      expect(lintRubric(rubric, backEndRole())).toEqual([
        expect.objectContaining({ rule: 'role line not covered', message: expect.stringContaining(line) }),
      ]);
    }
  });

  test('has nothing that the linter refuses', () => {
    expect(lintRubric(BACK_END, backEndRole())).toEqual([]);
  });

  test('keeps the stage keys that plans and interviews are stored with', () => {
    expect(BACK_END.stages.map((stage) => stage.key)).toEqual([
      'phone-screen',
      'coding',
      'system-design',
      'databases-and-apis',
      'operations-and-debugging',
      'collaboration',
    ]);
  });

  test('System design is a card of three screens: four competencies, in the order of the rubric', () => {
    const stage = findStage(BACK_END, 'system-design');
    expect(stage && listStageCompetencies(BACK_END, stage).map((competency) => competency.name)).toEqual([
      'Data modelling',
      'Scale',
      'Trade-offs',
      'APIs',
    ]);
  });

  test.each(BACK_END.competencies.map((item) => [item.name, item] as const))(
    '%s: four anchors of two or three behaviours fit a phone and a Slack section',
    (name, competency) => {
      const lines = competency.anchors.map((anchor) => anchorLine(anchor));
      expect(competency.anchors.map((anchor) => anchor.level)).toEqual([1, 2, 3, 4]);
      expect(lines.filter((line) => line.length > 220)).toEqual([]);
      expect(
        [name, competency.what, ...lines.map((line, at) => `*${at + 1}*  ${line}`)].join('\n').length,
      ).toBeLessThan(3000);
    },
  );

  test('every stage tells the candidate what to expect and asks three questions or more', () => {
    for (const stage of BACK_END.stages) {
      expect(stage.candidate.expect).not.toBe('');
      expect(stage.questions.length).toBeGreaterThanOrEqual(3);
      expect(stage.questions.every((question) => question.followUps.length >= 2)).toBe(true);
    }
  });

  test('seniority moves the expected level: staff expects more than mid, and never less', () => {
    const sum = (key: string) =>
      BACK_END.competencies.reduce((total, item) => total + (item.expected[key] ?? 0), 0);
    expect(sum('mid')).toBeLessThan(sum('senior'));
    expect(sum('senior')).toBeLessThan(sum('staff'));
  });
});
