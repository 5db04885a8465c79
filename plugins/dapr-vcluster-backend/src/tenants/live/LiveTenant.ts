import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_PROFILE,
  formatTenantRef,
  isCreatableProfile,
  isMeantToSync,
  LABEL_SYNC,
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
  PROFILES,
  SYNCED_PROFILE,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  TenantAuthorizer,
  TenantPermission,
  TenantResource,
} from '../../platform/permissions';
import { conflict, notFound } from '../../platform/errors';
import { HostHandle, HostRegistry, toRouteError } from '../../platform/hosts';
import { projectWorkload } from '../../inventory/projections/workload';
import { absenceOf } from './absence';
import {
  deletingSince,
  isAdoptedNamespace,
  isOwnNamespace,
  resourceOf,
} from './hostNamespace';

/** A tenant as its host shows it at this moment: writes never trust a snapshot. */
export type LiveTenant = {
  ref: TenantRef;
  host: HostHandle;
  /** The tenant's own host namespace. */
  namespace: KubeObject;
  /** StatefulSet or Deployment of the control plane; absent until it is installed. */
  workload?: KubeObject;
  resource: TenantResource;
  deletingSince?: string;
};

/** Reads tenants from their hosts. */
export class LiveTenants {
  readonly #hosts: HostRegistry;

  constructor(hosts: HostRegistry) {
    this.#hosts = hosts;
  }

  /**
   * Undefined when there is neither a vcluster of that name nor a namespace this product made or registered for one.
   *
   * @throws NotFoundError for an unknown host, ServiceUnavailableError when the host does not answer.
   */
  async find(ref: TenantRef): Promise<LiveTenant | undefined> {
    const host = this.#hosts.get(ref.host);
    try {
      const [namespace, workload] = await Promise.all([
        getIfPresent(host.client, RESOURCES.namespaces, {
          name: ref.namespace,
        }),
        findWorkload(host.client, ref),
      ]);
      const isMarked =
        namespace &&
        (isOwnNamespace(namespace, ref) || isAdoptedNamespace(namespace, ref));
      if (!namespace || !(workload || isMarked)) {
        return undefined;
      }
      const { owner = host.defaultOwner, ...resource } = resourceOf(
        ref,
        namespace,
      );
      return {
        ref,
        host,
        namespace,
        workload,
        resource: { ...resource, owner },
        deletingSince: deletingSince(namespace),
      };
    } catch (error) {
      throw toRouteError(error, { place: `host ${ref.host}` });
    }
  }

  /**
   * The tenant, for somebody who may do this with it.
   *
   * @throws NotAllowedError naming the permission, whether or not the tenant exists; for those who could see it
   *   NotFoundError when it does not; and as {@link find}.
   */
  async open(
    ref: TenantRef,
    authorizer: TenantAuthorizer,
    permission: TenantPermission,
    credentials: BackstageCredentials,
  ): Promise<LiveTenant> {
    const tenant = await this.find(ref);
    if (!tenant) {
      await authorizer.authorizeAbsent(credentials, permission, ref);
      throw absent(ref);
    }
    await authorizer.authorizeTenant(credentials, permission, tenant.resource);
    return tenant;
  }

  /** @throws NotFoundError when the tenant does not exist, and as {@link find}. */
  async get(ref: TenantRef): Promise<LiveTenant> {
    const tenant = await this.find(ref);
    if (tenant) {
      return tenant;
    }
    throw absent(ref);
  }
}

function absent(ref: TenantRef) {
  return notFound(`tenant "${formatTenantRef(ref)}" does not exist`, {
    field: 'tenant',
    value: formatTenantRef(ref),
    fix: 'Look at the list of tenants; it may have been deleted.',
  });
}

async function findWorkload(client: KubeClient, ref: TenantRef) {
  const query = {
    namespace: ref.namespace,
    labelSelector: `app=vcluster,release=${ref.name}`,
  };
  for (const resource of [RESOURCES.statefulSets, RESOURCES.deployments]) {
    const { items } = await client.list(resource, query);
    if (items.length > 0) {
      return items[0];
    }
  }
  return undefined;
}

/**
 * How Dapr resources of a tenant get to the host: written there (`host`), or written to the vcluster and copied by its
 * own syncer (`virtual`) or by the Component syncer (`synced`).
 */
export type DaprRoute = 'host' | 'virtual' | 'synced';

/** How Dapr resources of a tenant get to the host: by what it has opted in to, its profile, else by what its host shows. */
export async function daprRouteOf(tenant: LiveTenant): Promise<DaprRoute> {
  const { namespace, workload } = tenant;
  const { labels = {}, annotations = {} } = namespace.metadata;
  const profile = annotations[ANNOTATION_PROFILE] ?? '';
  const known = isCreatableProfile(profile) ? PROFILES[profile] : undefined;
  if (
    known?.mode !== 'multi-namespace' &&
    isSynced(profile, labels, workload?.metadata.labels)
  ) {
    return 'synced';
  }
  if (known) {
    return known.componentsIn;
  }
  const { items } = await tenant.host.client.list(RESOURCES.namespaces, {
    labelSelector: `${LABEL_VCLUSTER_NAME}=${tenant.ref.name},${LABEL_VCLUSTER_NAMESPACE}=${tenant.ref.namespace}`,
  });
  return items.length > 0 ? 'virtual' : 'host';
}

/** One of profile `oss-synced` stays so when the syncer is kept away: nothing else copies what is in its vcluster. */
function isSynced(
  profile: string,
  labels: Record<string, string>,
  workloadLabels: Record<string, string> = {},
): boolean {
  return (
    profile === SYNCED_PROFILE ||
    isMeantToSync({
      label: labels[LABEL_SYNC],
      workloadLabel: workloadLabels[LABEL_SYNC],
      profile,
    })
  );
}

/** @throws ConflictError when the host is only to be looked at. */
export function assertWritable(host: HostHandle): void {
  if (host.readOnly) {
    throw conflict(`host "${host.name}" is read-only`, {
      field: 'host',
      value: host.name,
      fix: 'Choose another host, or have readOnly removed from its configuration.',
    });
  }
}

/** @throws ConflictError when the tenant is being deleted, paused, asleep, or without a vcluster. */
export function assertRunning(tenant: LiveTenant): void {
  const refuse = (state: string, fix: string) =>
    conflict(`tenant "${formatTenantRef(tenant.ref)}" ${state}`, {
      field: 'tenant',
      value: formatTenantRef(tenant.ref),
      fix,
    });
  if (tenant.deletingSince) {
    throw refuse(
      `is being deleted since ${tenant.deletingSince}`,
      'Create a new one when it is gone.',
    );
  }
  const { workload } = tenant;
  if (!workload) {
    const { state, fix } = absenceOf(tenant.namespace);
    throw refuse(state, fix);
  }
  const { paused, sleeping, replicas } = projectWorkload(workload);
  if (paused) {
    throw refuse('is paused', 'Resume it first.');
  }
  if (sleeping) {
    throw refuse('is asleep', 'Wake it up first.');
  }
  if (replicas === 0) {
    throw refuse('is scaled down', 'Scale it up or resume it first.');
  }
}
