import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_DELETING,
  ANNOTATION_OWNER,
  DeleteTenantResult,
  formatTenantRef,
  ObjectOutcome,
  tenantDeletePermission,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { TenantAuthorizer } from '../platform/permissions';
import { conflict } from '../platform/errors';
import {
  HostHandle,
  HostRegistry,
  RESOURCES,
  toRouteError,
} from '../platform/hosts';
import {
  controlPlane,
  installation,
  ownLeftovers,
  ownNamespace,
  RemovalContext,
  removeStep,
  syncedNamespaces,
} from './deletion';
import { outcomeOf, Patience } from '../platform/kubernetes';
import { isOwnNamespace } from './hostNamespace';
import { mappedNamespaces } from './hostNamespaces';
import { assertWritable, LiveTenant, LiveTenants } from './LiveTenant';
import { releaseOutcome, runProgram } from './runProgram';

const CREATED_BY_CLI = 'vcluster.loft.sh/created';
const NON_DELETABLE = 'loft.sh/non-deletable';

/** In this order: nothing may run any more when its namespaces go, and the owner is known to the very end. */
const STEPS = [
  installation,
  controlPlane,
  syncedNamespaces,
  ownLeftovers,
  ownNamespace,
];

/** What removing needs. */
export type TenantRemoverOptions = {
  hosts: HostRegistry;
  tenants: LiveTenants;
  provisioner: Provisioner;
  authorizer: TenantAuthorizer;
  patience?: Patience;
};

/** Who asks, and whether only to look. */
export type RemoveCall = {
  credentials: BackstageCredentials;
  dryRun: boolean;
  signal?: AbortSignal;
};

const PATIENCE: Patience = { timeoutMs: 20_000, intervalMs: 500 };

/** Removes tenants with all they left on their host. Every call continues where the last one stopped. */
export class TenantRemover {
  readonly #deps: TenantRemoverOptions;

  constructor(deps: TenantRemoverOptions) {
    this.#deps = deps;
  }

  /** @throws NotAllowedError, ConflictError or ServiceUnavailableError; a tenant that is not there is no error. */
  async remove(ref: TenantRef, call: RemoveCall): Promise<DeleteTenantResult> {
    const host = this.#deps.hosts.get(ref.host);
    try {
      return await this.#removeFrom(host, ref, call);
    } catch (error) {
      throw toRouteError(error, { place: `host ${host.name}` });
    }
  }

  async #removeFrom(
    host: HostHandle,
    ref: TenantRef,
    call: RemoveCall,
  ): Promise<DeleteTenantResult> {
    const { authorizer, tenants, provisioner } = this.#deps;
    const tenant = await tenants.find(ref);
    const id = formatTenantRef(ref);
    if (!tenant && !(await hasOrphans(host, ref))) {
      await authorizer.authorizeAbsent(
        call.credentials,
        tenantDeletePermission,
        ref,
      );
      return { id, outcome: 'absent', removed: [], remaining: [] };
    }
    await authorizer.authorizeTenant(
      call.credentials,
      tenantDeletePermission,
      tenant?.resource ?? { ref, owner: host.defaultOwner, labels: {} },
    );
    assertWritable(host);
    if (tenant) {
      assertRemovable(tenant);
    }
    const context: RemovalContext = {
      client: host.client,
      ref,
      provisioner,
      keepsNamespace: tenant && (await reasonToKeep(tenant)),
    };
    const result = call.dryRun
      ? await this.#preview(context)
      : await this.#execute(host, context, tenant, call.signal);
    return { id, ...result };
  }

  async #preview(context: RemovalContext) {
    const steps = await Promise.all(STEPS.map(step => step(context)));
    const doomed = distinct(steps.flatMap(step => step.doomed));
    return {
      outcome: 'dry-run' as const,
      removed: doomed.map(({ resource, ref }) =>
        outcomeOf(resource, ref, 'would-delete'),
      ),
      remaining: steps.flatMap(step => step.left),
    };
  }

  async #execute(
    host: HostHandle,
    context: RemovalContext,
    tenant: LiveTenant | undefined,
    signal?: AbortSignal,
  ): Promise<Omit<DeleteTenantResult, 'id'>> {
    const { timeoutMs, intervalMs } = this.#deps.patience ?? PATIENCE;
    const until = Date.now() + timeoutMs;
    if (tenant && !tenant.deletingSince) {
      await mark(context, new Date().toISOString());
    }
    const removed: ObjectOutcome[] = [];
    const left: ObjectOutcome[] = [];
    const { program } = context.provisioner;
    if (program && tenant) {
      const outcome = await runProgram(host, [], run =>
        program.uninstall(context.ref, run),
      );
      if (outcome === 'deleted') {
        removed.push(releaseOutcome(context.ref, 'deleted'));
      }
    }
    for (const step of STEPS) {
      const found = await step(context);
      const result = await removeStep(context.client, found.doomed, {
        until,
        intervalMs,
        signal,
      });
      removed.push(...result.removed);
      left.push(...found.left);
      if (result.remaining.length > 0) {
        const remaining = [...left, ...result.remaining];
        return { outcome: 'deleting', removed, remaining };
      }
    }
    if (tenant && context.keepsNamespace) {
      await mark(context, null);
    }
    return { outcome: 'deleted', removed, remaining: left };
  }
}

