#!/usr/bin/env node
// Checks the YAML files of a folder as dapr:check does, and prints the errors and warnings of each rule.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure } from './lib/failure.mjs';
import { ARTIFACTS_DIR, ROOT } from './lib/paths.mjs';
import { prepare } from './lib/portal.mjs';
import { Reporter } from './lib/reporter.mjs';

async function main() {
  const logDir = join(ARTIFACTS_DIR, 'logs');
  mkdirSync(logDir, { recursive: true });
  const toolchain = await prepare({ reporter: new Reporter(), logDir });
  const { status } = spawnSync(
    toolchain.node,
    [
      '--require',
      join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(ROOT, 'plugins/dapr-vcluster-common/tools/check/public.cjs'),
      ...process.argv.slice(2),
    ],
    { cwd: ROOT, env: toolchain.env, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}

main().catch(error => {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
});
