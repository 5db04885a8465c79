import {
  configSecretName,
  DAPR_KIND_TABLE,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  CONTROL_PLANE_APPS,
  findsHostDapr,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { readKubernetesVersion } from '../../platform/kubernetesVersion';
import { PreflightFacts, readSyncerFacts } from '../../tenants/preflight';
import { parse } from 'yaml';
import {
  Discovery,
  getIfPresent,
  KubeClient,
  KubeObject,
  resourceName,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { permitted } from '../tenantContext';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { daprRouteOf, LiveTenant } from '../../tenants/live/LiveTenant';

/** Reads what the preflight rules look at, of a tenant that exists. */
export async function preflightFacts(
  tenant: LiveTenant,
  { dapr }: Pick<TenantSnapshot, 'dapr'>,
  virtual: KubeClient | undefined,
): Promise<PreflightFacts> {
  const { client } = tenant.host;
  const [crds, hostDns, sharing, daprInside, syncer, ...kubernetes] =
    await Promise.all([
      presentCrds(client),
      readHostDns(tenant),
      otherVclusters(tenant),
      virtual && controlPlanes(virtual),
      syncerOf(tenant),
      readKubernetesVersion(client),
      virtual && readKubernetesVersion(virtual),
    ]);
  return {
    tenant: tenant.ref,
    daprVersion: dapr.version,
    kubernetes: { host: kubernetes[0], vcluster: kubernetes[1] },
    injector: dapr.injector,
    crds,
    hostDns,
    sharing,
    daprInside,
    ...(syncer && { syncer }),
  };
}

/** Only where the Component syncer copies, it matters. */
async function syncerOf(tenant: LiveTenant) {
  return (await daprRouteOf(tenant)) === 'synced'
    ? readSyncerFacts(tenant.host, tenant.ref.namespace)
    : undefined;
}

async function presentCrds(client: KubeClient): Promise<Set<string>> {
  const discovery = new Discovery(client);
  const names = new Set<string>();
  for (const resource of Object.values(DAPR_KIND_TABLE)) {
    const { apiVersion, kind } = resource;
    if (await discovery.find(apiVersion, kind)) {
      names.add(resourceName(resource));
    }
  }
  return names;
}

/** Looks at one setting of the vcluster's values, which are kept in a Secret; nothing else of it is kept. */
async function readHostDns({
  ref,
  host,
}: LiveTenant): Promise<boolean | undefined> {
  const { value: secret } = await permitted(
    RESOURCES.secrets,
    getIfPresent<KubeObject & { data?: Record<string, string> }>(
      host.client,
      RESOURCES.secrets,
      { namespace: ref.namespace, name: configSecretName(ref.name) },
    ),
  );
  const text = secret?.data?.['config.yaml'];
  if (!text) {
    return undefined;
  }
  try {
    return findsHostDapr(parse(Buffer.from(text, 'base64').toString('utf8')));
  } catch {
    return undefined;
  }
}

/** undefined where the portal may not read the workloads of the host, and has found none. */
async function otherVclusters({
  ref,
  host,
}: LiveTenant): Promise<string[] | undefined> {
  const query = { namespace: ref.namespace, labelSelector: 'app=vcluster' };
  const lists = await Promise.all(
    [RESOURCES.statefulSets, RESOURCES.deployments].map(resource =>
      permitted(resource, host.client.list(resource, query)),
    ),
  );
  const others = lists
    .flatMap(({ value }) => value?.items ?? [])
    .flatMap(({ metadata }) => metadata.labels?.release ?? [])
    .filter(release => release !== ref.name);
  return others.length > 0 || lists.every(({ value }) => value)
    ? others
    : undefined;
}

/** undefined where the portal may not read the workloads of the vcluster. */
async function controlPlanes(
  virtual: KubeClient,
): Promise<string[] | undefined> {
  const labelSelector = `app in (${CONTROL_PLANE_APPS.join(',')})`;
  const lists = await Promise.all(
    [RESOURCES.deployments, RESOURCES.statefulSets].map(async resource => {
      const { value } = await permitted(
        resource,
        virtual.list(resource, { labelSelector }),
      );
      return value?.items.map(
        ({ metadata }) =>
          `${resource.kind} ${metadata.namespace}/${metadata.name}`,
      );
    }),
  );
  const found = lists.flatMap(list => list ?? []);
  return found.length > 0 || !lists.includes(undefined) ? found : undefined;
}
