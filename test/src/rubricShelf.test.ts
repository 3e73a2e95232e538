import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, NotFoundError } from '../../src/errors';
import { readRubrics } from '../../src/rubricShelf';

const REPOSITORY = join(__dirname, '../../scorecards');

describe('the shelf of rubrics', () => {
  let folder: string;
  const current = () => join(folder, 'back-end-engineer.yaml');
  const edit = (from: string, to: string) =>
    writeFileSync(current(), readFileSync(current(), 'utf8').replace(from, to));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rubrics-'));
    mkdirSync(join(folder, 'versions'));
    cpSync(join(REPOSITORY, 'back-end-engineer.yaml'), current());
    cpSync(join(REPOSITORY, 'versions'), join(folder, 'versions'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('the rubrics of this repository open, and a card finds the version it was opened on', () => {
    const rubrics = readRubrics();
    expect(rubrics.roles().map((rubric) => rubric.key)).toContain('back-end-engineer');
    expect(rubrics.version('back-end-engineer', 1).version).toBe(1);
  });

  test('a released text that was changed in place stops the start, and the message says what to do', () => {
    edit('minutes: 45', 'minutes: 50');
    expect(() => readRubrics(folder)).toThrow(ConfigError);
    expect(() => readRubrics(folder)).toThrow(
      /back-end-engineer\.yaml:1 version .* make this version 2, with a note/,
    );
  });

  test('the same change as a new version with a note is taken, and the old one stays', () => {
    edit('minutes: 45', 'minutes: 50');
    edit('version: 1', 'version: 2');
    edit(
      'note: First version, drawn line by line from the role description.',
      'note: Collaboration takes 50 minutes.',
    );
    const rubrics = readRubrics(folder);
    expect(rubrics.current('back-end-engineer').version).toBe(2);
    expect(rubrics.version('back-end-engineer', 1).version).toBe(1);
  });

  test('a broken file is named with its line', () => {
    edit('minutes: 45', 'minutes: soon');
    expect(() => readRubrics(folder)).toThrow(/back-end-engineer\.yaml:\d+ stages\[5\]\.minutes/);
  });

  test.each([
    ['a role', () => readRubrics(folder).current('astronaut')],
    ['a version', () => readRubrics(folder).version('back-end-engineer', 9)],
  ])('%s that does not exist is not found', (_name, get) => {
    expect(get).toThrow(NotFoundError);
  });
});
