import { listRoleLines } from '../../scorecards/roleLines';

describe('listRoleLines', () => {
  test('takes bullets word for word under their heading, and leaves prose out', () => {
    const text =
      '# Role\r\n\r\n## Skills\r\nSome prose - not a bullet.\r\n- First one.  \r\n  * Nested one.\r\n## Other\n+ Third';
    expect(listRoleLines(text)).toEqual([
      { section: 'Skills', text: 'First one.' },
      { section: 'Skills', text: 'Nested one.' },
      { section: 'Other', text: 'Third' },
    ]);
  });

  test('a text without bullets asks for nothing', () => {
    expect(listRoleLines('# Role\nAll prose.')).toEqual([]);
  });
});
