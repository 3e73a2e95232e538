import { parseRubric } from '../../scorecards/parseRubric';
import { supportText } from './make';

const edit = (from: string | RegExp, to: string) => {
  const text = supportText();
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`nothing to edit: ${from}`);
  return edited;
};

const faultsOf = (text: string) => {
  const parsed = parseRubric(text);
  return parsed.ok ? [] : parsed.faults;
};

describe('parseRubric', () => {
  test('reads anchors in the order of levels and derives the pools of a stage from its panel', () => {
    const parsed = parseRubric(supportText());
    expect(parsed.ok && parsed.rubric.competencies[0]?.anchors.map((anchor) => anchor.level)).toEqual([
      1, 2, 3, 4,
    ]);
    expect(parsed.ok && parsed.rubric.stages[0]?.pools).toEqual(['support']);
    expect(parsed.ok && parsed.rubric.stages[0]?.panel[0]?.count).toBe(1);
  });

  test('a seat for who learns needs no pool, and is none of the pools that run the stage', () => {
    const parsed = parseRubric(edit('pools: [support] }]', 'pools: [support] }, { part: shadow }]'));
    expect(parsed.ok && parsed.rubric.stages[0]?.panel[1]).toEqual({ part: 'shadow', count: 1, pools: [] });
    expect(parsed.ok && parsed.rubric.stages[0]?.pools).toEqual(['support']);
  });

  test.each([
    [
      'a stage assesses what is no competency',
      edit('competencies: [answering, reproducing]', 'competencies: [answering, magic]'),
      'stages[0].competencies[1]',
      'magic',
    ],
    [
      'a seat asks for an unknown pool',
      edit('pools: [support] }]', 'pools: [nobody] }]'),
      'stages[0].panel[0].pools[0]',
      'nobody',
    ],
    [
      'a seat of who judges names no pool',
      edit('{ part: lead, pools: [support] }]', '{ part: lead }]'),
      'stages[0].panel[0].pools',
      '',
    ],
    ['a panel has no lead', edit('part: lead', 'part: second'), 'stages[0].panel', 'lead'],
    [
      'a question has no competency',
      edit('competencies: [answering]\n', 'competencies: []\n'),
      'stages[0].questions[0].competencies',
      '',
    ],
    [
      'a question assesses what its stage does not',
      edit('competencies: [answering, reproducing]', 'competencies: [answering]'),
      'stages[0].questions[1].competencies',
      'reproducing',
    ],
    [
      'a seniority has no expected level',
      edit('expected: { junior: 2, senior: 3 }', 'expected: { junior: 2 }'),
      'competencies[0].expected',
      'senior',
    ],
    [
      'an expected level is for nobody',
      edit('expected: { junior: 2, senior: 3 }', 'expected: { junior: 2, senior: 3, principal: 4 }'),
      'competencies[0].expected',
      'principal',
    ],
    [
      'a level has one behaviour',
      edit('[answers another question than the one asked, blames the customer for the fault]', '[answers]'),
      'competencies[0].anchors.1',
      '',
    ],
    [
      'a fifth level',
      edit('    redFlags: [Invents', '      5: [a, b]\n    redFlags: [Invents'),
      'competencies[0].anchors',
      '',
    ],
    [
      'a weight has no reason',
      edit('    redFlags: [Invents', '    weight: { value: 2 }\n    redFlags: [Invents'),
      'competencies[0].weight.reason',
      '',
    ],
    ['a key is there twice', edit('key: reproducing', 'key: answering'), 'competencies[1].key', 'twice'],
    ['a stage is in no round', edit('stages: [ticket] }]', 'stages: [other] }]'), 'plan.rounds', 'ticket'],
    ['a misspelt field', edit('redFlags: [Invents', 'redFlag: [Invents'), 'competencies[0]', ''],
  ])('refuses: %s', (_name, text, path, words) => {
    const found = faultsOf(text).filter((fault) => fault.path === path);
    expect(found.map((fault) => fault.message).join(' ')).toContain(words);
    expect(found).not.toEqual([]);
  });

  test('says the line of each fault, and all faults at once', () => {
    const text = edit('minutes: 45', 'minutes: 5').replace('name: Answering', 'name: ""');
    const lineOf = (words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1;
    expect(faultsOf(text).map((fault) => [fault.path, fault.line])).toEqual([
      ['competencies[0].name', lineOf('name: ""')],
      ['stages[0].minutes', lineOf('minutes: 5')],
    ]);
  });

  test('a field that is missing is reported where it should stand', () => {
    const text = edit(/ +minutes: 45\n/, '');
    const line = text.split('\n').findIndex((words) => words.includes('key: ticket')) + 1;
    expect(faultsOf(text).map((fault) => [fault.path, fault.line])).toEqual([['stages[0].minutes', line]]);
  });

  test.each([
    ['broken YAML', 'key: [unclosed'],
    ['no YAML of ours', '42'],
    ['nothing', ''],
  ])('answers %s with a fault, not a throw', (_name, text) => {
    expect(faultsOf(text).length).toBeGreaterThan(0);
  });
});
