import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from '../lib/paths.mjs';
import { Service } from '../lib/processes.mjs';
import { Tally, tallyOfJest } from '../lib/tally.mjs';
import { describeLab } from './command.mjs';

/**
 * Runs the contract suite, and the proof that fixed files work, against the lab that is up: the tests that the
 * sandbox passes too.
 *
 * @returns {Promise<Tally>} what Jest counted
 */
export async function runContract({ reporter, toolchain, labArgs }) {
  const lab = describeLab(toolchain, labArgs);
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-contract-'));
  const results = join(folder, 'results.json');
  const suite = new Service({
    name: 'contract',
    node: toolchain.node,
    namespace: lab.namespace,
    args: [
      BACKSTAGE_CLI,
      'package',
      'test',
      '--watchAll=false',
      '--json',
      `--outputFile=${results}`,
      '--verbose',
      'src/contract',
      'src/proof',
    ],
    cwd: join(ROOT, 'packages/lab'),
    env: { ...toolchain.env, CI: 'true', LAB: JSON.stringify(lab) },
    log: join(folder, 'contract.log'),
    onLine: line => {
      if (/^\s*[✓✕●]/.test(line)) {
        reporter.line(line);
      }
    },
  });
  await suite.exited;
  try {
    const report = JSON.parse(readFileSync(results, 'utf8'));
    for (const { message } of report.testResults) {
      if (message) {
        reporter.line(message);
      }
    }
    return tallyOfJest(report);
  } catch {
    suite.tail().forEach(line => reporter.line(line));
    return new Tally(0, 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
