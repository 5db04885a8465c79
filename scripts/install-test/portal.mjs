import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { freePort } from '../lib/ports.mjs';
import { Service } from '../lib/processes.mjs';
import { waitFor } from '../lib/wait.mjs';

const START_MS = 180_000;

/**
 * Configuration over what the READMEs say: the simulated host in place of the one in the sample, and one address for app
 * and backend.
 *
 * @returns {Promise<{url: string, configFlags: string[]}>}
 */
export async function configureForSandbox({ root, folder }) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const file = join(root, 'app-config.sandbox.yaml');
  const config = {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      cors: { origin: url },
    },
    // Shows a new tenant within seconds.
    catalog: { processingInterval: { seconds: 5 } },
    daprVcluster: {
      hosts: [
        {
          name: 'sandbox',
          title: 'Simulated host',
          kubeconfig: join(folder, 'sandbox', 'kubeconfig.yaml'),
          context: 'sandbox',
        },
      ],
    },
  };
  writeFileSync(file, JSON.stringify(config, null, 2));
  return {
    url,
    configFlags: [
      ...['--config', join(root, 'app-config.yaml')],
      ...['--config', file],
    ],
  };
}

/** Starts the backend of a new Backstage as its developers do; it serves the app too. */
export async function startInstalled({ root, env, toolchain, logDir, portal }) {
  const lines = [];
  const service = new Service({
    name: 'backend',
    node: toolchain.node,
    args: [
      // The scaffolder of older releases asks for it.
      '--no-node-snapshot',
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      'src/index.ts',
      ...portal.configFlags,
    ],
    cwd: join(root, 'packages/backend'),
    env: { ...env, NODE_ENV: 'development', GITHUB_TOKEN: 'none' },
    log: join(logDir, 'backend.log'),
    onLine: line => lines.push(line),
  });
  let ended = false;
  service.exited.then(() => {
    ended = true;
  });
  const isReady = async () => {
    const guest = await fetch(`${portal.url}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    // Plugins start one after the other, and that of the app answers 503 until then.
    return guest.ok && (await fetch(portal.url)).ok;
  };
  await waitFor(isReady, {
    what: 'The start of the backend',
    timeoutMs: START_MS,
    unless: () => {
      if (ended) {
        throw new Failure('The backend ended while starting', service.tail());
      }
    },
    evidence: () => service.tail(),
  });
  return { lines };
}
