import { join } from 'node:path';
import { DEMO_USERS } from '../lib/demo-users.mjs';
import { ROOT } from '../lib/paths.mjs';
import { prepare } from '../lib/portal.mjs';
import { startBackend } from '../lib/services.mjs';
import { insideLab } from './inside.mjs';

/** Port of the portal's backend inside the lab's network namespace. */
export const BACKEND_PORT = 7007;

/**
 * Starts a portal's backend beside the lab's host: inside its network namespace, where alone the host can be reached.
 *
 * @param {{configs?: string[]}} options `configs`: configuration files over the lab's
 */
export async function startLabBackend({
  reporter,
  stateDir,
  lab,
  port,
  configs = [],
}) {
  const logDir = join(stateDir, 'logs');
  const toolchain = await prepare({ reporter, logDir });
  const { namespace, portal } = lab;
  const signIn = async () => {
    for (const user of DEMO_USERS) {
      await insideLab(namespace, 'curl', [
        '-fsS',
        '-o',
        '/dev/null',
        '-H',
        `x-demo-user: ${user}`,
        `http://127.0.0.1:${BACKEND_PORT}/api/auth/demo/refresh`,
      ]);
    }
    return true;
  };
  let service;
  await reporter.step('Backend', async () => {
    service = await startBackend({
      toolchain,
      stateDir,
      logDir,
      port,
      backendPort: BACKEND_PORT,
      signIn,
      configs: [join(ROOT, 'app-config.demo.yaml'), portal.config, ...configs],
      env: portal.env,
      namespace,
    });
  });
  return { toolchain, service };
}
