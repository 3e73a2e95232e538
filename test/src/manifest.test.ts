import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../manifest.json';

const ROOT = join(__dirname, '../..');
const SLACK = join(ROOT, 'src/slack');
const source = readdirSync(SLACK, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(SLACK, file), 'utf8'))
  .join('\n');
const ids = readFileSync(join(ROOT, 'blocks/ids.ts'), 'utf8');
const docs = readFileSync(join(ROOT, 'docs/slack-app.md'), 'utf8');

const found = (pattern: RegExp, text = source) =>
  [...text.matchAll(pattern)].map(([, name]) => name ?? '').sort();

describe('the Slack app manifest', () => {
  it('has exactly the commands that somebody answers', () => {
    const commands = manifest.features.slash_commands.map(({ command }) => command).sort();
    expect(commands).toEqual(found(/\.command\(\s*'(\/[a-z]+)'/g));
  });

  it('has exactly the events that somebody listens to', () => {
    const events = [...manifest.settings.event_subscriptions.bot_events].sort();
    expect(events).toEqual([...new Set(found(/\.event\(\s*'([a-z_]+)'/g))]);
  });

  it('has shortcuts with ids that the product knows', () => {
    for (const { callback_id } of manifest.features.shortcuts) expect(ids).toContain(`'${callback_id}'`);
    expect(manifest.features.shortcuts).toHaveLength(found(/\.(shortcut)\(/g).length);
  });

  it('asks for no scope that the documentation does not justify by a method in use', () => {
    const rows = [...docs.matchAll(/^\| `([a-z:.]+)`\s*\| (.+?)\s*\|/gm)].map(([, scope, needs]) => ({
      scope,
      needs,
    }));
    expect(rows.map(({ scope }) => scope).sort()).toEqual([...manifest.oauth_config.scopes.bot].sort());
    for (const { needs } of rows) {
      for (const [, method] of (needs ?? '').matchAll(/`([a-z]+\.[a-zA-Z]+)`/g))
        expect(source).toContain(`.${method}(`);
    }
  });

  it('calls no method of Slack that no scope allows', () => {
    const FREE = /^(views\.(open|push|update|publish)|auth\.test)$/;
    const methods = found(/client\.([a-z]+\.[a-zA-Z]+)\(/g).filter((method) => !FREE.test(method));
    expect(methods.length).toBeGreaterThan(3);
    for (const method of methods) expect(docs).toContain(`\`${method}\``);
  });

  it('keeps within the lengths that Slack allows', () => {
    const { display_information: about, features } = manifest;
    expect(about.name.length).toBeLessThanOrEqual(35);
    expect(about.description.length).toBeLessThanOrEqual(140);
    expect(about.long_description.length).toBeGreaterThanOrEqual(175);
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });
});
