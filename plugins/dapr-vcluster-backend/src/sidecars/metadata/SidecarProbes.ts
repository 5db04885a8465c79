import { HostRegistry } from '../../platform/hosts';
import { revisionOf } from '../../inventory/revision';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { Probe, unknown } from './readMetadata';
import { SidecarProber } from './SidecarProber';

/** Reads the metadata of all sidecars of a tenant. */
export class SidecarProbes {
  readonly #hosts: HostRegistry;
  readonly #prober = new SidecarProber();

  constructor(hosts: HostRegistry) {
    this.#hosts = hosts;
  }

  /** The metadata of each running daprd of a tenant, by the pod's uid. */
  async of({
    pods,
    components,
    resources,
    tenant,
  }: TenantSnapshot): Promise<Map<string, Probe>> {
    const { client } = this.#hosts.get(tenant.ref.host);
    const all = await Promise.all(
      pods.map(async (pod): Promise<[string, Probe]> => {
        if (!pod.daprd?.status?.startedAt) {
          return [pod.uid, { loaded: unknown('daprd does not run.') }];
        }
        const near = [...components, ...resources]
          .filter(({ namespace }) => namespace === pod.namespace)
          .map(({ name, digest }) => [name, digest]);
        const version = revisionOf([pod.uid, pod.daprd.status, near]);
        const target = { namespace: pod.namespace, pod: pod.name, version };
        return [pod.uid, await this.#prober.probe(client, target)];
      }),
    );
    return new Map(all);
  }
}