async function hasOrphans(host: HostHandle, ref: TenantRef) {
  const mapped = await mappedNamespaces(host.client, ref);
  return mapped.some(({ keep }) => keep === undefined);
}

/** The mark makes others see "deleting", and refuses writes, from the first moment on. */
function mark({ client, ref }: RemovalContext, since: string | null) {
  return client.patch(
    RESOURCES.namespaces,
    { name: ref.namespace },
    { metadata: { annotations: { [ANNOTATION_DELETING]: since } } },
  );
}

/** A namespace goes with the tenant only when it was made for it, and nobody else lives there. */
async function reasonToKeep({
  namespace,
  ref,
  host,
}: LiveTenant): Promise<string | undefined> {
  const { annotations = {} } = namespace.metadata;
  if (
    !isOwnNamespace(namespace, ref) &&
    annotations[CREATED_BY_CLI] !== 'true'
  ) {
    return 'neither this portal nor the vcluster CLI made it';
  }
  const others = {
    namespace: ref.namespace,
    labelSelector: `app=vcluster,release!=${ref.name}`,
  };
  for (const resource of [RESOURCES.statefulSets, RESOURCES.deployments]) {
    const { items } = await host.client.list(resource, others);
    if (items.length > 0) {
      return 'another vcluster lives in it';
    }
  }
  return undefined;
}

function assertRemovable(tenant: LiveTenant): void {
  const id = formatTenantRef(tenant.ref);
  const objects = [tenant.namespace, tenant.workload];
  if (
    objects.some(
      object => object?.metadata.annotations?.[NON_DELETABLE] === 'true',
    )
  ) {
    throw conflict(`tenant "${id}" is protected from deletion`, {
      field: 'tenant',
      value: id,
      fix: `Remove the annotation ${NON_DELETABLE} from it first.`,
    });
  }
  const owner = tenant.namespace.metadata.annotations?.[ANNOTATION_OWNER];
  if (!isOwnNamespace(tenant.namespace, tenant.ref) && !owner) {
    throw conflict(`tenant "${id}" was not created by this portal`, {
      field: 'tenant',
      value: id,
      fix: `To manage it here, set the annotation ${ANNOTATION_OWNER} on namespace "${tenant.ref.namespace}" first.`,
    });
  }
}

/** A Secret can be found by its name and by its label. */
function distinct<T extends { uid?: string }>(items: T[]): T[] {
  const seen = new Set<string | undefined>();
  return items.filter(({ uid }) => {
    const isNew = uid === undefined || !seen.has(uid);
    seen.add(uid);
    return isNew;
  });
}
