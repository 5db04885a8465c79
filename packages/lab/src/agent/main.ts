import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KubeConfig } from '@kubernetes/client-node';
import { Informers } from 'dapr-vcluster-kube-sim/controller-runtime';
import { realClock } from 'dapr-vcluster-kube-sim';
import { Tenants } from 'dapr-vcluster-sandbox';
import { HttpKubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  FORWARDER_PORT,
  KUBELET_PORT,
  NODE_IP,
  NODE_NAME,
} from '../cluster/node';
import { hostsFile, hostsPath } from '../network/namespace';
import { LabPaths, labPaths } from '../paths';
import { identityOf } from '../../../../scripts/lib/processes/identity.mjs';
import { MemoryCgroups, showCgroups } from '../processes/memory';
import { isOfPod, isOfTenant, tenantProcess } from '../processes/names';
import { Supervisor } from '../processes/Supervisor';
import { builtPrograms } from '../programs/build';
import { REDIS_IP, REDIS_NAMES } from '../redis/startRedis';
import { serveAgent } from './health';
import { runPortForwards } from './kubelet/portForwards';
import { serveKubelet } from './kubelet/serveKubelet';
import { serveDaprServices } from './network/daprServices';
import { runServiceNames, ServiceNames } from './network/serviceNames';
import { PodProcesses } from './pods/PodProcesses';
import { runTenantReadiness } from './tenants/readiness';
import { realControlPlane } from './tenants/realControlPlane';
import { runVclusterServices } from './tenants/vclusterServices';
import { runVolumeProvisioner } from './volumes/provisioner';

const onError = (what: string, error: unknown) =>
  process.stderr.write(
    `${new Date().toISOString()} ${what}: ${(error as Error).message}\n`,
  );

const REVIVE_EVERY_MS = 1_000;

/** Ends what an agent that was killed has left: this one starts its own. */
async function endOrphans(supervisor: Supervisor) {
  const orphans = supervisor
    .states()
    .filter(({ name }) => isOfTenant(name) || isOfPod(name));
  await Promise.all(orphans.map(({ name }) => supervisor.stop(name)));
}

/** What a node's kubelet, its network and a storage provisioner would do, and the vclusters themselves. */
async function main({ state, namespace, kubeconfig }: LabPaths) {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromFile(kubeconfig);
  const client = new HttpKubeClient(kubeConfig);
  const informers = new Informers(client);
  let ready = false;
  await serveAgent(() => ready, join(state, 'charts'));

  const dapr = await serveDaprServices(client, informers, onError);
  const fixedNames = {
    ...Object.fromEntries(REDIS_NAMES.map(name => [name, REDIS_IP])),
    ...dapr.names,
    // The address of the node's stand-in in every vcluster.
    [`${NODE_NAME}.nodes.vcluster.com`]: NODE_IP,
  };
  const told: { headless: ServiceNames; vclusters: Record<string, string> } = {
    headless: {},
    vclusters: {},
  };
  // Written in place: what runs already sees the new names.
  const tellNames = (changed: Partial<typeof told>) => {
    const { headless, vclusters } = Object.assign(told, changed);
    const names = { ...headless, ...vclusters, ...fixedNames };
    writeFileSync(hostsPath(namespace), hostsFile(names));
  };
  tellNames({});
  const serviceNames = runServiceNames(
    client,
    informers,
    headless => tellNames({ headless }),
    onError,
  );

  const supervisor = new Supervisor(state);
  await endOrphans(supervisor);
  await showCgroups(namespace).catch(error =>
    onError('cgroups cannot be mounted', error),
  );
  const cgroups = new MemoryCgroups(namespace);
  await cgroups.removeAll();
  const programs = builtPrograms();
  const workFolder = join(state, 'daprd');
  mkdirSync(workFolder, { recursive: true });
  const pods = new PodProcesses({
    client,
    informers,
    programs: { daprd: programs.get('daprd')!, workFolder },
    logFolder: join(state, 'logs'),
    cgroups,
    started: (name, pid) =>
      writeFileSync(join(state, 'pids', name), JSON.stringify(identityOf(pid))),
    ended: name => rmSync(join(state, 'pids', name), { force: true }),
    onError,
  });
  const volumes = runVolumeProvisioner(client, informers, onError);
  const tenants = new Tenants({
    kubeConfig,
    client,
    informers,
    clock: realClock,
    startControlPlane: realControlPlane(
      supervisor,
      programs,
      join(state, 'tenants'),
    ),
    onError,
  });
  await serveKubelet(
    { host: NODE_IP, port: KUBELET_PORT },
    {
      logPath: (asker, { container, ...pod }) => {
        const tenant = tenants
          .list()
          .find(({ config }) => tenantProcess(config.vcluster) === asker);
        const onHost = tenant?.placement.hostRef(pod) ?? pod;
        return pods.logPath(onHost.namespace, onHost.name, container);
      },
      forwarder: { host: '127.0.0.1', port: FORWARDER_PORT },
      mayForward: asker => !isOfTenant(asker),
    },
  );
  const forwards = runPortForwards(client, informers, tenants, onError);
  const vclusterServices = runVclusterServices({
    client,
    informers,
    tenants,
    tell: vclusters => tellNames({ vclusters }),
    onError,
  });
  const readiness = runTenantReadiness(client, informers, tenants, onError);
  // A pod made before that would silently stay without a sidecar.
  dapr.served.then(() => {
    ready = true;
  });
  const reviving = setInterval(() => {
    for (const name of supervisor.revive()) {
      onError(name, new Error('has ended and is started again'));
    }
  }, REVIVE_EVERY_MS);

  process.once('SIGTERM', async () => {
    // Processes of tenants and pods go with the agent: without it nobody would look after them.
    clearInterval(reviving);
    await Promise.all(
      [readiness, forwards, vclusterServices, serviceNames, dapr].map(each =>
        each.stop(),
      ),
    );
    await Promise.all([pods.stop(), volumes.stop(), tenants.stop()]);
    await cgroups.removeAll();
    process.exit(0);
  });
}

const { values } = parseArgs({ options: { 'state-dir': { type: 'string' } } });
main(labPaths(values['state-dir'])).catch(error => {
  onError('the agent cannot start', error);
  process.exit(1);
});
