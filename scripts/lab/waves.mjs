import { jestInside } from './jestInside.mjs';

/** Tenants when nothing else is tested, and beside the other tests of the lab, which take their time already. */
const ALONE = 10;
const AMONG_OTHERS = 6;

/** Upgrades several real vclusters in waves, with portals that are killed in the middle. */
export function runWaves(options) {
  return jestInside(options, {
    name: 'waves',
    env: {
      LAB_WAVE_TENANTS: String(options.isAlone ? ALONE : AMONG_OTHERS),
    },
    paths: ['src/waves'],
    isShown: line => /^\s*[✓✕●=]/.test(line),
  });
}
