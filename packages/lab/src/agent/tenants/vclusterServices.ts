import {
  Controller,
  Informers,
  Pod,
  runController,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import { Tenants } from 'dapr-vcluster-sandbox';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Forwarder } from '../network/Forwarder';

/** Port of a vcluster's Service. */
const API_PORT = 443;
const LOOK_AGAIN_MS = 300;

type Service = KubeObject & { spec: { clusterIP?: string } };
type Served = { uid: string; name: string; ip: string; forwarder: Forwarder };

/** What {@link runVclusterServices} needs. */
export type VclusterServicesOptions = {
  client: KubeClient;
  informers: Informers;
  tenants: Pick<Tenants, 'get'>;
  /** Told of the DNS names of Services and their addresses, after every change. */
  tell: (names: Record<string, string>) => void;
  onError: (what: string, error: unknown) => void;
};

/** Lets the Service of a vcluster lead to its API server while its pod runs, as pods of the host reach it. */
export function runVclusterServices({
  client,
  informers,
  tenants,
  tell,
  onError,
}: VclusterServicesOptions): Controller {
  const pods = informers.of<Pod>(RESOURCES.pods);
  const served = new Map<string, Served>();
  const changed = () =>
    tell(
      Object.fromEntries(
        [...served.values()].map(({ name, ip }) => [name, ip]),
      ),
    );
  const end = async (key: string) => {
    const { forwarder } = served.get(key) ?? {};
    if (served.delete(key)) {
      await forwarder?.close();
      changed();
    }
  };
  const controller = runController({
    client,
    informers,
    onError: (key, error) => onError(`Service of ${key}`, error),
    kinds: [{ resource: RESOURCES.pods }],
    reconcile: async key => {
      const pod = pods.get(key);
      const { namespace = '', labels, uid = '' } = pod?.metadata ?? {};
      const runs =
        labels?.app === 'vcluster' &&
        !pod?.metadata.deletionTimestamp &&
        pod?.status?.phase === 'Running';
      if (!runs || served.get(key)?.uid !== uid) {
        await end(key);
      }
      if (!runs || served.has(key)) {
        return undefined;
      }
      const tenant = tenants.get(namespace, labels.release);
      if (tenant?.config.podUid !== uid) {
        return { requeueAfterMs: LOOK_AGAIN_MS };
      }
      const ref = { namespace, name: labels.release };
      const service = await getIfPresent<Service>(
        client,
        RESOURCES.services,
        ref,
      );
      const ip = service?.spec.clusterIP;
      if (!ip) {
        throw new Error(`the host has no Service ${namespace}/${ref.name}`);
      }
      const { hostname, port } = new URL(tenant!.controlPlane.access.url);
      const forwarder = new Forwarder(
        { host: ip, port: API_PORT },
        { host: hostname, port: Number(port) },
      );
      await forwarder.open();
      served.set(key, { uid, name: `${ref.name}.${namespace}`, ip, forwarder });
      changed();
      return undefined;
    },
  });
  return {
    ...controller,
    stop: async () => {
      await controller.stop();
      await Promise.all([...served.keys()].map(end));
    },
  };
}
