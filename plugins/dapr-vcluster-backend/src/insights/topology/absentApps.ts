import { Tenant, TopologyNode } from 'backstage-plugin-dapr-vcluster-common';
import { AbsentApp } from '../../inventory/vcluster';

/** Apps with pods that did not reach the host, by the id of the node: Dapr tells apps by host namespace and app id. */
export function absentById(
  absent: readonly AbsentApp[],
  { ref, hostNamespaces }: Pick<Tenant, 'ref' | 'hostNamespaces'>,
): Map<string, AbsentApp> {
  const byId = new Map<string, AbsentApp>();
  for (const app of absent) {
    const mapped = hostNamespaces.find(
      ({ virtualName }) => virtualName === app.namespace,
    );
    const id = `app/${mapped?.name ?? ref.namespace}/${app.appId}`;
    const known = byId.get(id);
    byId.set(id, known ? { ...known, pods: known.pods + app.pods } : app);
  }
  return byId;
}

/** The node of an app of which no pod is on the host. */
export function absentNode(
  id: string,
  { appId, ...app }: AbsentApp,
): TopologyNode {
  return {
    id,
    kind: 'app',
    label: appId,
    detail: `${app.workload}, ${absentText(app)}`,
    state: 'error',
  };
}

/** How many pods of an app did not reach the host. */
export function absentText({ pods }: Pick<AbsentApp, 'pods'>): string {
  return `${pods} ${pods === 1 ? 'pod' : 'pods'} not on the host`;
}
