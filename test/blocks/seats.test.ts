import { traineesButton } from '../../blocks/schedule/trainees';
import { countSeats, seatsText } from '../../blocks/seats';
import { makePerson, OMAR, PRIYA } from './makers';

const CHEN = makePerson({ id: 'p-chen', name: 'Chen Wei', slackUserId: 'U0CHEN' });
const judging = [
  { person: PRIYA, part: 'lead' as const },
  { person: OMAR, part: 'second' as const },
];
const learning = { person: CHEN, part: 'shadow' as const };

test.each([
  [judging, 'Priya Nair (lead), Omar Haddad'],
  [[learning, ...judging], 'Priya Nair (lead), Omar Haddad. Shadow: Chen Wei'],
  [
    [...judging, { ...learning, part: 'reverse shadow' as const }],
    'Priya Nair (lead), Omar Haddad. Reverse shadow: Chen Wei',
  ],
])('who learns stands behind those who judge', (seats, words) => {
  expect(seatsText(seats)).toBe(words);
});

test('each person counts once, and who learns apart', () => {
  expect(countSeats([...judging, ...judging, learning])).toEqual({ judging: 2, learning: 1 });
});

test.each([
  [{ names: [], leftOff: false }, undefined],
  [{ names: ['Lena Fischer'], leftOff: false }, 'Leave Lena off'],
  [{ names: ['Lena Fischer'], leftOff: true }, 'With Lena again'],
  [{ names: ['Lena Fischer', 'Chen Wei'], leftOff: false }, 'Leave off who learns'],
  [{ names: ['Lena Fischer', 'Chen Wei'], leftOff: true }, 'With who learns again'],
])('who learns is left off and taken back by name: %j', (props, text) => {
  expect(traineesButton(props)?.text.text).toBe(text);
});
