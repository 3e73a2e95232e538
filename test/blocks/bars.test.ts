import { barsText, unableText } from '../../blocks/bars';
import type { Naming } from '../../blocks/naming';
import type { Constraint } from '../../src/scheduling/answers';

const naming: Naming = {
  person: (id) => `${id.charAt(0).toUpperCase()}${id.slice(1)} Somebody`,
  candidate: { name: 'Ada Lovelace', zone: 'America/New_York' },
  pool: () => 'Platform',
};

const says = (personId: string, ...constraints: Constraint[]) => ({ personId, constraints });

test('every rule that says no to one person is named', () => {
  expect(barsText(['capPerWeek', 'paused'])).toBe('the week is full and pauses interviewing');
});

test.each([
  ['nobody', [], ''],
  [
    'people by why, the first rule of each',
    [says('omar', 'busy'), says('chen', 'busy', 'notice'), says('priya', 'capPerWeek')],
    'Omar and Chen (something else then); Priya (the week is full)',
  ],
  ['no rule that is about no person', [says('omar', 'lunch')], ''],
])('who cannot is told as %s', (_, unable, text) => {
  expect(unableText(unable, naming)).toBe(text);
});
