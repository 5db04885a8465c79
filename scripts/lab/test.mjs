import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFailure } from '../lib/failure.mjs';
import { stopAll } from '../lib/processes.mjs';
import { Tally } from '../lib/tally.mjs';
import { checkLab } from './check.mjs';
import { describeLab, prepareLab, runLab } from './command.mjs';
import { runContract } from './contract.mjs';
import { runFaults } from './faults.mjs';
import { keepEvidence } from './evidence.mjs';
import { findLeftovers } from './leftovers.mjs';
import { runSavings } from './savings.mjs';
import { runWaves } from './waves.mjs';

/** Steps of the main job that ran: a failing one ends it. */
async function mainJob(options) {
  let passed = 0;
  try {
    await checkLab({ ...options, onPassed: () => (passed += 1) });
    return new Tally(passed);
  } catch (error) {
    options.reporter.line(describeFailure(error));
    return new Tally(passed, 1);
  }
}

const oneTest = passed => (passed ? new Tally(1) : new Tally(0, 1));

/** What is tested once the lab is up, by the names that `--only` takes. */
export const PARTS = {
  contract: { title: 'Lab: contract and proofs', run: runContract },
  savings: { title: 'Lab: savings beside what is installed', run: runSavings },
  waves: { title: 'Lab: upgrades in waves', run: runWaves },
  faults: { title: 'Lab: faults of API servers', run: runFaults },
  job: { title: 'Lab: main job', run: mainJob },
};

async function runInside(
  root,
  { reporter, results, only = Object.keys(PARTS) },
) {
  const stateDir = join(root, 'lab');
  const temporary = join(root, 'tmp');
  const labArgs = ['--state-dir', stateDir];
  const toolchain = await prepareLab({ reporter, logDir: root });
  const measured = (title, command) =>
    results.measure(title, async () =>
      oneTest(runLab(toolchain, [command, ...labArgs]) === 0),
    );
  const { namespace } = describeLab(toolchain, labArgs);
  // What is under way makes its temporary files where they can be counted afterwards.
  mkdirSync(temporary);
  process.env.TMPDIR = temporary;
  toolchain.env.TMPDIR = temporary;

  // However this process ends, its lab ends with it.
  const endLab = () => {
    runLab(toolchain, ['down', ...labArgs]);
    rmSync(root, { recursive: true, force: true });
  };
  process.on('exit', endLab);
  let failed = 0;
  try {
    // Builds the lab's programs where they are missing.
    ({ failed } = await measured('Lab: programs and start', 'up'));
    if (failed === 0) {
      for (const { title, run } of only.map(name => PARTS[name])) {
        const tally = await results.measure(title, () =>
          run({ reporter, toolchain, labArgs, isAlone: only.length === 1 }),
        );
        failed += tally.failed;
      }
    }
  } finally {
    await stopAll();
    if (failed > 0) {
      reporter.line(`Logs: ${keepEvidence({ stateDir, temporary })}`);
    }
    await measured('Lab: end', 'down');
    process.off('exit', endLab);
  }
  const left = findLeftovers({ stateDir, temporary, namespace });
  for (const line of left) {
    reporter.line(`left behind: ${line}`);
  }
  results.add('Lab: nothing left behind', oneTest(left.length === 0));
}

/**
 * Runs the tests of the lab on a lab of their own, in a folder of its own, so that it neither meets nor ends one that
 * is up. What keeps it from starting counts as one failure.
 *
 * @param {{reporter: import('../lib/reporter.mjs').Reporter, results: import('../lib/results.mjs').Results,
 *   only?: string[]}} options `only`: names of `PARTS`
 */
export async function testLab(options) {
  const root = mkdtempSync(join(tmpdir(), 'dapr-vcluster-lab-'));
  try {
    await runInside(root, options);
  } catch (error) {
    options.reporter.line(describeFailure(error));
    options.results.add('Lab', new Tally(0, 1));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
