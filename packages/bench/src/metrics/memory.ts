import type { Host, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { COMPONENTS_PER_TENANT, PODS_PER_TENANT } from '../generate/tenants';
import type { InformersCalls } from '../processes/informers';
import { ourPath } from '../measure/pages';
import type { HostSize } from '../processes/apiServer';
import { Bench } from './Bench';

/** Bytes per kept object, and resident bytes that come on top of a bare backend. */
export type MemoryFigures = {
  heapPerPod: number;
  heapPerComponent: number;
  resident: number;
};

/**
 * Memory of the product's index. The host gets its Dapr Components and then its pods while the index watches; pods
 * without a sidecar are not kept and do not count.
 */
export async function indexMemory(
  bench: Bench,
  size: HostSize,
  bareResident: number,
): Promise<MemoryFigures> {
  const { server, connection } = await bench.host(size, false);
  const { child, base } = await bench.portal(connection);
  const { tenants } = size;
  const components = tenants * COMPONENTS_PER_TENANT;
  const sidecars = (tenants * PODS_PER_TENANT) / 2;

  const frame = await child.ask('memory');
  await server.ask('add', { ...size, kind: 'Component' });
  await bench.until('all Dapr Components', async () => {
    // They are added, and seen, in the order of the tenants.
    const { counts } = await bench.http.json<Tenant>(
      `${base}${ourPath(tenants - 1)}`,
    );
    return counts.components === COMPONENTS_PER_TENANT;
  });
  const withComponents = await child.ask('memory');
  await server.ask('add', { ...size, kind: 'Pod' });
  await bench.until('all sidecars', async () => {
    const { items } = await bench.http.json<{ items: Host[] }>(`${base}/hosts`);
    return items[0].sidecars === sidecars;
  });
  const withPods = await child.ask('memory');
  await bench.close(child, server);
  return {
    heapPerComponent: (withComponents.heap - frame.heap) / components,
    heapPerPod: (withPods.heap - withComponents.heap) / sidecars,
    resident: withPods.resident - bareResident,
  };
}

/** Memory of client-node's informers on a whole host; they keep every pod, so each counts. */
export async function informerMemory(
  bench: Bench,
  connection: Parameters<InformersCalls['measure']>[0],
): Promise<MemoryFigures & { bareResident: number }> {
  const child = bench.child<InformersCalls>('informers');
  const { bare, frame, components, pods } = await child.ask(
    'measure',
    connection,
  );
  await bench.close(child);
  return {
    heapPerComponent: (components.heap - frame.heap) / components.count,
    heapPerPod: (pods.heap - components.heap) / pods.count,
    resident: pods.resident - bare.resident,
    bareResident: bare.resident,
  };
}
