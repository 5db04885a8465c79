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

/** Finds hosts and tenants by their catalog entities, as the person who runs the template sees them. */
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

  /** The name of a host, given as such or as its catalog entity. */
  host(host: string, credentials: BackstageCredentials): Promise<string> {
    return this.#resolve('host', host, ANNOTATION_HOST, credentials);
  }

  /** Entity ref of the catalog entity that stands for a tenant, once the catalog has one. */
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

  /** Follows an entity ref (told by its colon) to one annotation; any other text stays as it is. */
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
