import { jestInside } from './jestInside.mjs';

/**
 * Runs the contract suite, and the proof that fixed files work, against the lab that is up: the tests that the
 * sandbox passes too.
 */
export function runContract(options) {
  return jestInside(options, {
    name: 'contract',
    paths: ['src/contract', 'src/proof'],
    // Figures too.
    isShown: line => /^\s*[✓✕●]|^= /.test(line),
  });
}
