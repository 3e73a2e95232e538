import type { SwapModalProps } from '../../../blocks/schedule/props';
import { swapModal } from '../../../blocks/schedule/swapModal';
import { makeLoopProps } from '../loopMakers';
import { makeCandidate, OMAR, PRIYA, ZONE } from '../makers';
import { wordsOf } from '../viewPerson';

const [session] = makeLoopProps().sessions;
const wordsWith = (overrides: Partial<SwapModalProps>) => {
  if (!session) throw new Error('A loop has sessions');
  const props = {
    ...{ requestId: 'r-1', planId: 'plan-1', session, candidate: makeCandidate(), zone: ZONE },
    ...{ choices: [], unfit: [], unable: '', shifts: [], tried: true },
  };
  return wordsOf(swapModal({ ...props, ...overrides }).blocks);
};
const choice = { id: 'o/i', out: PRIYA, in: OMAR, reasons: [] };

test.each<[string, Partial<SwapModalProps>, string, string]>([
  ['nobody is free', {}, 'Nobody else is free at this time.', 'Cannot'],
  [
    'who is free leaves the others without times',
    { unfit: ['Chen'] },
    'Chen is free then, but with Chen here the other sessions find no time. Another time',
    'Nobody else',
  ],
  [
    'one fits and two would not',
    { choices: [choice], unfit: ['Chen', 'Aylin'] },
    'Chen and Aylin are free then, but with any of them here the other sessions find no time.',
    'Nobody else',
  ],
  ['some cannot', { unable: 'Chen (the week is full)' }, 'Cannot: Chen (the week is full).', 'free then'],
])('where %s, that is what is said', (_, overrides, said, unsaid) => {
  expect(wordsWith(overrides)).toContain(said);
  expect(wordsWith(overrides)).not.toContain(unsaid);
});
