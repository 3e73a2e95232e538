import { isExact } from '../../../../src/slack/schedule/scheduleProps';

describe('whether all that may help was tried', () => {
  const asStored = (exact: object) =>
    JSON.parse(JSON.stringify({ unit: 'days', legal: 0, obstacles: [], offers: [], ...exact }));

  it.each([
    ['the answer says so', { exact: true }, true],
    ['the answer says that not', { exact: false }, false],
  ])('%s', (_, exact, expected) => {
    expect(isExact({ shortage: asStored(exact) })).toBe(expected);
  });

  it('with nothing short there is nothing left to try', () => {
    expect(isExact({ shortage: null })).toBe(true);
  });
});
