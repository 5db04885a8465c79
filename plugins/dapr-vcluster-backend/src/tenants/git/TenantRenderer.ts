import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_EXPIRES_AFTER,
  ANNOTATION_GIT_LOCATION,
  formatTenantRef,
  GuardrailPolicy,
  PROFILES,
  RenderTenant,
  RenderTenantResult,
  tenantEntityRef,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isEqual } from 'lodash';
import { conflict } from '../../platform/errors';
import {
  HostHandle,
  HostRegistry,
  syncerRoleBinding,
  toRouteError,
} from '../../platform/hosts';
import { TenantAuthorizer } from '../../platform/permissions';
import { chooseHost } from '../create/chooseHost';
import { defineTenant, TenantDefinition } from '../create/definition';
import { renderObjects } from '../create/installTenant';
import { renderNamespace } from '../create/namespace';
import { assertNamespacesUnshared } from '../create/sharedNamespaces';
import { planIsolation } from '../isolation';
import { isOwnNamespace, ownLabels, resourceOf } from '../live/hostNamespace';
import { preflight } from '../preflight/preflight';
import { TenantOptions } from '../presets/options';
import { assertOffered } from '../upgrade/planUpgrade';
import { maskObject } from '../upgrade/rendered/maskObject';
import { GitFile, tenantFiles } from './layout';
import { lifetimeInGit } from './lifetime';

/** What rendering needs. */
export type TenantRendererOptions = {
  hosts: HostRegistry;
  options: TenantOptions;
  policy: GuardrailPolicy;
  authorizer: TenantAuthorizer;
  /** The provisioner of each layout. */
  provisioners: Record<RenderTenant['layout'], Provisioner>;
};

/**
 * Renders tenants as files for a pull request: the objects that creating it would write. What a tool applies from Git is
 * therefore what the portal would have applied.
 */
export class TenantRenderer {
  readonly #given: TenantRendererOptions;

  constructor(given: TenantRendererOptions) {
    this.#given = given;
  }

  /** @throws as creating the tenant would, before anything is written. */
  async render(
    body: RenderTenant,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<RenderTenantResult> {
    const { authorizer, hosts, options } = this.#given;
    const host = chooseHost(hosts, body.host);
    const { expiry, ...tenant } = defineTenant(body, options, host);
    await authorizer.authorizeCreate(credentials, {
      ref: tenant.ref,
      owner: tenant.owner,
      labels: tenant.labels,
    });
    if (body.version !== undefined) {
      const { profile } = tenant;
      const offered = options.profiles.find(({ name }) => name === profile)!;
      assertOffered(body.version, offered);
      tenant.chartVersion = body.version;
    }
    try {
      const present = await this.#presentOf(host, tenant, credentials);
      const lifetime = lifetimeInGit(body, expiry, present);
      return await this.#render(host, tenant, body, lifetime);
    } catch (error) {
      throw toRouteError(error, { place: `host ${host.name}` });
    }
  }

  /** The namespace that a merge would change: its caller has to be allowed to. */
  async #presentOf(
    { client, name }: HostHandle,
    { ref }: TenantDefinition,
    credentials: BackstageCredentials,
  ): Promise<KubeObject | undefined> {
    await assertNamespacesUnshared(client, ref);
    const present = await getIfPresent(client, RESOURCES.namespaces, {
      name: ref.namespace,
    });
    if (!present) {
      return undefined;
    }
    if (!isOwnNamespace(present, ref)) {
      throw conflict(
        `namespace "${ref.namespace}" exists on host "${name}" and was not made for a tenant "${ref.name}" of this portal`,
        {
          field: 'namespace',
          value: ref.namespace,
          fix: 'Choose another name or namespace.',
        },
      );
    }
    await this.#given.authorizer.authorizeTenant(
      credentials,
      tenantUpdatePermission,
      resourceOf(ref, present),
    );
    return present;
  }

  async #render(
    host: HostHandle,
    tenant: TenantDefinition,
    { layout, path, location }: RenderTenant,
    lifetime: string | undefined,
  ): Promise<RenderTenantResult> {
    const { provisioners, policy, options } = this.#given;
    const provisioner = provisioners[layout];
    await preflight(host, tenant, provisioner, policy);
    const { ref } = tenant;
    const isolation = await planIsolation(host, tenant, 'bindable', policy);
    const rights = [
      await host.rights.roleBinding(ref.namespace),
      PROFILES[tenant.profile].needsComponentSyncer
        ? syncerRoleBinding(ref.namespace, host.componentSyncer) ?? []
        : [],
    ].flat();
    const request = { ...tenant, labels: ownLabels(ref) };
    const objects = (wanted: ReturnType<typeof renderObjects>) =>
      wanted.map(({ object }) => object as unknown as KubeObject);
    const files = tenantFiles(path ?? `tenants/${ref.namespace}`, {
      namespace: withAnnotations(renderNamespace(tenant), {
        [ANNOTATION_GIT_LOCATION]: location,
        [ANNOTATION_EXPIRES_AFTER]: lifetime,
      }),
      rights,
      isolation: isolation.objects.map(({ object }) => object as KubeObject),
      release: objects(renderObjects(provisioner, request)),
    });
    assertWithoutCredentials(tenant);
    return {
      id: formatTenantRef(ref),
      entityRef: tenantEntityRef(ref, options.catalogNamespace),
      chartVersion: tenant.chartVersion,
      files: files satisfies GitFile[],
      findings: isolation.findings,
    };
  }
}

function withAnnotations(
  namespace: KubeObject,
  more: Record<string, string | undefined>,
): KubeObject {
  const { metadata } = namespace;
  const given = Object.entries(more).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return {
    ...namespace,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, ...Object.fromEntries(given) },
    },
  };
}

/** Presets can hold credentials, which stay on hosts. */
function assertWithoutCredentials({ values, preset }: TenantDefinition) {
  if (isEqual(maskObject(values), values)) {
    return;
  }
  throw conflict(
    `preset "${preset}" has values that look like credentials, which do not belong in Git`,
    {
      field: 'preset',
      value: preset,
      fix: 'Refer to a Secret in the values of the preset, choose another preset, or create the tenant directly.',
    },
  );
}
