import { splitTimes } from '../../../blocks/times/splitTimes';

const CONTEXT = { today: '2026-12-01', mostDays: 60, office: { from: '09:00', to: '17:00' } };

test.each([
  ['Ada Lovelace coding Thu 10-12', 'Ada Lovelace coding ', 'Thu 10-12'],
  ['Ada on Thu 3 Dec 2-4 pm, Fri morning', 'Ada ', 'on Thu 3 Dec 2-4 pm, Fri morning'],
  ['Sun Li coding Sun after 14', 'Sun Li coding ', 'Sun after 14'],
  ['Ada loop Wed-Fri 9-17  ', 'Ada loop ', 'Wed-Fri 9-17'],
  ['Thu 10-12', '', 'Thu 10-12'],
])('%j is parted where the times begin', (words, before, times) => {
  expect(splitTimes(words, CONTEXT)).toEqual({ before, times, fault: null });
});

test.each([
  ['Ada on Thu 2-4', 'Ada ', 'on Thu 2-4', /“2-4” may be morning or afternoon/],
  ['Ada Thu: 10-12 codding', 'Ada ', 'Thu: 10-12 codding', /“codding” could not be read/],
])('%j ends with times that cannot be taken, and it is said why', (words, before, times, fault) => {
  const split = splitTimes(words, CONTEXT);
  expect(split).toEqual({ before, times, fault: expect.stringMatching(fault) });
});

test.each(['', 'Ada Lovelace', 'Ada on Thu', 'Ada next week', 'Ada on Thu coding', 'Sun Li'])(
  '%j has no times of a candidate at its end',
  (words) => expect(splitTimes(words, CONTEXT)).toBeNull(),
);
