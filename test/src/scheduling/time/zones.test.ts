import { isZone } from '../../../../src/scheduling/time/zones';

test.each([
  ['Europe/Lisbon', true],
  ['Asia/Kathmandu', true],
  ['Mars/Olympus', false],
  ['', false],
])('a zone is one that the machine knows: %p', (zone, known) => {
  expect(isZone(zone)).toBe(known);
});
