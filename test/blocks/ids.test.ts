import { ACTIONS, aboutOf, actionPattern, BLOCKS, INPUTS, idFor, VIEWS } from '../../blocks/ids';
import { encodeMetadata, readMetadata } from '../../blocks/metadata';
import { everyMessage, everyModal } from './everyScreen';
import { everyHome } from './screens/home';
import { EMPTY, EXTREME, PLAIN } from './screens/world';
import { pressables } from './viewPerson';

const WORLDS = [EMPTY, PLAIN, EXTREME];
const plainId = (id: string) => id.split('/')[0] ?? id;
const screens = WORLDS.flatMap((world) => [
  ...everyModal(world),
  ...everyHome(world),
  ...everyMessage(world),
]);
const pressed = screens.flatMap(([, { blocks }]) => pressables(blocks));

describe('the registry of ids', () => {
  it.each([
    ['ACTIONS', ACTIONS],
    ['VIEWS', VIEWS],
    ['BLOCKS', BLOCKS],
  ])('%s gives each id once', (_name, ids) => {
    expect(new Set(Object.values(ids)).size).toBe(Object.values(ids).length);
  });

  it('an action is a thing and a verb', () => {
    const wrong = Object.values(ACTIONS).filter((id) => !/^[a-z-]+(\.[a-z-]+)+$/.test(id));
    expect(wrong).toEqual([]);
  });

  it('every action that a screen draws is in it, and every one in it is drawn by a screen', () => {
    const drawn = new Set(pressed.map(({ action_id }) => plainId(action_id)));
    drawn.delete(INPUTS.value);
    expect([...drawn].sort()).toEqual(Object.values<string>(ACTIONS).sort());
  });

  it('every block that is read is in it, and every one in it is drawn', () => {
    const drawn = new Set(
      screens.flatMap(([, { blocks }]) =>
        blocks.flatMap(({ block_id }) => (block_id ? [plainId(block_id)] : [])),
      ),
    );
    expect([...drawn].sort()).toEqual(Object.values<string>(BLOCKS).sort());
  });

  it('every modal is in it, and every one in it is drawn', () => {
    const drawn = new Set(WORLDS.flatMap(everyModal).map(([, { callback_id }]) => callback_id));
    expect([...drawn].sort()).toEqual(Object.values<string>(VIEWS).sort());
  });

  it('a value is made of ids: no space but in the words of a vote, no name, no mark', () => {
    const wrong = pressed.filter(
      ({ value }) => value !== undefined && !/^(no hire\/|more evidence\/)?[\w.:/-]+$/.test(value),
    );
    expect(wrong).toEqual([]);
  });

  it('an id says what it is about, and a handler hears it with and without', () => {
    const id = idFor(ACTIONS.timesRelax, 'x-1');
    expect(aboutOf(ACTIONS.timesRelax, id)).toBe('x-1');
    expect(aboutOf(ACTIONS.timesPick, id)).toBeNull();
    expect(actionPattern(ACTIONS.timesRelax).test(id)).toBe(true);
    expect(actionPattern(ACTIONS.timesRelax).test(ACTIONS.timesRelax)).toBe(true);
    expect(actionPattern(ACTIONS.timesRelax).test('times.relaxed')).toBe(false);
  });
});

describe('private metadata', () => {
  it('comes back as it was written', () => {
    const metadata = { requestId: 'r-1', proposalId: 'slot:2026-12-03', page: 2, purpose: 'move' as const };
    expect(readMetadata(encodeMetadata(metadata))).toEqual(metadata);
    expect(readMetadata('')).toEqual({});
  });

  it.each(['Ada Lovelace', 'ada@example.com', '', 'x'.repeat(201)])(
    'refuses what is no opaque id: %s',
    (id) => {
      expect(() => encodeMetadata({ candidateId: id })).toThrow();
    },
  );

  it('refuses what is not ours', () => {
    expect(() => readMetadata('{"password":"x"}')).toThrow();
  });
});
