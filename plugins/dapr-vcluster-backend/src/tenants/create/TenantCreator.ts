import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_EXPIRES,
  CreateTenant,
  CreateTenantResult,
  formatTenantRef,
  GuardrailPolicy,
  PROFILES,
  tenantEntityRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  getIfPresent,
  isAlreadyExists,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantAuthorizer } from '../../platform/permissions';
import { conflict, unavailable } from '../../platform/errors';
import {
  HostHandle,
  HostRegistry,
  RightsState,
  syncerRoleBinding,
  TENANT_ROLE,
  toRouteError,
} from '../../platform/hosts';
import { KeyedLocks } from '../../platform/KeyedLocks';
import { PollOptions } from '../../platform/kubernetes';
import { chooseHost } from './chooseHost';
import { defineTenant, TenantDefinition } from './definition';
import { compareWithExisting } from './existing';
import { assertNamespacesUnshared } from './sharedNamespaces';
import { ownLabels } from '../live/hostNamespace';
import { renderNamespace } from './namespace';
import { planIsolation } from '../isolation';
import { mappedNamespaces } from '../live/mappedNamespaces';
import { InstallationLogs } from './InstallationLogs';
import {
  ClaimedNamespace,
  renderObjects,
  dryRunTenant,
  WantedTenant,
} from './installTenant';
import { assertWritable } from '../live/LiveTenant';
import { createTenant } from './createTenant';
import { TenantOptions } from '../presets/options';
import { preflight } from '../preflight/preflight';
import { assertDirect } from '../provisioners/git';
import { dryRunInstaller } from './dryRunInstaller';
import { renderPreview } from './renderPreview';

/** What creating needs. */
export type TenantCreatorOptions = {
  hosts: HostRegistry;
  options: TenantOptions;
  /** Severities of the guardrails. */
  policy: GuardrailPolicy;
  provisioner: Provisioner;
  authorizer: TenantAuthorizer;
  /** Time from which the life of a tenant counts; default the clock. */
  now?: () => Date;
  /** How long deleting what a failed creation has created may take. */
  polling?: PollOptions;
};

/** Who calls, and whether only to look. */
export type CreateCall = {
  credentials: BackstageCredentials;
  dryRun: boolean;
  /** Id under which the log of the installation can be read meanwhile. */
  installation?: string;
  /** Fires when the caller has disconnected. */
  signal?: AbortSignal;
};

/**
 * Creates tenants. The namespace is created first and exclusively, so that of two people who request the same name at
 * once exactly one gets it; everything else is applied into it and can be repeated.
 */
export class TenantCreator {
  readonly #deps: TenantCreatorOptions;
  /** One claim at a time on each host. */
  readonly #claims = new KeyedLocks();

  /** What is printed while tenants are installed. */
  readonly installations: InstallationLogs;

  constructor(deps: TenantCreatorOptions) {
    this.#deps = deps;
    this.installations = new InstallationLogs(deps.authorizer);
  }

  /** @throws InputError, NotAllowedError, ConflictError or ServiceUnavailableError with field, value and fix. */
  async create(
    body: CreateTenant,
    call: CreateCall,
  ): Promise<CreateTenantResult> {
    const host = chooseHost(this.#deps.hosts, body.host);
    const tenant = defineTenant(
      body,
      this.#deps.options,
      host,
      this.#deps.now?.(),
    );
    await this.#deps.authorizer.authorizeCreate(call.credentials, {
      ref: tenant.ref,
      owner: tenant.owner,
      labels: tenant.labels,
    });
    assertWritable(host);
    if (!call.dryRun) {
      assertDirect(this.#deps.provisioner);
    }
    try {
      return await this.#createOn(host, tenant, call);
    } catch (error) {
      throw toRouteError(error, { place: `host ${host.name}` });
    }
  }

