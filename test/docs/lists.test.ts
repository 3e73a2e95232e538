import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../manifest.json';
import { anchorOf, makeCompany } from '../../sandbox/company/company';
import { makeFaults } from '../../sandbox/slack/faults';
import { readConfig } from '../../src/config';
import type { Role } from '../../src/entities';
import { ROOT, readCode, readFenced, readTable, readText } from './pages';

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const codeOf = (cell: string | undefined) => readCode(cell ?? '')[0] ?? '';

/** What stands behind `NAME:` in the schema of src/config.ts. */
function readSchema(): Map<string, string> {
  const source = readText('src/config.ts');
  const [body = ''] = source.slice(source.indexOf('const schema = z.object({')).split('\n});');
  return new Map(
    body.split(/\n(?= {2}[A-Z_]+:)/).flatMap((entry) => {
      const name = entry.match(/^ {2}([A-Z_]+):/)?.[1];
      return name ? [[name, entry]] : [];
    }),
  );
}

describe("the README's table of the environment", () => {
  const rows = readTable('README.md', '## Environment');
  const schema = readSchema();

  it('has exactly the variables that the product reads', () => {
    expect(schema.size).toBeGreaterThan(10);
    expect(sorted(rows.map(([name]) => codeOf(name)))).toEqual(sorted(schema.keys()));
  });

  it('calls needed what the product does not start without', () => {
    const needed = rows.filter(([, isNeeded]) => isNeeded === 'yes').map(([name]) => codeOf(name));
    let faults = '';
    try {
      readConfig({});
    } catch (error) {
      faults = String(error);
    }
    const missing = [...faults.matchAll(/^ {2}([A-Z_]+) is missing/gm)].map(([, name]) => name ?? '');
    expect(sorted(needed)).toEqual(sorted(missing));
  });

  it.each(rows.map(([name, , value]) => [codeOf(name), codeOf(value)]))(
    'gives the default of %s',
    (name, value) => {
      const found = schema.get(name)?.match(/\.default\('?([^')]+)'?\)/)?.[1] ?? '';
      expect(value).toBe(found);
    },
  );
});

describe('what people can do', () => {
  const commands = manifest.features.slash_commands.map(({ command, usage_hint }) => ({
    command,
    hint: usage_hint.split(',')[0] ?? '',
  }));
  const shortcuts = manifest.features.shortcuts.map(({ name }) => name);

  it.each(['README.md', 'docs/slack-app.md'])(
    'is in %s as in the manifest: commands, hints, shortcuts',
    (page) => {
      const surfaces = readTable(page, '## What people can do').map(([surface = '']) => surface);
      const typed = surfaces.map(codeOf).filter((code) => code.startsWith('/'));
      expect(sorted(typed)).toEqual(sorted(commands.map(({ command, hint }) => `${command} ${hint}`)));
      const pressed = surfaces.flatMap((surface) => surface.match(/^shortcut "(.+)"$/)?.[1] ?? []);
      expect(sorted(pressed)).toEqual(sorted(shortcuts));
    },
  );
});

it("counts the people of the demo's office", () => {
  const { people, candidates } = makeCompany(anchorOf(new Date('2026-11-30T08:00:00Z')));
  const count = (role: Role) => people.filter(({ active, roles }) => active && roles.includes(role)).length;
  expect(readText('README.md')).toContain(
    `${count('interviewer')} engineers, ${count('recruiter')} recruiters, ${count('committee')} committee members and ${candidates.length} candidates`,
  );
});

describe('what an operator reads', () => {
  it('names the processes of the Procfile, and their commands', () => {
    const processes = readTable('README.md', '## Deploy').map(
      ([name, command]) => `${codeOf(name)}: ${codeOf(command)}`,
    );
    expect(sorted(processes)).toEqual(sorted(readText('Procfile').trim().split('\n')));
  });

  it('asks Google for exactly the scopes that the product asks for', () => {
    const scopes = (text: string) =>
      sorted(text.match(/https:\/\/www\.googleapis\.com\/auth\/[a-z.]+/g) ?? []);
    expect(scopes(readText('README.md'))).toEqual(scopes(readText('src/calendar/googleClient.ts')));
  });

  it('lists every script that stands in scripts/ for an operator', () => {
    const scripts = readdirSync(join(ROOT, 'scripts')).filter((name) => name.endsWith('.ts'));
    const rows = readTable('README.md', '## Operate').map(([script]) =>
      codeOf(script).replace('scripts/', ''),
    );
    expect(sorted(rows)).toEqual(sorted(scripts));
  });
});

describe('the tree of the architecture', () => {
  const lines = readFenced(readText('docs/architecture.md')).map(
    (line) => line.match(/^(\S+)\/\s{2,}\S/)?.[1] ?? line,
  );
  const HIDDEN = new Set(['node_modules', 'dist', 'coverage']);
  const foldersIn = (folder: string) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !HIDDEN.has(entry.name))
      .map((entry) => join(folder, entry.name));

  it('has every folder of the top, of src/, of scheduling and of flows, and no other', () => {
    const parents = ['.', 'src', 'src/scheduling', 'src/flows'];
    expect(sorted(lines)).toEqual(sorted(parents.flatMap(foldersIn)));
  });
});

describe('the page about the sandbox', () => {
  const faults = new Map(
    readTable('docs/sandbox.md', '## Make things go wrong').map(([who, , what]) => [who, what]),
  );

  it('names every setting that makes Slack fail', () => {
    const settings = Object.entries(makeFaults()).flatMap(([name, value]) =>
      typeof value === 'function' ? [] : [name],
    );
    expect(sorted(readCode(faults.get('Slack') ?? '').filter((name) => name !== 'inject'))).toEqual(
      sorted(settings),
    );
  });

  it('names every fault of Google', () => {
    const source = readText('sandbox/google/officeTypes.ts');
    const [union = ''] = source.slice(source.indexOf('export type GoogleFaultKind')).split(';');
    expect(sorted(readCode(faults.get('Google') ?? ''))).toEqual(
      sorted([...union.matchAll(/\| '([a-zA-Z]+)'/g)].map(([, kind]) => kind ?? '')),
    );
  });

  it('starts the parts that can be started alone', () => {
    const started = [...readText('docs/sandbox.md').matchAll(/npm run sandbox -- (\w+)/g)].map(
      ([, part]) => part ?? '',
    );
    const usage = readText('sandbox/main.ts').match(/npm run sandbox -- ([a-z|]+)/)?.[1] ?? '';
    expect(sorted(started)).toEqual(sorted(usage.split('|')));
  });
});

describe('the page about privacy', () => {
  it('names every collection', () => {
    const named = readTable('docs/privacy.md', '## What is kept').flatMap(([cell]) => readCode(cell ?? ''));
    const models = readdirSync(join(ROOT, 'src/models')).map((name) => readText(`src/models/${name}`));
    const collections = models.flatMap((source) => [
      ...source.matchAll(/makeSchema<\w+>\(\s*\{[\s\S]*?\},\s*'(\w+)',?\s*\)/g),
    ]);
    expect(collections.length).toBeGreaterThan(8);
    expect(sorted(named)).toEqual(sorted(collections.map(([, name]) => name ?? '')));
  });
});
