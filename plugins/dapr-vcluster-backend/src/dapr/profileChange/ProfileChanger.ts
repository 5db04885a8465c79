import {
  ANNOTATION_PROFILE,
  ANNOTATION_SPEC_HASH,
  ChangeProfile,
  ChangeProfileResult,
  formatTenantRef,
  LABEL_SYNC,
  ObjectOutcome,
  PROFILES,
  SYNCED_PROFILE,
} from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  deleteIfPresent,
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';
import { SYNCER_ROLE, toRouteError } from '../../platform/hosts';
import { KeyedLocks } from '../../platform/KeyedLocks';
import { outcomeOf, PollOptions } from '../../platform/kubernetes';
import { TenantClients } from '../../platform/tenantClients';
import { hashWithProfile, TenantOptions } from '../../tenants';
import { LiveTenant } from '../../tenants/live/LiveTenant';
import { bindSyncer } from '../../tenants/live/syncerRights';
import { TargetClusters } from '../target/TargetClusters';
import { assertTenantWritable, routeOf } from '../target/writableTenant';
import { isPortalMade } from '../write/ownSecret';
import { assertSyncerRuns, assertUnlabelled } from './preconditions';
import { moveToHostManaged, planHostManaged } from './toHostManaged';
import { moveToSynced, planSynced } from './toSynced';

/** What changing the profile of tenants needs. */
export type ProfileChangerOptions = {
  clients: TenantClients;
  catalogue: ComponentCatalogue;
  options: TenantOptions;
  /** How long a kind may take to be served after it was installed. */
  arrival?: PollOptions;
};

const ARRIVAL: PollOptions = { timeoutMs: 15_000, intervalMs: 250 };

/**
 * Moves tenants between the profiles `oss-hostmanaged` and `oss-synced`, without a gap: the objects on the host stay, with
 * their uid and generation, so that no sidecar notices. Callers check the permissions first.
 */
export class ProfileChanger {
  readonly #deps: ProfileChangerOptions;
  readonly #arrival: PollOptions;
  readonly #locks = new KeyedLocks();

  constructor(deps: ProfileChangerOptions) {
    this.#deps = deps;
    this.#arrival = deps.arrival ?? ARRIVAL;
  }

