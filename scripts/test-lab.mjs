#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLab } from './lab/check.mjs';
import { prepareLab, runLab } from './lab/command.mjs';
import { runContract } from './lab/contract.mjs';
import { describeFailure } from './lib/failure.mjs';
import { stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';

const reporter = new Reporter();

/** Steps of the main job that ran: a failing one ends it. */
async function mainJob(options) {
  let passed = 0;
  try {
    await checkLab({ ...options, onPassed: () => (passed += 1) });
    return { passed, failed: 0 };
  } catch (error) {
    reporter.line(describeFailure(error));
    return { passed, failed: 1 };
  }
}

/** A lab of its own, in a folder of its own, so that it neither meets nor ends one that is up. */
async function main() {
  const stateDir = mkdtempSync(join(tmpdir(), 'dapr-vcluster-lab-'));
  const labArgs = ['--state-dir', stateDir];
  const toolchain = await prepareLab({ reporter, logDir: stateDir });
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  let passed = 0;
  let failed = 0;
  try {
    if (runLab(toolchain, ['up', ...labArgs]) === 0) {
      passed += 1;
      for (const part of [runContract, mainJob]) {
        const result = await part({ reporter, toolchain, labArgs });
        passed += result.passed;
        failed += result.failed;
      }
    } else {
      failed += 1;
    }
  } finally {
    await stopAll();
    if (runLab(toolchain, ['down', ...labArgs]) === 0) passed += 1;
    else failed += 1;
    rmSync(stateDir, { recursive: true, force: true });
  }
  reporter.line(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

main().then(
  ok => process.exit(ok ? 0 : 1),
  error => {
    process.stderr.write(`${describeFailure(error)}\n`);
    reporter.line('0 passed, 1 failed');
    process.exit(1);
  },
);
