/** Reads every rubric, its role description and its released versions, and says what must be put right. `--release` keeps the current versions as released. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintRubric } from '../scorecards/lintRubric';
import { openRubricBook, type RubricFile } from '../scorecards/rubricBook';

const FOLDER = 'scorecards';
const RELEASED = join(FOLDER, 'versions');

function readYaml(folder: string): RubricFile[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.map((name) => ({ name: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
}

function lintAll(): string[] {
  const opened = openRubricBook(readYaml(FOLDER), readYaml(RELEASED));
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
  const opened = openRubricBook(readYaml(FOLDER), readYaml(RELEASED));
  if (!opened.ok) return [];
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
