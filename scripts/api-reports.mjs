#!/usr/bin/env node
// Rewrites the API reports of the published packages, or compares them (`--ci`).
import { spawnSync } from 'node:child_process';
import { apiReportArgs, declarationArgs } from './lib/api-reports.mjs';
import { ROOT } from './lib/paths.mjs';

for (const args of [
  ...declarationArgs(),
  apiReportArgs(...process.argv.slice(2)),
]) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}
