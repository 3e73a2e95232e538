import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { summarise } from '../../scorecards/aggregate';
import { openRubricBook } from '../../scorecards/rubricBook';
import { backEndText, makeCard, supportText } from './make';

const ROOT = join(__dirname, '../..');
const file = (name: string, text: string) => ({ name, text });
const open = (current: string[], released: string[] = []) =>
  openRubricBook(
    current.map((text, at) => file(`current ${at}`, text)),
    released.map((text, at) => file(`released ${at}`, text)),
  );
const version = (n: number, note = `Note ${n}.`) =>
  supportText()
    .replace('version: 1', `version: ${n}`)
    .replace('note: First version, to prove that a role is a file.', `note: ${note}`);
const messages = (opened: ReturnType<typeof open>) =>
  opened.ok ? [] : opened.faults.map((fault) => fault.message);

describe('the book of rubrics', () => {
  test('a second role is a second file: found, and summed up, by the same code', () => {
    const opened = open([backEndText(), supportText()]);
    if (!opened.ok) throw new Error(JSON.stringify(opened.faults));
    expect(opened.book.listRoles().map((rubric) => rubric.key)).toEqual([
      'back-end-engineer',
      'support-engineer',
    ]);
    const rubric = opened.book.findCurrent('support-engineer');
    const card = makeCard({ stageKey: 'ticket', levels: { answering: 3, reproducing: 1 } });
    const summary = rubric && summarise(rubric, 'junior', [card], []);
    expect(summary?.competencies.map((item) => [item.competencyKey, item.median, item.below])).toEqual([
      ['answering', 3, 0],
      ['reproducing', 1, 1],
    ]);
  });

  test('a card stays on its version: old ones are found beside the current one', () => {
    const opened = open([version(3)], [version(1), version(2)]);
    if (!opened.ok) throw new Error(JSON.stringify(opened.faults));
    expect(opened.book.findCurrent('support-engineer')?.version).toBe(3);
    expect(opened.book.findVersion('support-engineer', 1)?.note).toBe('Note 1.');
    expect(opened.book.findVersion('support-engineer', 4)).toBeNull();
    expect(opened.book.findCurrent('astronaut')).toBeNull();
  });

  test.each([
    [
      'a released text that was edited',
      [version(1).replace('minutes: 45', 'minutes: 60')],
      [version(1)],
      'make this version 2',
    ],
    [
      'a version whose predecessor is gone',
      [version(3)],
      [version(1)],
      'version 2 is not among the released ones',
    ],
    ['a change without a note of its own', [version(2, 'Same.')], [version(1, 'Same.')], 'say what changed'],
    ['a step back', [version(1)], [version(1), version(2)], 'version 2 is released'],
    ['a broken file', ['key: [', version(1)], [], ''],
  ])('refuses %s', (_name, current, released, words) => {
    const found = messages(open(current, released));
    expect(found.length).toBeGreaterThan(0);
    expect(found.join(' ')).toContain(words);
  });

  test('an unchanged text may be written otherwise: comments and line breaks are not the rubric', () => {
    expect(open([`# a comment\n${version(1)}`], [version(1)]).ok).toBe(true);
  });

  test('the rubrics in this repository pass, together with their released versions', () => {
    const node = process.execPath;
    const run = () =>
      execFileSync(node, ['node_modules/tsx/dist/cli.mjs', 'scripts/lintRubrics.ts'], {
        cwd: ROOT,
        stdio: 'pipe',
      });
    expect(String(run())).toBe('');
    expect(readFileSync(join(ROOT, 'scorecards/versions/back-end-engineer.v1.yaml'), 'utf8')).toContain(
      'version: 1',
    );
  });
});
