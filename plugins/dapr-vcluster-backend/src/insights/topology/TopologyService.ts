import { Topology } from 'backstage-plugin-dapr-vcluster-common';
import { HostRegistry } from '../../platform/hosts';
import { revisionOf } from '../../inventory/revision';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { SidecarService } from '../../sidecars';
import { drawTopology } from './drawTopology';

/** Draws tenants from the index, and from what their sidecars say of themselves. */
export class TopologyService {
  readonly #hosts: HostRegistry;
  readonly #sidecars: SidecarService;

  constructor(hosts: HostRegistry, sidecars: SidecarService) {
    this.#hosts = hosts;
    this.#sidecars = sidecars;
  }

  async draw(snapshot: TenantSnapshot): Promise<Topology> {
    const { tenant, pods, components, resources } = snapshot;
    const { name, title } = this.#hosts.get(tenant.ref.host);
    const probes = await this.#sidecars.probes(snapshot);
    const graph = drawTopology({
      host: { name, title },
      tenant,
      pods: pods.map(pod => ({ pod, probe: probes.get(pod.uid) })),
      components,
      resources,
    });
    return {
      ...graph,
      freshness: snapshot.freshness(revisionOf([snapshot.revision, graph])),
    };
  }
}
