import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_HOST,
  ANNOTATION_TENANT,
  ENTITY_TYPE,
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantInput, readTenantInput } from './tenantInput';

/** Finds hosts and tenants by their catalog entities, with the permissions of the user. */
export class CatalogLookup {
  readonly #catalog: CatalogService;

  constructor(catalog: CatalogService) {
    this.#catalog = catalog;
  }

  /**
   * The tenant an input means: `<host>/<namespace>/<name>`, a catalog entity, or its parts.
   *
   * @throws InputError that names the field, its value and the forms accepted
   */
  async tenant(
    input: TenantInput,
    credentials: BackstageCredentials,
  ): Promise<TenantRef> {
    const { host, tenant } = input;
    return readTenantInput({
      ...input,
      host: host && (await this.host(host, credentials)),
      tenant:
        tenant &&
        (await this.#resolve('tenant', tenant, ANNOTATION_TENANT, credentials)),
    });
  }

  /** The name of a host, from a name or an entity ref. */
  host(host: string, credentials: BackstageCredentials): Promise<string> {
    return this.#resolve('host', host, ANNOTATION_HOST, credentials);
  }

  /** Entity ref of a tenant, if the catalog contains it. */
  async entityRefOf(
    tenant: TenantRef,
    credentials: BackstageCredentials,
  ): Promise<string | undefined> {
    const { items } = await this.#catalog.queryEntities(
      {
        filter: {
          kind: 'Resource',
          'spec.type': ENTITY_TYPE,
          [`metadata.annotations.${ANNOTATION_TENANT}`]:
            formatTenantRef(tenant),
        },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
        limit: 1,
      },
      { credentials },
    );
    return items[0] && stringifyEntityRef(items[0]);
  }

  /** Reads an annotation of an entity ref, which contains a colon; returns other texts unchanged. */
  async #resolve(
    field: string,
    value: string,
    annotation: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    if (!value.includes(':')) {
      return value;
    }
    const entity = await this.#entity(field, value, credentials);
    const resolved = entity.metadata.annotations?.[annotation];
    if (!resolved) {
      throw new InputError(
        `${field} "${value}" is not a ${field}: the catalog entity has no annotation ${annotation}. ` +
          `Choose a Resource of type ${ENTITY_TYPE} that has it.`,
      );
    }
    return resolved;
  }

  async #entity(
    field: string,
    value: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    let ref: string;
    try {
      ref = stringifyEntityRef(parseEntityRef(value));
    } catch {
      throw new InputError(
        `${field} "${value}" is neither a name nor an entity ref such as resource:default/example`,
      );
    }
    const entity = await this.#catalog.getEntityByRef(ref, { credentials });
    if (!entity) {
      throw new InputError(
        `${field} "${value}" does not exist in the catalog, or you may not see it. Choose one from the list.`,
      );
    }
    return entity;
  }
}
