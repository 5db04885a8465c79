import { jestInside } from './jestInside.mjs';

/** Compares what the figures of savings claim with what the API server counts once each tenant has a Dapr of its own. */
export function runSavings(options) {
  return jestInside(options, {
    name: 'savings',
    paths: ['src/savings'],
    isShown: line => /^\s*[✓✕●=]/.test(line),
  });
}
