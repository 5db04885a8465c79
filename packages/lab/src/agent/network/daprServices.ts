import {
  Controller,
  Informers,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DAPR_NAMESPACE } from '../../dapr/install';
import { DAPR_PORTS } from '../../dapr/processes';
import {
  EndpointSlice,
  followSlices,
  readyAddresses,
  serviceOf,
} from './endpointSlices';
import { Forwarder } from './Forwarder';

type Service = {
  spec: { clusterIP?: string; ports?: { port: number }[] };
} & KubeObject;

/** Services of Dapr's chart that a program of the lab stands behind, and the port it listens on. */
const BACKENDS: Record<string, number> = {
  'dapr-api': DAPR_PORTS.operator,
  'dapr-sentry': DAPR_PORTS.sentry,
  'dapr-sidecar-injector': DAPR_PORTS.injector,
};

/** Dapr's Services as they are served. */
export type DaprServices = {
  /** Their DNS names with their addresses, which they keep. */
  names: Record<string, string>;
  /** Resolves once every one of them has taken connections. */
  served: Promise<void>;
  stop(): Promise<void>;
};

/** Names of those Services that have a ready pod. */
export function servicesWithEndpoints(
  slices: readonly EndpointSlice[],
): Set<string> {
  return new Set(
    slices
      .filter(slice => readyAddresses(slice).length > 0)
      .flatMap(slice => serviceOf(slice) ?? []),
  );
}

/**
 * Serves the addresses of Dapr's Services as kube-proxy would: each while it has a ready pod, although the program
 * behind it is none; an address without one refuses connections.
 *
 * @throws Error naming a Service of the chart that is missing.
 */
export async function serveDaprServices(
  client: KubeClient,
  informers: Informers,
  onError: (what: string, error: unknown) => void,
): Promise<DaprServices> {
  const names: Record<string, string> = {};
  const forwarders = new Map<string, Forwarder[]>();
  for (const [name, backend] of Object.entries(BACKENDS)) {
    const { clusterIP: host, ports = [] } = await specOf(client, name);
    names[`${name}.${DAPR_NAMESPACE}.svc.cluster.local`] = host;
    names[`${name}.${DAPR_NAMESPACE}.svc`] = host;
    forwarders.set(
      name,
      ports.map(
        ({ port }) =>
          new Forwarder({ host, port }, { host: '127.0.0.1', port: backend }),
      ),
    );
  }
  const unserved = new Set(forwarders.keys());
  let controller: Controller | undefined;
  const served = new Promise<void>(resolve => {
    controller = followSlices({
      client,
      informers,
      onError: error => onError("Dapr's Services", error),
      tell: async slices => {
        const having = servicesWithEndpoints(
          slices.filter(
            ({ metadata }) => metadata.namespace === DAPR_NAMESPACE,
          ),
        );
        for (const [name, each] of forwarders) {
          const open = having.has(name);
          await Promise.all(each.map(one => (open ? one.open() : one.close())));
          if (open) {
            unserved.delete(name);
          }
        }
        if (unserved.size === 0) {
          resolve();
        }
      },
    });
  });
  return {
    names,
    served,
    stop: async () => {
      await controller?.stop();
      await Promise.all([...forwarders.values()].flat().map(f => f.close()));
    },
  };
}

async function specOf(client: KubeClient, name: string) {
  const service = await getIfPresent<Service>(client, RESOURCES.services, {
    namespace: DAPR_NAMESPACE,
    name,
  });
  const { clusterIP, ports } = service?.spec ?? {};
  if (!clusterIP) {
    throw new Error(`the host has no Service ${DAPR_NAMESPACE}/${name}`);
  }
  return { clusterIP, ports };
}
