import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/paths.mjs';
import { Service, stopAll } from '../lib/processes.mjs';
import { BACKEND_PORT, startLabBackend } from './backend.mjs';
import { describeLab } from './command.mjs';

/** Templates that use the actions as they are. */
const PROOF_CONFIG = join(ROOT, 'packages/lab/app-config.proof.yaml');

const INSIDE = fileURLToPath(new URL('./main-job.mjs', import.meta.url));

/**
 * Drives the main job on the lab through a portal of its own, and stops that portal.
 *
 * @param {{onPassed?: () => void}} options `onPassed` is called for every step that passed
 * @throws Failure of the first step that fails
 */
export async function checkLab({
  reporter,
  toolchain,
  labArgs,
  onPassed = () => {},
}) {
  const lab = describeLab(toolchain, labArgs);
  const stateDir = mkdtempSync(join(tmpdir(), 'dapr-vcluster-lab-check-'));
  try {
    await startLabBackend({
      reporter,
      stateDir,
      lab,
      port: BACKEND_PORT,
      configs: [PROOF_CONFIG],
    });
    const job = new Service({
      name: 'main job',
      node: toolchain.node,
      namespace: lab.namespace,
      args: [INSIDE],
      cwd: stateDir,
      env: {
        ...toolchain.env,
        CHECK_HOST: 'lab',
        LAB: JSON.stringify(lab),
        LAB_CHECK_URL: `http://127.0.0.1:${BACKEND_PORT}`,
        LAB_CHECK_STATE: stateDir,
      },
      log: join(stateDir, 'main-job.log'),
      onLine: line => {
        reporter.line(line);
        if (line.startsWith('✓')) {
          onPassed();
        }
      },
    });
    const { code } = await job.exited;
    if (code !== 0) {
      throw new Failure('The main job on the lab failed');
    }
    await stopAll();
    rmSync(stateDir, { recursive: true, force: true });
  } catch (error) {
    reporter.line(`Logs of this run: ${join(stateDir, 'logs')}`);
    throw error;
  }
}
