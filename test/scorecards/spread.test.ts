import { countPairs, mean, median, range } from '../../scorecards/spread';

describe('figures about a handful of levels', () => {
  test.each([
    [[], null, null, null],
    [[3], 3, 0, 3],
    [[4, 2], 3, 2, 3],
    [[3, 2], 2.5, 1, 2.5],
    [[1, 4, 4], 4, 3, 3],
    [[1, 2, 3, 4], 2.5, 3, 2.5],
  ])('%j has median %p, range %p, mean %p', (levels, middle, spread, average) => {
    expect([median(levels), range(levels), mean(levels)]).toEqual([middle, spread, average]);
  });

  test('pairs are counted once, and nobody pairs with themselves', () => {
    expect(countPairs([])).toEqual({ pairs: 0, same: 0, withinOne: 0 });
    expect(countPairs([3])).toEqual({ pairs: 0, same: 0, withinOne: 0 });
    expect(countPairs([3, 3, 4, 1])).toEqual({ pairs: 6, same: 1, withinOne: 3 });
  });

  test('leaves its argument in the order it was given', () => {
    const levels = [4, 1, 3];
    median(levels);
    expect(levels).toEqual([4, 1, 3]);
  });
});
