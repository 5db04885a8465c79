import { isSameVersion } from './versions';

it.each([
  ['v1.18.3', '1.18.3', true],
  ['1.18.3', '1.18.4', false],
  ['edge', 'edge', true],
  ['edge', '1.18.3', false],
])('%s and %s', (one, other, same) => {
  expect(isSameVersion(one, other)).toBe(same);
});
