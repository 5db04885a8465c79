import { WatchedObject, SandboxClient, SERVICES } from 'dapr-vcluster-sandbox';
import { DAPR_NAMESPACE } from '../../dapr/install';
import { DAPR_PORTS } from '../../dapr/processes';
import { forward } from './forward';

interface Service extends WatchedObject {
  spec: { clusterIP?: string; ports?: { port: number }[] };
}

/** Services of Dapr's chart that a program of the lab stands behind, and the port it listens on. */
const BACKENDS: Record<string, number> = {
  'dapr-api': DAPR_PORTS.operator,
  'dapr-sentry': DAPR_PORTS.sentry,
  'dapr-sidecar-injector': DAPR_PORTS.injector,
};

/**
 * Serves the addresses of Dapr's Services and returns their DNS names with their addresses.
 *
 * @throws Error naming a Service of the chart that is missing.
 */
export async function serveDaprServices(
  client: SandboxClient,
): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const [name, backend] of Object.entries(BACKENDS)) {
    const service = await client.get<Service>(SERVICES, {
      namespace: DAPR_NAMESPACE,
      name,
    });
    const host = service?.spec.clusterIP;
    if (!host) {
      throw new Error(`the host has no Service ${DAPR_NAMESPACE}/${name}`);
    }
    for (const { port } of service.spec.ports ?? []) {
      await forward({ host, port }, { host: '127.0.0.1', port: backend });
    }
    names[`${name}.${DAPR_NAMESPACE}.svc.cluster.local`] = host;
    names[`${name}.${DAPR_NAMESPACE}.svc`] = host;
  }
  return names;
}
