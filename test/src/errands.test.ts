import { makeErrands } from '../../src/errands';
import type { Log } from '../../src/ports';

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** Settles after a turn of the event loop, later for the first, and notes begins and ends. */
function makeNotes(failing: string[] = []) {
  const notes: string[] = [];
  const errands = makeErrands(async ({ id }) => {
    notes.push(`begin ${id}`);
    await new Promise((resolve) => setImmediate(resolve));
    notes.push(`end ${id}`);
    if (failing.includes(id)) throw new Error('Slack does not answer');
  }, SILENT);
  return { notes, errands };
}

describe('errands', () => {
  test('named together are run one after the other', async () => {
    const { notes, errands } = makeNotes();
    errands.soon('interview', 'a', 'b', 'c');
    await errands.finished();
    expect(notes).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'end c']);
  });

  test('go on after one that failed', async () => {
    const { notes, errands } = makeNotes(['a']);
    errands.soon('interview', 'a', 'b');
    await errands.finished();
    expect(notes).toContain('end b');
  });

  test('of one thing never run at the same time, those of two things do', async () => {
    const { notes, errands } = makeNotes();
    errands.soon('interview', 'a');
    errands.soon('interview', 'a');
    errands.soon('candidate', 'b');
    await errands.finished();
    expect(notes.filter((note) => note.endsWith('a'))).toEqual(['begin a', 'end a', 'begin a', 'end a']);
    expect(notes.indexOf('begin b')).toBeLessThan(notes.indexOf('end a'));
  });
});
