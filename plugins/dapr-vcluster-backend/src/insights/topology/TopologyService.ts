import { Topology } from 'backstage-plugin-dapr-vcluster-common';
import { HostRegistry } from '../../platform/hosts';
import { withFreshness } from '../../inventory/snapshots';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { SidecarProbes } from '../../sidecars/metadata';
import { drawTopology } from './drawTopology';

/** Draws tenants from the index, and from what their sidecars say of themselves. */
export class TopologyService {
  readonly #hosts: HostRegistry;
  readonly #probes: SidecarProbes;

  constructor(hosts: HostRegistry, probes: SidecarProbes) {
    this.#hosts = hosts;
    this.#probes = probes;
  }

  async draw(snapshot: TenantSnapshot): Promise<Topology> {
    const { tenant, pods, components, resources } = snapshot;
    const { name, title } = this.#hosts.get(tenant.ref.host);
    const probes = await this.#probes.of(snapshot);
    const graph = drawTopology({
      host: { name, title },
      tenant,
      pods: pods.map(pod => ({ pod, probe: probes.get(pod.uid) })),
      components,
      resources,
    });
    return withFreshness(snapshot, graph);
  }
}
