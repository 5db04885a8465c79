import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from '../lib/paths.mjs';
import { Service } from '../lib/processes.mjs';
import { Tally, tallyOfJest } from '../lib/tally.mjs';
import { describeLab } from './command.mjs';

/**
 * Runs tests of the package `lab` inside the network namespace of the lab that is up.
 *
 * @param {object} options `name` of the run, `paths` of the tests, `isShown` tells which lines of theirs are printed,
 *   `env`: further variables
 * @returns {Promise<Tally>} what Jest counted
 */
export async function jestInside(
  { reporter, toolchain, labArgs },
  { name, paths, isShown = line => /^\s*[✓✕●]/.test(line), env = {} },
) {
  const lab = describeLab(toolchain, labArgs);
  const folder = mkdtempSync(join(tmpdir(), `dapr-vcluster-${name}-`));
  const results = join(folder, 'results.json');
  const suite = new Service({
    name,
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
      ...paths,
    ],
    cwd: join(ROOT, 'packages/lab'),
    env: { ...env, ...toolchain.env, CI: 'true', LAB: JSON.stringify(lab) },
    log: join(folder, `${name}.log`),
    onLine: line => {
      if (isShown(line)) {
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
