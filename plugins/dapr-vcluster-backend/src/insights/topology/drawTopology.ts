import {
  backendsIn,
  namesBackend,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { isInScope } from '../../inventory/model/sidecarIdentity';
import { Tenant, TopologyNode } from 'backstage-plugin-dapr-vcluster-common';
import { TenantComponent, TenantResource } from '../../inventory/members';
import { AbsentApp } from '../../inventory/vcluster';
import { absentById, absentNode } from './absentApps';
import { App, appNode, appsOf, SeenPod, worst } from './appNodes';
import { Drawing, Graph } from './Drawing';
import { drawTopics } from './drawTopics';

/** What a graph is drawn from. */
export type Drawn = {
  host: { name: string; title: string };
  tenant: Tenant;
  pods: readonly SeenPod[];
  /** Apps of the vcluster with pods that did not reach the host. */
  absent?: readonly AbsentApp[];
  components: readonly TenantComponent[];
  /** Dapr resources besides them; Subscriptions among these name topics. */
  resources: readonly TenantResource[];
};

const PHASES: Partial<Record<Tenant['phase'], TopologyNode['state']>> = {
  ready: 'ok',
  failed: 'error',
  orphaned: 'error',
  unknown: 'unknown',
};

/**
 * A tenant as a graph: host, tenant, apps, Dapr Components, the backends these connect to and the topics they carry.
 * Whether an app has loaded a Dapr Component is only drawn as such when its sidecar says so. Pure.
 */
export function drawTopology({
  host,
  tenant,
  pods,
  absent = [],
  components,
  resources,
}: Drawn): Graph {
  const graph = new Drawing();
  const hostId = `host/${host.name}`;
  const tenantId = `tenant/${tenant.id}`;
  graph.node({ id: hostId, kind: 'host', label: host.title, state: 'ok' });
  graph.node({
    id: tenantId,
    kind: 'tenant',
    label: tenant.ref.name,
    detail: tenant.profile,
    state: PHASES[tenant.phase] ?? 'warning',
  });
  graph.edge(hostId, tenantId, 'runs');
  const missing = absentById(absent, tenant);
  const apps = appsOf(pods);
  for (const app of apps) {
    graph.node(appNode(app, missing.get(app.id)));
    graph.edge(tenantId, app.id, 'contains');
  }
  for (const [id, app] of missing) {
    graph.node(absentNode(id, app));
    graph.edge(tenantId, id, 'contains');
  }
  const subscriptions = resources.filter(({ subscription }) => subscription);
  for (const component of components) {
    drawComponent(graph, tenantId, component, { apps, subscriptions });
  }
  return { nodes: graph.nodes, edges: graph.edges };
}

/** Who may use a Dapr Component. */
type Users = { apps: readonly App[]; subscriptions: readonly TenantResource[] };

function drawComponent(
  graph: Drawing,
  tenantId: string,
  component: TenantComponent,
  { apps, subscriptions }: Users,
) {
  const { namespace, name, scopes, type = '', metadata } = component;
  const id = `component/${namespace}/${name}`;
  const users = apps
    .filter(app => app.namespace === namespace && isInScope(scopes, app.appId))
    .map(app => ({ app, loads: hasLoaded(app, name) }));
  graph.node({
    id,
    kind: 'component',
    label: name,
    detail: type || undefined,
    state: worst(
      users.map(({ loads }) => (loads === false ? 'warning' : 'ok')),
    ),
  });
  graph.edge(tenantId, id, 'contains');
  for (const { app, loads } of users) {
    graph.edge(app.id, id, loads ? 'loads' : 'may-use');
  }
  for (const item of metadata) {
    if (!namesBackend(item.name) || item.value === undefined) {
      continue;
    }
    for (const address of backendsIn(item.value)) {
      const backend = `backend/${address}`;
      graph.node({
        id: backend,
        kind: 'backend',
        label: address,
        state: 'unknown',
      });
      graph.edge(id, backend, 'connects');
    }
  }
  drawTopics(graph, id, { component, apps, subscriptions });
}

/** Undefined while no pod of the app has told. */
function hasLoaded({ pods }: App, name: string): boolean | undefined {
  const told = pods.flatMap(({ probe }) =>
    probe?.loaded.state === 'known' ? [probe.loaded.value] : [],
  );
  return told.length === 0
    ? undefined
    : told.every(loaded => loaded.some(each => each.name === name));
}
