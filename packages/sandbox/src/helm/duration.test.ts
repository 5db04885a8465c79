import { durationMs } from './duration';

it.each([
  ['5m0s', 300_000],
  ['1h', 3_600_000],
  ['90s', 90_000],
  ['', undefined],
  ['soon', undefined],
  [undefined, undefined],
])('%s', (text, expected) => {
  expect(durationMs(text)).toBe(expected);
});
