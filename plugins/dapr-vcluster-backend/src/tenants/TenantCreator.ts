import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CreateTenant,
  CreateTenantResult,
  formatTenantRef,
  ObjectOutcome,
  tenantEntityRef,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { HostObject, Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { TenantAuthorizer } from '../auth';
import { conflict } from '../errors';
import {
  HostHandle,
  HostRegistry,
  isAlreadyExists,
  KubeObject,
  RESOURCES,
  toRouteError,
} from '../hosts';
import { getIfPresent, outcomeOf } from '../writes';
import { defineTenant, TenantDefinition, unknownValue } from './definition';
import { compareWithExisting } from './existing';
import { ownLabels, renderNamespace } from './hostNamespace';
import { mappedNamespaces } from './hostNamespaces';
import { assertWritable } from './LiveTenant';
import { TenantOptions } from './options';
import { preflight } from './preflight';

/** What creating needs. */
export type TenantCreatorOptions = {
  hosts: HostRegistry;
  options: TenantOptions;
  provisioner: Provisioner;
  authorizer: TenantAuthorizer;
};

/** Who asks, and whether only to look. */
export type CreateCall = {
  credentials: BackstageCredentials;
  dryRun: boolean;
};

/**
 * Creates tenants. The namespace is created first and exclusively, so that of two people who ask for the same name
 * at once exactly one gets it; everything else is applied into it and can be repeated.
 */
export class TenantCreator {
  readonly #deps: TenantCreatorOptions;

  constructor(deps: TenantCreatorOptions) {
    this.#deps = deps;
  }

  /** @throws InputError, NotAllowedError, ConflictError or ServiceUnavailableError with field, value and fix. */
  async create(
    body: CreateTenant,
    call: CreateCall,
  ): Promise<CreateTenantResult> {
    const host = this.#host(body.host);
    const tenant = defineTenant(body, this.#deps.options);
    await this.#deps.authorizer.authorizeCreate(call.credentials, {
      ref: tenant.ref,
      owner: tenant.owner,
      labels: tenant.labels,
    });
    assertWritable(host);
    try {
      return await this.#createOn(host, tenant, call);
    } catch (error) {
      throw toRouteError(error, { place: `host ${host.name}` });
    }
  }

  #host(name: string): HostHandle {
    const hosts = this.#deps.hosts.list();
    const host = hosts.find(each => each.name === name);
    if (host) return host;
    const writable = hosts.filter(({ readOnly }) => !readOnly);
    throw unknownValue(
      'host',
      name,
      writable.map(each => each.name),
    );
  }

  async #createOn(
    host: HostHandle,
    tenant: TenantDefinition,
    call: CreateCall,
  ): Promise<CreateTenantResult> {
    const { provisioner } = this.#deps;
    await preflight(host, tenant, provisioner);
    const present = await this.#claimed(host, tenant, call);
    const objects = provisioner.render({
      ...tenant,
      labels: ownLabels(tenant.ref),
    });
    const outcomes = call.dryRun
      ? await this.#tryOut(host, tenant, objects, present)
      : await this.#write(host, tenant, objects, present, call);
    const created = outcomes.some(({ outcome }) => outcome === 'created');
    const { ref, profile, preset, chartVersion } = tenant;
    const outcome = created ? 'created' : 'unchanged';
    return {
      ref,
      id: formatTenantRef(ref),
      outcome: call.dryRun ? 'dry-run' : outcome,
      profile,
      preset,
      chartVersion,
      entityRef: tenantEntityRef(ref),
      objects: outcomes,
    };
  }

  /** The namespace if it is there and says the same tenant was asked for. */
  async #claimed(
    host: HostHandle,
    tenant: TenantDefinition,
    { credentials }: CreateCall,
  ): Promise<KubeObject | undefined> {
    const { ref } = tenant;
    const namespace = await getIfPresent(host.client, RESOURCES.namespaces, {
      name: ref.namespace,
    });
    if (namespace) {
      await compareWithExisting(namespace, tenant, async resource => {
        const { authorizer } = this.#deps;
        const readable = await authorizer.filterTenants(
          credentials,
          [resource],
          tenantReadPermission,
        );
        return readable.length > 0;
      });
      return namespace;
    }
    const mapped = await mappedNamespaces(host.client, ref);
    const leftover = mapped.find(({ keep }) => keep === undefined);
    if (!leftover) return undefined;
    throw conflict(
      `host "${host.name}" still has namespaces of an earlier vcluster "${ref.name}" in "${ref.namespace}", such as "${leftover.name}"`,
      {
        field: 'name',
        value: ref.name,
        fix: 'Choose another name, or delete that tenant first: deleting removes what is left over.',
      },
    );
  }

  async #tryOut(
    host: HostHandle,
    tenant: TenantDefinition,
    objects: HostObject[],
    present: KubeObject | undefined,
  ): Promise<ObjectOutcome[]> {
    const namespace = renderNamespace(tenant);
    const { namespaces } = RESOURCES;
    if (!present) {
      await host.client.create(namespaces, namespace, { dryRun: true });
      const unchecked = `Not checked by the host's API server: namespace "${tenant.ref.namespace}" does not exist yet`;
      return [
        outcomeOf(namespaces, namespace.metadata, 'would-create'),
        ...objects.map(object =>
          outcomeOf(
            this.#kindOf(object),
            object.metadata,
            'would-create',
            unchecked,
          ),
        ),
      ];
    }
    const outcomes = [outcomeOf(namespaces, namespace.metadata, 'unchanged')];
    for (const object of objects) {
      const kind = this.#kindOf(object);
      const there = await getIfPresent(host.client, kind, object.metadata);
      if (!there) await host.client.apply(kind, object, { dryRun: true });
      outcomes.push(
        outcomeOf(kind, object.metadata, there ? 'unchanged' : 'would-create'),
      );
    }
    return outcomes;
  }

  /** Objects that are there stay as they are: creating again never upgrades a tenant behind its owner's back. */
  async #write(
    host: HostHandle,
    tenant: TenantDefinition,
    objects: HostObject[],
    present: KubeObject | undefined,
    call: CreateCall,
  ): Promise<ObjectOutcome[]> {
    const wanted = renderNamespace(tenant);
    const { namespaces } = RESOURCES;
    if (!present) {
      try {
        await host.client.create(namespaces, wanted);
      } catch (error) {
        if (!isAlreadyExists(error)) throw error;
        // Somebody else was faster: theirs counts, ours is compared with it.
        const winner = await this.#claimed(host, tenant, call);
        return this.#write(host, tenant, objects, winner, call);
      }
    }
    const outcomes = [
      outcomeOf(namespaces, wanted.metadata, present ? 'unchanged' : 'created'),
    ];
    for (const object of objects) {
      const kind = this.#kindOf(object);
      const there =
        present && (await getIfPresent(host.client, kind, object.metadata));
      if (!there) await host.client.apply(kind, object);
      outcomes.push(
        outcomeOf(kind, object.metadata, there ? 'unchanged' : 'created'),
      );
    }
    return outcomes;
  }

  #kindOf(object: HostObject) {
    const { provisioner } = this.#deps;
    const kind = provisioner.requires.kinds.find(
      each =>
        each.kind === object.kind && each.apiVersion === object.apiVersion,
    );
    if (!kind) {
      throw new Error(
        `Provisioner ${provisioner.name} renders ${object.kind}, which it does not require`,
      );
    }
    return { ...kind, namespaced: true };
  }
}
