import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { TYPESCRIPT } from '../agent/start';
import { down } from '../commands/down';
import { Failure } from '../../../../scripts/lib/failure.mjs';
import { createNamespace } from '../network/namespace';
import { inNamespace } from '../../../../scripts/lib/processes/group.mjs';
import { packagePath } from '../packagePath';
import { labPaths } from '../paths';
import { ensurePrograms } from '../programs/build';
import { requireMachine } from '../requirements';
import { readOptions } from './options';

const USAGE =
  'usage: faults/main.ts --state-dir DIR [--changes N] [--cycles N] [--only TEXT]';

/** Runs the faults in a network namespace of their own, and removes all of it afterwards. */
async function main(): Promise<number> {
  const { stateDir, options } = readOptions(process.argv.slice(2));
  if (!stateDir) {
    throw new Failure(`--state-dir is missing; ${USAGE}`);
  }
  await requireMachine();
  await ensurePrograms(line => process.stdout.write(`${line}\n`));
  const paths = labPaths(stateDir);
  mkdirSync(paths.state, { recursive: true, mode: 0o700 });
  try {
    await createNamespace(paths.namespace, {});
    const [program, args] = inNamespace(paths.namespace, process.execPath, [
      '--require',
      TYPESCRIPT,
      packagePath('src', 'faults', 'inside.ts'),
      paths.state,
      ...Object.entries(options).flatMap(([name, value]) =>
        value === undefined ? [] : [`--${name}`, String(value)],
      ),
    ]);
    return spawnSync(program, args, { stdio: 'inherit' }).status ?? 1;
  } finally {
    await down(paths);
  }
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  },
);
