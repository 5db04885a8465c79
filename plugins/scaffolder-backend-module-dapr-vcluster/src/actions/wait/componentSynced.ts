import {
  DaprComponent,
  DaprComponentList,
  TenantRef,
  formatTenantRef,
  findingLine,
} from 'backstage-plugin-dapr-vcluster-common';
import { Progress, done, stuck, waiting } from '../../polling';
import { SyncedNames, Target } from './target';

/** Name of a Dapr Component in the vcluster. */
export type VirtualName = { namespace: string; name: string };

/** The Dapr Component is on the host, as it was declared. */
export function componentSynced(
  ref: TenantRef,
  virtual: VirtualName,
): Target<SyncedNames> {
  return {
    what: `Dapr Component ${virtual.namespace}/${
      virtual.name
    } of tenant ${formatTenantRef(ref)} to be on the host`,
    look: async (client, options) =>
      evaluate(await client.listComponents(ref, options), virtual),
  };
}

function evaluate(
  list: DaprComponentList,
  virtual: VirtualName,
): Progress<SyncedNames> {
  const what = `Dapr Component ${virtual.namespace}/${virtual.name}`;
  const { stale } = list.freshness;
  if (stale) {
    return waiting(
      `${what}: the data is out of date since ${stale.since}: ${stale.reason}`,
    );
  }
  const component = list.items.find(item => isMeant(item, virtual));
  if (!component) {
    return waiting(`${what}: not seen yet`);
  }
  const { synced, host } = component;
  if (synced === 'in-sync' && host) {
    return done(`${what}: on the host as ${host.namespace}/${host.name}`, {
      virtualNamespace: virtual.namespace,
      virtualName: virtual.name,
      hostNamespace: host.namespace,
      hostName: host.name,
    });
  }
  const [finding] = component.findings;
  const why = finding ? `: ${findingLine(finding)}` : '';
  return ['renamed', 'orphan', 'edited'].includes(synced)
    ? stuck(`${what}: ${synced}${why}`)
    : waiting(`${what}: ${synced}${why}`);
}

/** If the vcluster cannot be read, the name in Dapr identifies the Dapr Component. */
function isMeant(item: DaprComponent, virtual: VirtualName): boolean {
  return item.virtual
    ? item.virtual.namespace === virtual.namespace &&
        item.virtual.name === virtual.name
    : item.name === virtual.name;
}
