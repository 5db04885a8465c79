import { isSameVersion } from './versions';

it.each([
  ['v1.18.3', '1.18.3', true],
  ['1.18.3', '1.18.4', false],
  ['edge', 'edge', true],
  ['edge', '1.18.3', undefined],
  ['1.18.0-rc.3', '1.18.0', false],
  ['1.18.0-rc.3', '1.18.0-rc.4', false],
  ['1.18.3-msft.1', '1.18.3-msft.2', false],
  ['1.18.3-msft.1', '1.18.3', undefined],
  ['1.18.3-msft.1', '1.18.4', false],
  ['1.18.3+abc', '1.18.3', undefined],
  ['1.18.3+abc', '1.18.3+def', false],
  ['0.0.0', '1.18', undefined],
  // Which patch that is does not say.
  ['1.18', '1.18.3', undefined],
  ['1.17', '1.18.3', false],
  ['nightly-2026-01-01', 'nightly-2026-01-02', undefined],
])('%s and %s', (one, other, same) => {
  expect(isSameVersion(one, other)).toBe(same);
});
