import { lintRubric } from '../../scorecards/lintRubric';
import { rubricOf, supportRole, supportText } from './make';

const lintWith = (from: string, to: string, role = supportRole()) => {
  const text = supportText();
  if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
  return lintRubric(rubricOf(text.replace(from, to)), role).map((finding) => finding.rule);
};

describe('lintRubric', () => {
  test('has nothing against a small role that follows the rules', () => {
    expect(lintRubric(rubricOf(supportText()), supportRole())).toEqual([]);
  });

  test.each([
    ['good communication skills', 'adjective without behaviour'],
    ['shows strong technical knowledge', 'adjective without behaviour'],
    ['is a very solid and capable engineer', 'adjective without behaviour'],
    ['excellent', 'adjective without behaviour'],
    ['shows deep database expertise', 'adjective without behaviour'],
    ['a page for the next ten tickets', 'behaviour without verb'],
  ])('refuses the anchor "%s" as %s', (anchor, rule) => {
    expect(lintWith('finds the need behind the question', anchor)).toContain(rule);
  });

  test.each([
    'writes a good page from the ten last tickets',
    'never answers before the log was read',
    'does not see the second request',
    'cannot name the header that is missing',
  ])('accepts the anchor "%s": it says what is done', (anchor) => {
    expect(lintWith('finds the need behind the question', anchor)).toEqual([]);
  });

  test.each([
    [
      'the same words in another level',
      'quotes the manual',
      'restates the question in own words',
      'duplicate anchor',
    ],
    [
      'the same words in another order and case',
      'quotes the manual',
      'Restates in own words the question',
      'duplicate anchor',
    ],
    [
      'nearly the same words',
      'quotes the manual',
      'restates the question in their own words',
      'duplicate anchor',
    ],
    [
      'a red flag that only judges',
      'Invents an answer when none is known.',
      'Bad attitude.',
      'adjective without behaviour',
    ],
    [
      'a good answer that only judges',
      'Restates the question.',
      'A really good answer.',
      'adjective without behaviour',
    ],
    [
      'an anchor too long for a phone',
      'quotes the manual',
      `quotes ${'many long words '.repeat(14)}`,
      'anchor too long',
    ],
    [
      'a junior of whom more is expected',
      'expected: { junior: 2, senior: 3 }',
      'expected: { junior: 4, senior: 3 }',
      'seniority out of order',
    ],
    [
      'a line of the role that nothing covers',
      'Familiarity with HTTP and logs.]',
      ']',
      'role line not covered',
    ],
    [
      'a line of the role that is quoted in part',
      'Familiarity with HTTP and logs.]',
      'Familiarity with HTTP]',
      'role line not covered',
    ],
    [
      'a quote that is not word for word',
      'Familiarity with HTTP and logs.]',
      'Familiarity with HTTP]',
      'quote not in the role',
    ],
  ])('refuses %s', (_name, from, to, rule) => {
    expect(lintWith(from, to)).toContain(rule);
  });

  test('refuses a competency that no stage assesses, and a stage that asks nothing about one', () => {
    const rubric = rubricOf(supportText());
    const [stage] = rubric.stages;
    const questions =
      stage?.questions.filter((question) => !question.competencies.includes('reproducing')) ?? [];
    const narrow = rubric.stages.map((item) => ({ ...item, competencies: ['answering'], questions }));
    const silent = rubric.stages.map((item) => ({ ...item, questions }));
    const rules = (stages: typeof rubric.stages) =>
      lintRubric({ ...rubric, stages }, supportRole()).map((finding) => finding.rule);
    expect(rules(narrow)).toEqual(['competency no stage assesses', 'too few questions']);
    expect(rules(silent)).toEqual(['competency no question asks for', 'too few questions']);
  });
});
