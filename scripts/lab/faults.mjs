import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { Service } from '../lib/processes.mjs';
import { Tally } from '../lib/tally.mjs';

/** Runs TypeScript as it is; part of the Backstage CLI. */
const TYPESCRIPT = join(
  ROOT,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);

const RESULT = /^faults: (\d+) passed, (\d+) failed$/;

/**
 * Puts real API servers through what goes wrong with them: two hosts in a network namespace of their own, so that
 * nothing else of the lab is affected. They are removed afterwards.
 *
 * @param {{faultArgs?: string[]}} options `faultArgs`: flags of `packages/lab/src/faults/options.ts`
 * @returns {Promise<Tally>} faults survived
 */
export async function runFaults({ reporter, toolchain, faultArgs = [] }) {
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-faults-'));
  let tally = new Tally(0, 1);
  const faults = new Service({
    name: 'faults',
    node: toolchain.node,
    args: [
      '--require',
      TYPESCRIPT,
      join(ROOT, 'packages/lab/src/faults/main.ts'),
      '--state-dir',
      join(folder, 'lab'),
      ...faultArgs,
    ],
    cwd: ROOT,
    env: toolchain.env,
    log: join(folder, 'faults.log'),
    onLine: line => {
      const [, passed, failed] = RESULT.exec(line) ?? [];
      if (passed) {
        tally = new Tally(Number(passed), Number(failed));
      } else if (/^[✓✗]/.test(line)) {
        reporter.line(`  ${line}`);
      }
    },
  });
  await faults.exited;
  if (tally.passed === 0) {
    faults.tail().forEach(line => reporter.line(line));
  }
  rmSync(folder, { recursive: true, force: true });
  return tally;
}
