/**
 * Says what the rubrics must put right: shape, references, anchors, role lines not covered, changed releases.
 * With `--release`, keeps each current text as the released one of its version.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintRubric } from '../scorecards/lintRubric';
import { openRubricBook } from '../scorecards/rubricBook';
import { readRubricFiles } from '../src/rubricShelf';

const FOLDER = 'scorecards';
const RELEASED = join(FOLDER, 'versions');

function openShelf() {
  const { current, released } = readRubricFiles(FOLDER);
  return openRubricBook(current, released);
}

function lintAll(): string[] {
  const opened = openShelf();
  if (!opened.ok)
    return opened.faults.map(({ file, line, path, message }) => `${file}:${line} ${path}: ${message}`);
  return opened.book.listRoles().flatMap((rubric) => {
    const role = join(FOLDER, 'roles', `${rubric.key}.md`);
    if (!existsSync(role)) return [`${role} is missing: the rubric must quote its role description`];
    return lintRubric(rubric, readFileSync(role, 'utf8')).map(
      ({ rule, where, message }) => `${rubric.key}, ${where}: ${rule}. ${message}`,
    );
  });
}

function release(): string[] {
  const opened = openShelf();
  if (!opened.ok) return [];
  mkdirSync(RELEASED, { recursive: true });
  return opened.book.listRoles().flatMap(({ key, version }) => {
    const kept = join(RELEASED, `${key}.v${version}.yaml`);
    if (existsSync(kept)) return [];
    writeFileSync(kept, readFileSync(join(FOLDER, `${key}.yaml`), 'utf8'));
    return [kept];
  });
}

const findings = lintAll();
for (const line of findings) process.stderr.write(`${line}\n`);
if (findings.length > 0) process.exitCode = 1;
else if (process.argv.includes('--release'))
  for (const kept of release()) process.stdout.write(`Released ${kept}\n`);
