import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startAgent } from '../agent/start';
import { packageCharts } from '../charts/repository';
import {
  HOST_API_PORT,
  startControlPlane,
  startEtcd,
} from '../cluster/controlPlane';
import { startNode } from '../cluster/node';
import { installDapr } from '../dapr/install';
import { startDapr } from '../dapr/processes';
import { createNamespace } from '../network/namespace';
import { LabPaths } from '../paths';
import { createPortalAccount } from '../portal/account';
import { Supervisor } from '../processes/Supervisor';
import { ensurePrograms } from '../programs/build';
import { ensureRedis } from '../redis/ensureRedis';
import { REDIS_IP, REDIS_NAMES, startRedis } from '../redis/startRedis';
import { requireMachine } from '../requirements';

const HOST_CONTROLLER_PORT = 10257;

/**
 * Builds what is missing and starts everything in order; what runs already is left running.
 *
 * @throws Failure that says which part failed and what to do.
 */
export async function up(
  paths: LabPaths,
  log: (line: string) => void,
): Promise<void> {
  await requireMachine();
  const programs = await ensurePrograms(log);
  const redisServer = await ensureRedis(log);
  mkdirSync(paths.state, { recursive: true, mode: 0o700 });
  const supervisor = new Supervisor(paths.state, paths.namespace);
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const begun = Date.now();
    const result = await work();
    log(`${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    return result;
  };
  const folder = (name: string) => join(paths.state, name);

  await step('network namespace', () =>
    createNamespace(
      paths.namespace,
      Object.fromEntries(REDIS_NAMES.map(name => [name, REDIS_IP])),
    ),
  );
  await step('etcd and redis', () =>
    Promise.all([
      startEtcd(supervisor, programs, folder('etcd')),
      startRedis(supervisor, redisServer, folder('redis')),
    ]),
  );
  const host = await step('host control plane', () =>
    startControlPlane(supervisor, programs, {
      name: 'host',
      folder: folder('host'),
      apiPort: HOST_API_PORT,
      controllerPort: HOST_CONTROLLER_PORT,
    }),
  );
  await step('scheduler and node', () =>
    startNode(supervisor, programs, {
      folder: paths.state,
      kubectl: host.kubectl,
      kubeconfig: host.kubeconfigPath,
    }),
  );
  await step("charts and the portal's account", async () => {
    await packageCharts(programs.get('helm')!, folder('charts'));
    await createPortalAccount(host, paths.state);
  });
  await step('Dapr chart', () =>
    installDapr(
      host.kubectl,
      programs.get('helm')!,
      host.kubeconfigPath,
      paths.namespace,
    ),
  );
  await step('agent', () => startAgent(supervisor, paths));
  await step('Dapr control plane', () =>
    startDapr(supervisor, programs, {
      folder: folder('dapr'),
      kubectl: host.kubectl,
      kubeconfig: host.kubeconfigPath,
    }),
  );
}
