import {
  DAPR_KIND_TABLE,
  NotChecked,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  listIfPresent,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { permitted, TenantContextSource } from '../tenantContext';

/** Kinds with a pod template; pods themselves are judged by the diagnosis. */
const WORKLOADS: Resource[] = [
  RESOURCES.deployments,
  RESOURCES.statefulSets,
  {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    plural: 'daemonsets',
    namespaced: true,
  },
  { apiVersion: 'batch/v1', kind: 'Job', plural: 'jobs', namespaced: true },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    plural: 'cronjobs',
    namespaced: true,
  },
];

/** An object and where it was read. */
export type Found = {
  side: 'virtual' | 'host';
  resource: Resource;
  object: KubeObject;
};

/** What was read of a tenant, and which kinds may not be. */
type TenantObjects = { found: Found[]; notRead: NotChecked[] };

/** Dapr resources where they are written, and the workloads of the vcluster; kinds that may not be read are named. */
export async function objectsOf({
  tenant,
  route,
  virtual,
}: TenantContextSource): Promise<TenantObjects> {
  const read = async (
    side: Found['side'],
    resource: Resource,
    reading: Promise<KubeObject[]> | undefined,
    what: string,
  ): Promise<TenantObjects> => {
    const where = side === 'host' ? 'on the host' : undefined;
    const { value = [], why } = await permitted(resource, reading, where);
    return {
      found: value.map(object => ({ side, resource, object })),
      notRead: why === undefined ? [] : [{ what, why }],
    };
  };
  const inside = (resource: Resource, what: string) =>
    read(
      'virtual',
      resource,
      virtual && listIfPresent(virtual, resource, {}),
      what,
    );
  const onHost = (resource: Resource) =>
    read(
      'host',
      resource,
      listIfPresent(tenant.host.client, resource, {
        namespace: tenant.ref.namespace,
      }),
      `Dapr resources of kind ${resource.kind} on the host`,
    );
  const lists = await Promise.all([
    ...Object.values(DAPR_KIND_TABLE).map(resource =>
      route === 'host'
        ? onHost(resource)
        : inside(
            resource,
            `Dapr resources of kind ${resource.kind} in the vcluster`,
          ),
    ),
    ...WORKLOADS.map(resource =>
      inside(
        resource,
        `annotations of kind ${resource.kind} in the vcluster (G12)`,
      ),
    ),
  ]);
  return {
    found: lists
      .flatMap(({ found }) => found)
      .filter(({ object }) => !isMadeByWorkload(object)),
    notRead: lists.flatMap(({ notRead }) => notRead),
  };
}

/** Jobs of a CronJob are as it describes them. */
function isMadeByWorkload({ metadata: { ownerReferences = [] } }: KubeObject) {
  return ownerReferences.some(({ kind }) => kind === 'CronJob');
}
