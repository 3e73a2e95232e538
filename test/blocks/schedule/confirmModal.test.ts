import { confirmModal } from '../../../blocks/schedule/confirmModal';
import { makeConfirmProps } from '../makers';
import { wordsOf } from '../viewPerson';

test('a single booking says before it is confirmed what the interviews assess with it, in the words of a loop', () => {
  const coverage = { twice: ['Data modelling', 'Scale'], once: ['Learning'], never: ['Coding'], earlier: 1 };
  expect(wordsOf(confirmModal(makeConfirmProps({ coverage })).blocks)).toContain(
    'Assessed twice: Data modelling and Scale. Once: Learning. Not yet: Coding. Counted with 1 interview held or booked.',
  );
});