  /** @throws ConflictError or ServiceUnavailableError with details; a tenant that has the profile is no error. */
  async change(
    tenant: LiveTenant,
    { profile }: ChangeProfile,
    { dryRun }: { dryRun: boolean },
  ): Promise<ChangeProfileResult> {
    assertTenantWritable(tenant);
    const { ref } = tenant;
    const id = formatTenantRef(ref);
    const now = await routeOf(tenant);
    if (now === 'virtual') {
      throw conflict(
        `tenant "${id}" has a profile whose Dapr resources its own syncer copies`,
        {
          field: 'profile',
          value: profile,
          fix: 'Create a new tenant with the wanted profile, and move the apps there.',
        },
      );
    }
    const isSynced = now === 'synced';
    if (isSynced && profile === SYNCED_PROFILE) {
      return { id, outcome: 'unchanged', profile, objects: [] };
    }
    const objects = await this.#locks.run(id, () =>
      this.#deps.clients.use(ref, virtual =>
        profile === SYNCED_PROFILE
          ? this.#toSynced(tenant, virtual, dryRun)
          : this.#toHostManaged(tenant, virtual, { dryRun, isSynced }),
      ),
    );
    if (!isSynced && profile !== SYNCED_PROFILE && objects.length === 0) {
      return { id, outcome: 'unchanged', profile, objects };
    }
    return { id, outcome: dryRun ? 'dry-run' : 'changed', profile, objects };
  }

  async #toSynced(
    tenant: LiveTenant,
    virtual: KubeClient,
    dryRun: boolean,
  ): Promise<ObjectOutcome[]> {
    await assertSyncerRuns(tenant);
    const clusters = new TargetClusters(tenant, virtual);
    const moves = await planSynced(tenant, clusters);
    if (dryRun) {
      return [
        ...moves.flatMap(({ resource, source, object, exists, isCopy }) => [
          outcomeOf(
            resource,
            source.metadata,
            exists ? 'unchanged' : 'would-create',
          ),
          outcomeOf(
            resource,
            object.metadata,
            isCopy ? 'unchanged' : 'would-change',
          ),
        ]),
        outcomeOf(
          RESOURCES.namespaces,
          tenant.namespace.metadata,
          'would-change',
        ),
      ];
    }
    await clusters.assertSameTenant();
    const bound = await this.#onHost(tenant, () =>
      bindSyncer(tenant.host, tenant.ref.namespace),
    );
    const moved = await moveToSynced(tenant, virtual, moves, this.#arrival);
    const namespace = await this.#setProfile(tenant, SYNCED_PROFILE);
    return [
      ...(bound
        ? [outcomeOf(RESOURCES.roleBindings, bound.metadata, 'created')]
        : []),
      ...moved,
      namespace,
    ];
  }

  /** The profile is changed first: one that has it already may have been left in the middle. */
  async #toHostManaged(
    tenant: LiveTenant,
    virtual: KubeClient,
    { dryRun, isSynced }: { dryRun: boolean; isSynced: boolean },
  ): Promise<ObjectOutcome[]> {
    assertUnlabelled(tenant);
    const { catalogue } = this.#deps;
    const backs = await planHostManaged(tenant, catalogue, virtual);
    if (dryRun) {
      return [
        ...backs.map(({ resource, object }) =>
          outcomeOf(resource, object.metadata, 'would-change'),
        ),
        ...(isSynced
          ? [
              outcomeOf(
                RESOURCES.namespaces,
                tenant.namespace.metadata,
                'would-change',
              ),
            ]
          : []),
      ];
    }
    // First of all the Component syncer lets go, so that nothing that is deleted in the vcluster is deleted on the host.
    const namespace = isSynced
      ? [await this.#setProfile(tenant, 'oss-hostmanaged')]
      : [];
    const moved = await moveToHostManaged(tenant, virtual, backs);
    return [...namespace, ...moved, ...(await this.#unbindSyncer(tenant))];
  }

  async #setProfile(
    tenant: LiveTenant,
    profile: ChangeProfile['profile'],
  ): Promise<ObjectOutcome> {
    const { host, namespace } = tenant;
    const { name, uid } = namespace.metadata;
    const hash = hashWithProfile(namespace, profile, this.#deps.options);
    return this.#onHost(tenant, async () => {
      const changed = await host.client.patch(
        RESOURCES.namespaces,
        { name },
        {
          metadata: {
            uid,
            annotations: {
              [ANNOTATION_PROFILE]: PROFILES[profile].name,
              ...(hash && { [ANNOTATION_SPEC_HASH]: hash }),
            },
            labels: { [LABEL_SYNC]: null },
          },
        },
      );
      return outcomeOf(RESOURCES.namespaces, changed.metadata, 'changed');
    });
  }

  async #unbindSyncer(tenant: LiveTenant): Promise<ObjectOutcome[]> {
    const { host, ref } = tenant;
    const at = { namespace: ref.namespace, name: SYNCER_ROLE };
    if (host.componentSyncer.mode !== 'external') {
      return [];
    }
    return this.#onHost(tenant, async () => {
      const { roleBindings } = RESOURCES;
      const binding = await getIfPresent<KubeObject>(
        host.client,
        roleBindings,
        at,
      );
      if (!binding || !isPortalMade(binding)) {
        return [];
      }
      const { uid } = binding.metadata;
      await deleteIfPresent(host.client, roleBindings, at, {
        preconditions: { uid },
      });
      return [outcomeOf(roleBindings, binding.metadata, 'deleted')];
    });
  }

  async #onHost<T>({ host }: LiveTenant, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toRouteError(error, { place: `host ${host.name}` });
    }
  }
}
