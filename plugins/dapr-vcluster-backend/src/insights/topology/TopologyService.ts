import { Topology } from 'backstage-plugin-dapr-vcluster-common';
import { HostRegistry } from '../../platform/hosts';
import { withFreshness } from '../../inventory/snapshots';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { sumBy } from 'lodash';
import { Arrivals } from '../../inventory/vcluster';
import { SidecarProbes } from '../../sidecars/metadata';
import { drawTopology } from './drawTopology';

/** Draws tenants from the index, and from what their sidecars say of themselves. */
export class TopologyService {
  readonly #hosts: HostRegistry;
  readonly #probes: SidecarProbes;
  readonly #arrivals: Arrivals;

  constructor(services: {
    hosts: HostRegistry;
    probes: SidecarProbes;
    arrivals: Arrivals;
  }) {
    this.#hosts = services.hosts;
    this.#probes = services.probes;
    this.#arrivals = services.arrivals;
  }

  async draw(snapshot: TenantSnapshot): Promise<Topology> {
    const { tenant, pods, components, resources } = snapshot;
    const { name, title } = this.#hosts.get(tenant.ref.host);
    const [probes, arrival] = await Promise.all([
      this.#probes.of(snapshot),
      this.#arrivals.read(snapshot),
    ]);
    const absent = arrival.state === 'known' ? arrival.value.absent : [];
    const graph = drawTopology({
      host: { name, title },
      tenant,
      pods: pods.map(pod => ({ pod, probe: probes.get(pod.uid) })),
      absent,
      components,
      resources,
    });
    const notOnHost =
      arrival.state === 'known'
        ? { ...arrival, value: sumBy(absent, 'pods') }
        : arrival;
    return withFreshness(snapshot, { ...graph, notOnHost });
  }
}