  async #createOn(
    host: HostHandle,
    tenant: TenantDefinition,
    call: CreateCall,
  ): Promise<CreateTenantResult> {
    const { provisioner, policy } = this.#deps;
    const warnings = await preflight(host, tenant, provisioner, policy);
    const request = { ...tenant, labels: ownLabels(tenant.ref) };
    const isSynced = PROFILES[tenant.profile].needsComponentSyncer === true;
    const log = this.installations.begin(call.installation, tenant);
    const existing = await this.#existing(host, tenant, call);
    const rights = await this.#rights(host, tenant, Boolean(existing));
    const isolation = await planIsolation(host, tenant, rights, policy);
    const wanted: WantedTenant = {
      namespace: renderNamespace(tenant),
      objects: [...isolation.objects, ...renderObjects(provisioner, request)],
    };
    if (call.dryRun) {
      await assertNamespacesUnshared(host.client, tenant.ref);
    }
    const outcomes = call.dryRun
      ? [
          ...(await dryRunTenant(host.client, wanted, {
            exists: Boolean(existing),
            roleBindings: [
              ...(rights === 'bindable'
                ? [await host.rights.roleBinding(tenant.ref.namespace)]
                : []),
              ...(isSynced
                ? [
                    syncerRoleBinding(
                      tenant.ref.namespace,
                      host.componentSyncer,
                    ) ?? [],
                  ].flat()
                : []),
            ],
          })),
          ...(await dryRunInstaller({
            host,
            request,
            provisioner,
            log,
            rights,
          })),
        ]
      : await createTenant({
          host,
          request,
          wanted,
          provisioner,
          log,
          rights,
          isSynced,
          claim: async () =>
            existing
              ? { namespace: existing, isNew: false }
              : this.#claim(host, tenant, call),
          polling: this.#deps.polling,
          signal: call.signal,
        });
    if (!call.dryRun) {
      this.#deps.authorizer.remember(tenant);
    }
    const created = outcomes.some(({ outcome }) => outcome === 'created');
    const { ref, profile, preset, chartVersion } = tenant;
    // The same request again leaves the expiry that there is.
    const expiresAt = existing
      ? existing.metadata.annotations?.[ANNOTATION_EXPIRES]
      : tenant.expiry?.at;
    const outcome = created ? 'created' : 'unchanged';
    const findings = [...warnings, ...isolation.findings];
    return {
      ref,
      id: formatTenantRef(ref),
      outcome: call.dryRun ? 'dry-run' : outcome,
      profile,
      preset,
      chartVersion,
      entityRef: tenantEntityRef(ref, this.#deps.options.catalogNamespace),
      objects: outcomes,
      ...(expiresAt !== undefined && { expiresAt }),
      ...(log.length > 0 && { log }),
      ...(findings.length > 0 && { findings }),
      ...(call.dryRun && {
        rendered: renderPreview(wanted, request, provisioner),
      }),
    };
  }

  /**
   * How the portal has its rights in the namespace of the tenant. In one that exists it needs them already to look what
   * there is.
   *
   * @throws ServiceUnavailableError naming the right, when it neither has them nor may bind them.
   */
  async #rights(
    host: HostHandle,
    { ref: { namespace } }: TenantDefinition,
    exists: boolean,
  ): Promise<RightsState> {
    const rights = await host.rights.state(namespace);
    if (rights === 'missing') {
      throw unavailable(
        `host ${host.name} does not allow the portal's service account to do this: it can neither get secrets in namespace "${namespace}", nor bind ClusterRole ${TENANT_ROLE} there`,
        {
          field: 'host',
          value: host.name,
          fix: 'Apply manifests/rbac.yaml of the backend package.',
        },
      );
    }
    if (rights === 'bindable' && exists) {
      await host.rights.bind(namespace);
      return 'held';
    }
    return rights;
  }

  /**
   * The namespace, if it exists and belongs to the same request.
   *
   * @throws ConflictError when it, or what is left of an earlier vcluster, is in the way.
   */
  async #existing(
    host: HostHandle,
    tenant: TenantDefinition,
    { credentials }: CreateCall,
  ): Promise<KubeObject | undefined> {
    const { ref } = tenant;
    const namespace = await getIfPresent(host.client, RESOURCES.namespaces, {
      name: ref.namespace,
    });
    if (namespace) {
      const { authorizer } = this.#deps;
      await compareWithExisting(namespace, tenant, async resource => {
        const readable = await authorizer.filterTenants(credentials, [
          resource,
        ]);
        return readable.length > 0;
      });
      return namespace;
    }
    const mapped = await mappedNamespaces(host.client, ref);
    const leftover = mapped.find(({ keep }) => keep === undefined);
    if (!leftover) {
      return undefined;
    }
    throw conflict(
      `host "${host.name}" still has namespaces of an earlier vcluster "${ref.name}" in "${ref.namespace}", such as "${leftover.name}"`,
      {
        field: 'name',
        value: ref.name,
        fix: 'Choose another name, or delete that tenant first: deleting removes what is left over.',
      },
    );
  }

  /**
   * Creates the namespace, unless somebody else was faster and wants the same tenant. That no other vcluster could use
   * the same namespaces is checked before, one claim at a time, and once more when the claim is on the host: of two
   * replicas of the portal at least one sees the other's claim then, and takes its own back.
   */
  #claim(
    host: HostHandle,
    tenant: TenantDefinition,
    call: CreateCall,
  ): Promise<ClaimedNamespace> {
    return this.#claims.run(host.name, async () => {
      await assertNamespacesUnshared(host.client, tenant.ref);
      return this.#createNamespace(host, tenant, call);
    });
  }

  async #createNamespace(
    host: HostHandle,
    tenant: TenantDefinition,
    call: CreateCall,
  ): Promise<ClaimedNamespace> {
    try {
      const namespace = await host.client.create(
        RESOURCES.namespaces,
        renderNamespace(tenant),
      );
      return { namespace, isNew: true };
    } catch (error) {
      if (!isAlreadyExists(error)) {
        throw error;
      }
      const namespace = await this.#existing(host, tenant, call);
      // Deleted in between: the caller can try again.
      if (!namespace) {
        throw error;
      }
      return { namespace, isNew: false };
    }
  }
}
