import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRubrics } from '../../src/rubricShelf';

describe('the rubric shelf', () => {
  it('holds the back-end engineer, by its newest version and by number', () => {
    const rubrics = readRubrics();
    const rubric = rubrics.current('back-end-engineer');
    expect(rubric.stages.length).toBeGreaterThan(0);
    expect(rubrics.version('back-end-engineer', rubric.version)).toEqual(rubric);
    expect(rubrics.roles()).toContainEqual(rubric);
  });

  it('says which rubric is missing', () => {
    const rubrics = readRubrics();
    expect(() => rubrics.current('astronaut')).toThrow('Rubric astronaut does not exist');
    expect(() => rubrics.version('back-end-engineer', 99)).toThrow('back-end-engineer version 99');
  });

  it('refuses files with faults, all of them, by file and line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shelf-'));
    writeFileSync(join(folder, 'a.yaml'), 'name: A\nkey: A B\n');
    writeFileSync(join(folder, 'b.yaml'), 'key: [');
    expect(() => readRubrics(folder)).toThrow(/a\.yaml:2 key [\s\S]*b\.yaml:1 /);
  });
});
