import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_OWNER,
  DeleteTenantResult,
  formatTenantRef,
  tenantDeletePermission,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle, HostRegistry, toRouteError } from '../../platform/hosts';
import { PollOptions } from '../../platform/kubernetes';
import { TenantAuthorizer } from '../../platform/permissions';
import { deletingSince, resourceOf } from '../live/hostNamespace';
import { assertWritable, LiveTenant, LiveTenants } from '../live/LiveTenant';
import { assertDeletable } from './assertDeletable';
import { copiedElsewhere } from './copiedElsewhere';
import { DeletionContext } from './DeletionContext';
import { joinSteps, outcomesOf } from './deletionTarget';
import { executeDeletion } from './executeDeletion';
import { reasonToKeep } from './keptNamespace';
import { ownRights } from './ownRights';
import { isLeftover, planDeletion } from './plan';

/** What deleting needs. */
export type TenantDeleterOptions = {
  hosts: HostRegistry;
  tenants: LiveTenants;
  provisioner: Provisioner;
  authorizer: TenantAuthorizer;
  /** Namespace with the Secrets by which Argo CD reaches tenants. */
  clusterSecrets?: string;
  polling?: PollOptions;
};

/** How to delete. */
export type DeleteTenantOptions = { dryRun: boolean; signal?: AbortSignal };

const POLLING: PollOptions = { timeoutMs: 20_000, intervalMs: 500 };

/** What there is to delete: a tenant, or what an uninstalled vcluster has left. */
type Found = Pick<LiveTenant, 'resource' | 'workload'> & {
  /** The namespace of its name. */
  namespace?: KubeObject;
  /** Whether that namespace is the tenant's: somebody else can have created it since. */
  hasNamespace: boolean;
};

/** A tenant that a caller may delete; without `found` there is nothing of it. */
export type TenantForDeletion = {
  ref: TenantRef;
  host: HostHandle;
  found?: Found;
};

/** Deletes tenants with all they left on their host. Every call continues where the last one stopped. */
export class TenantDeleter {
  readonly #deps: TenantDeleterOptions;

  constructor(deps: TenantDeleterOptions) {
    this.#deps = deps;
  }

  /**
   * What there is to delete of a tenant, for a caller who may delete it.
   *
   * @throws NotAllowedError, also for a tenant that is not there; NotFoundError for an unknown host.
   */
  async open(
    ref: TenantRef,
    credentials: BackstageCredentials,
  ): Promise<TenantForDeletion> {
    const { authorizer, hosts } = this.#deps;
    const host = hosts.get(ref.host);
    const found = await onHost(host, () => this.#find(host, ref));
    if (found) {
      await authorizer.authorizeTenant(
        credentials,
        tenantDeletePermission,
        found.resource,
      );
    } else {
      await authorizer.authorizeAbsent(
        credentials,
        tenantDeletePermission,
        ref,
      );
    }
    return { ref, host, found };
  }

  /** @throws ConflictError or ServiceUnavailableError; a tenant that is not there is no error. */
  delete(
    tenant: TenantForDeletion,
    options: DeleteTenantOptions,
  ): Promise<DeleteTenantResult> {
    return onHost(tenant.host, () => this.#delete(tenant, options));
  }

  async #delete(
    { ref, host, found }: TenantForDeletion,
    { dryRun, signal }: DeleteTenantOptions,
  ): Promise<DeleteTenantResult> {
    const { polling = POLLING } = this.#deps;
    const id = formatTenantRef(ref);
    if (!found) {
      return { id, outcome: 'absent', removed: [], remaining: [] };
    }
    assertWritable(host);
    const { namespace, workload } = found;
    if (namespace && found.hasNamespace) {
      assertDeletable({ ref, namespace, workload });
    }
    const context = await this.#context(host, ref, found);
    if (dryRun) {
      const { targets, left } = joinSteps([
        await planDeletion(context),
        await ownRights(context),
      ]);
      const removed = outcomesOf(targets, 'would-delete');
      const remaining = [...left, ...context.elsewhere];
      return { id, outcome: 'dry-run', removed, remaining };
    }
    const isMarked = Boolean(namespace && deletingSince(namespace));
    const options = { host, polling, isMarked, signal };
    return { id, ...(await executeDeletion(context, options)) };
  }

  async #context(
    { client }: HostHandle,
    ref: TenantRef,
    { namespace, hasNamespace }: Pick<Found, 'namespace' | 'hasNamespace'>,
  ): Promise<DeletionContext> {
    const keepsNamespace =
      namespace && hasNamespace
        ? await reasonToKeep(client, namespace, ref)
        : undefined;
    return {
      client,
      ref,
      provisioner: this.#deps.provisioner,
      clusterSecrets: this.#deps.clusterSecrets,
      namespaceUid: namespace?.metadata.uid,
      hasNamespace,
      keepsNamespace,
      elsewhere: hasNamespace
        ? await copiedElsewhere(client, ref, keepsNamespace !== undefined)
        : [],
    };
  }

  /**
   * The tenant, or what is left of one: namespaces of its syncer, and in a namespace that has an owner whatever portal,
   * chart or syncer wrote for it.
   */
  async #find(host: HostHandle, ref: TenantRef): Promise<Found | undefined> {
    const tenant = await this.#deps.tenants.find(ref);
    if (tenant) {
      return { ...tenant, hasNamespace: true };
    }
    const namespace = await getIfPresent(host.client, RESOURCES.namespaces, {
      name: ref.namespace,
    });
    const hasNamespace = Boolean(
      namespace?.metadata.annotations?.[ANNOTATION_OWNER],
    );
    const context = await this.#context(host, ref, { namespace, hasNamespace });
    const { targets } = await planDeletion(context);
    if (!targets.some(isLeftover)) {
      return undefined;
    }
    const resource =
      namespace && hasNamespace
        ? resourceOf(ref, namespace)
        : { ref, owner: host.defaultOwner, labels: {} };
    return { namespace, hasNamespace, resource };
  }
}

async function onHost<T>(host: HostHandle, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toRouteError(error, { place: `host ${host.name}` });
  }
}
