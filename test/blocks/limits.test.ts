import { inspectMessageBlocks, inspectView } from '../../sandbox/slack/blockKit/inspect';
import { everyMessage, everyModal } from './everyScreen';
import { everyHome } from './screens/home';
import { EMPTY, EXTREME, PLAIN, type World } from './screens/world';

const WORLDS: [string, World][] = [
  ['plain', PLAIN],
  ['empty', EMPTY],
  ['extreme', EXTREME],
];
const knowsFile = () => true;

describe.each(WORLDS)('in a %s world', (_name, world) => {
  it('Slack takes every modal', () => {
    expect(faultsOf(everyModal(world), (view) => inspectView(view, 'modal', knowsFile))).toEqual({});
  });

  it('Slack takes every Home', () => {
    expect(faultsOf(everyHome(world), (view) => inspectView(view, 'home', knowsFile))).toEqual({});
  });

  it('Slack takes every message', () => {
    const inspect = ({ blocks }: { blocks: unknown }) => inspectMessageBlocks(blocks, knowsFile);
    expect(faultsOf(everyMessage(world), inspect)).toEqual({});
  });

  it('the text of every message says something that a phone shows', () => {
    const wrong = everyMessage(world).filter(([, { text }]) => text.trim() === '' || text.length > 4000);
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('whatever people typed, nobody is called and nothing is set in bold by it', () => {
    const screens = [...everyModal(world), ...everyHome(world), ...everyMessage(world)];
    const typedMarkup = screens.filter(([, screen]) => {
      const words = [...mrkdwnOf(screen.blocks), 'text' in screen ? screen.text : ''];
      return words.some(
        (text) => text.includes('<!channel>') || text.includes('*bold*') || text.includes('`co`'),
      );
    });
    expect(typedMarkup.map(([name]) => name)).toEqual([]);
  });
});

function faultsOf<Screen>(
  screens: [string, Screen][],
  inspect: (screen: Screen) => string[],
): Record<string, string[]> {
  const found = screens.map(([name, screen]): [string, string[]] => [name, inspect(screen)]);
  return Object.fromEntries(found.filter(([, faults]) => faults.length > 0));
}

/** What Slack would read as markup: a fence is shown as it is. */
function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own = type === 'mrkdwn' && typeof text === 'string' ? [text.replace(/```[\s\S]*?```/g, '')] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnOf)];
}
