import {
  DAPR_KIND_TABLE,
  DaprKind,
  DeleteComponentResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { PollOptions } from '../../platform/kubernetes';
import { TenantClients } from '../../platform/tenantClients';
import { LiveTenant } from '../../tenants/live/LiveTenant';
import { assertNotInUse } from '../inUse/assertNotInUse';
import { ResourceUsage } from '../inUse/SidecarUsage';
import { targetOf } from '../target/target';
import { TargetClusters } from '../target/TargetClusters';
import { assertTenantWritable, routeOf } from '../target/writableTenant';
import { deleteResource } from '../write/deleteResource';
import { ownSecretName, secretOwner } from '../write/ownSecret';

/** A Dapr resource by its virtual namespace and name. */
export type ResourceName = { kind: DaprKind; namespace: string; name: string };

const REMOVAL: PollOptions = { timeoutMs: 10_000, intervalMs: 250 };

/** Deletes Dapr resources that the portal registered. Callers check the permission first. */
export class DaprResourceDeleter {
  readonly #clients: TenantClients;
  readonly #usage: ResourceUsage;
  readonly #removal: PollOptions;

  constructor(services: {
    clients: TenantClients;
    usage: ResourceUsage;
    /** How long the copy of a deleted Dapr resource may stay on the host. */
    removal?: PollOptions;
  }) {
    this.#clients = services.clients;
    this.#usage = services.usage;
    this.#removal = services.removal ?? REMOVAL;
  }

  /**
   * Deletes a Dapr resource; with `force` also one that running sidecars use.
   *
   * @throws ConflictError or ServiceUnavailableError with details; a Dapr resource that does not exist is no error.
   */
  async delete(
    tenant: LiveTenant,
    { kind, namespace, name }: ResourceName,
    { dryRun, force }: { dryRun: boolean; force: boolean },
  ): Promise<DeleteComponentResult> {
    assertTenantWritable(tenant);
    const { ref } = tenant;
    const target = targetOf(ref, await routeOf(tenant), { namespace, name });
    return this.#clients.use(ref, virtual =>
      deleteResource(
        {
          ref,
          resource: DAPR_KIND_TABLE[kind],
          own: {
            namespace,
            owner: secretOwner(kind, name),
            secretName: ownSecretName(kind, name),
          },
          target,
          wait: this.#removal,
          clusters: new TargetClusters(tenant, virtual),
          beforeDelete: async present => {
            if (!force) {
              await assertNotInUse(this.#usage, ref, {
                kind,
                ...target.host,
                scopes: present.scopes ?? [],
                ...subscriptionOf(kind, present),
              });
            }
          },
        },
        dryRun,
      ),
    );
  }
}

function subscriptionOf(kind: DaprKind, present: KubeObject) {
  if (kind !== 'Subscription') {
    return {};
  }
  const { spec } = present as KubeObject & {
    spec?: { pubsubname?: string; topic?: string };
  };
  return { subscription: `${spec?.pubsubname}/${spec?.topic}` };
}
