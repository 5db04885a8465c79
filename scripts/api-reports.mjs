#!/usr/bin/env node
// Rewrites the API reports of the published packages; needs the declarations that `yarn tsc` writes.
import { spawnSync } from 'node:child_process';
import { apiReportArgs } from './lib/api-reports.mjs';
import { ROOT } from './lib/paths.mjs';

const { status } = spawnSync(process.execPath, apiReportArgs(), {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exit(status ?? 1);
