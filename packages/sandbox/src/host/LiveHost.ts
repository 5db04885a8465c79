import {
  ApiServer,
  Clock,
  HOST_DEFINITIONS,
  ServerDump,
  sharedCertificateAuthority,
  startApiServer,
  startControllers,
  kubeConfigOf,
} from 'dapr-vcluster-kube-sim';
import { ensure, Informers } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  HttpKubeClient,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { installArgoCd, startArgoCd } from '../argocd';
import { Dapr, startDapr } from '../dapr';
import { startHelmController } from '../helm';
import { Tenants, TenantState } from '../syncer';
import { connectToVcluster } from './connectToVcluster';
import { installPortalAccount } from './portalAccount';
import { REDIS_ADDRESS, redisObjects } from './redis';

/** Everything that a live host needs to come back as it was. */
export type LiveState = {
  host: ServerDump;
  /** Virtual clusters by the uid of the claim that keeps their data. */
  tenants: Record<string, TenantState>;
};

/** What a live host is started with. */
export type LiveHostOptions = {
  clock: Clock;
  port?: number;
  state?: LiveState;
  /** Told of errors that controllers try again. */
  onError?: (what: string, error: unknown) => void;
};

type Deployment = {
  status?: { availableReplicas?: number };
} & KubeObject;

/** The host that is alive: an API server with everything that runs on it. */
export type LiveHost = {
  server: ApiServer;
  tenants: Tenants;
  dapr: Dapr;
  /** Resolves when no controller of the host has work. */
  idle(): Promise<void>;
  /** Token of the account that a portal uses. */
  portalToken: string;
  /** A number that grows with every change of the host or a tenant. */
  version(): number;
  dump(): LiveState;
  /** Stops everything and hands back the last state. */
  close(): Promise<LiveState>;
};

/** Starts the live host; resolves when its tenants of an earlier run are back. */
export async function startLiveHost(
  options: LiveHostOptions,
): Promise<LiveHost> {
  const { clock, port, state } = options;
  const onError = options.onError ?? (() => {});
  const server = await startApiServer({
    name: 'sandbox',
    clock,
    port,
    ...(state ? { restore: state.host } : { initial: HOST_DEFINITIONS }),
  });
  const kubeConfig = kubeConfigOf(server, server.adminToken);
  const client = new HttpKubeClient(kubeConfig);
  const informers = new Informers(client, clock);
  // Sidecars ask about tenants, which are started after them.
  const running: { tenants?: Tenants } = {};
  const dapr = await startDapr({
    client,
    informers,
    clock,
    authority: sharedCertificateAuthority(),
    // No password: it takes every one, as there is no Redis behind it.
    backends: { [REDIS_ADDRESS]: {} },
    resolvesHost: pod => running.tenants?.resolvesHost(pod) ?? true,
  });
  // Syncers of vclusters in namespaces called as the vcluster CLI calls them.
  await dapr.install({ allowedServiceAccounts: 'vcluster-*:vc-*' });
  const workloads = startControllers({
    kubeConfig,
    informers,
    clock,
    pods: 'run',
    programs: dapr.sidecars,
    // Names that no DNS may ever know (RFC 2606).
    unpullable: image => /^[^/]+\.invalid(:\d+)?\//.test(image),
    onError: (controller, key, error) => onError(`${controller} ${key}`, error),
  });
  const helm = startHelmController({ client, informers, clock, onError });
  const argocd = startArgoCd({ client, informers, clock, onError });
  const tenants = new Tenants({
    kubeConfig,
    client,
    informers,
    clock,
    states: state?.tenants,
    onError,
  });
  running.tenants = tenants;
  server.setPodBackend({
    ...dapr.podBackend,
    connect: request => connectToVcluster(tenants, request),
  });
  await installServices(client);
  await installArgoCd(client);
  const portal = await installPortalAccount(client);
  const dump = () => ({ host: server.dump(), tenants: tenants.dump() });
  await Promise.all([
    workloads.ready,
    helm.ready,
    argocd.ready,
    tenants.ready,
    controlPlaneUp(informers),
  ]);
  return {
    server,
    tenants,
    dapr,
    idle: async () => {
      await Promise.all(
        [workloads, helm, argocd, tenants].map(each => each.idle()),
      );
    },
    portalToken: server.serviceAccountToken(portal.namespace, portal.name),
    version: () =>
      tenants
        .list()
        .map(tenant => tenant.controlPlane.version())
        .reduce((sum, each) => sum + each, server.store.resourceVersion),
    dump,
    close: async () => {
      const last = dump();
      await tenants.stop();
      await Promise.all([helm.stop(), argocd.stop()]);
      await workloads.stop();
      await dapr.stop();
      await informers.stop();
      client.close();
      await server.close();
      return last;
    },
  };
}

/** Pods made before the injector is up would have no sidecar, for good; without the others theirs would crash. */
function controlPlaneUp(informers: Informers): Promise<void> {
  const awaited = new Set([
    'dapr-sidecar-injector',
    'dapr-sentry',
    'dapr-operator',
  ]);
  return new Promise(resolve => {
    informers.of<Deployment>(RESOURCES.deployments).subscribe(({ after }) => {
      if (after?.status?.availableReplicas) {
        awaited.delete(after.metadata.name);
      }
      if (awaited.size === 0) {
        resolve();
      }
    });
  });
}

async function installServices(client: KubeClient) {
  const resources = {
    Secret: RESOURCES.secrets,
    Service: RESOURCES.services,
    StatefulSet: RESOURCES.statefulSets,
  };
  for (const object of redisObjects()) {
    await ensure(
      client,
      resources[object.kind as keyof typeof resources],
      object,
    );
  }
}
