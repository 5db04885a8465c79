import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { YARN } from './paths.mjs';

/**
 * An environment in which `yarn` is the committed release: others' tools call it, and not every machine has it.
 *
 * @param {NodeJS.ProcessEnv} env with a PATH that has Node
 * @param {string} folder for the command
 */
export function withYarn(env, folder) {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const script = join(bin, 'yarn');
  writeFileSync(script, `#!/bin/sh\nexec node "${YARN}" "$@"\n`);
  chmodSync(script, 0o755);
  return {
    ...env,
    PATH: [bin, env.PATH].join(delimiter),
    YARN_ENABLE_PROGRESS_BARS: '0',
    YARN_ENABLE_TELEMETRY: '0',
  };
}
