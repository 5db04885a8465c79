import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ARTIFACTS_DIR } from '../lib/paths.mjs';

const EVIDENCE = join(ARTIFACTS_DIR, 'lab');

function copy(from, to) {
  if (existsSync(from)) {
    cpSync(from, to, { recursive: true });
  }
}

/**
 * Keeps the logs of a lab, and of the portal that was on it, among the artefacts before all else goes.
 *
 * @returns {string} the folder
 */
export function keepEvidence({ stateDir, temporary }) {
  rmSync(EVIDENCE, { recursive: true, force: true });
  copy(join(stateDir, 'logs'), join(EVIDENCE, 'lab'));
  for (const name of readdirSync(temporary)) {
    const folder = join(temporary, name);
    if (existsSync(join(folder, 'logs'))) {
      copy(join(folder, 'logs'), join(EVIDENCE, 'portal'));
      rmSync(folder, { recursive: true });
    }
  }
  return EVIDENCE;
}
