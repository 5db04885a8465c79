import {
  GuardrailPolicy,
  PresetPolicy,
  TenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { componentProjection } from '../../inventory/projections/component';
import { TenantClients } from '../../platform/tenantClients';
import { LiveTenants } from '../../tenants/live/LiveTenant';
import { routeOf } from '../target/writableTenant';
import { HostKnowledge } from './HostKnowledge';
import { ownClaims } from './ownClaims';
import {
  readTenantContext,
  TenantContextSettings,
  TenantContextSource,
} from './readTenantContext';
import { whyNotRead } from './whyNotRead';

/** Tells what a tenant's Dapr resources and files are evaluated by. Callers check the permission first. */
export class TenantContextService {
  readonly #tenants: LiveTenants;
  readonly #clients: TenantClients;
  readonly #settings: TenantContextSettings;

  constructor(services: {
    tenants: LiveTenants;
    clients: TenantClients;
    catalogue: ComponentCatalogue;
    policy: GuardrailPolicy;
    knowledge: HostKnowledge;
    presets: readonly { name: string; policy: PresetPolicy }[];
  }) {
    this.#tenants = services.tenants;
    this.#clients = services.clients;
    this.#settings = {
      project: componentProjection(services.catalogue),
      policy: services.policy,
      knowledge: services.knowledge,
      presets: new Map(
        services.presets.map(({ name, policy }) => [name, policy]),
      ),
    };
  }

  /**
   * The tenant context for one virtual namespace. What only the vcluster knows is left out when it does not answer
   * (paused, starting), and is listed as not checked.
   *
   * @param asked - keys of broker claims that the caller wants to know of, besides those of the tenant's own Components
   * @throws NotFoundError or ServiceUnavailableError (the host does not answer) with details.
   */
  async read(
    ref: TenantRef,
    namespace: string,
    asked: readonly string[] = [],
  ): Promise<TenantContext> {
    return ownClaims(await this.#read(ref, namespace), asked);
  }

  /** Keys of the broker claims of the host's other tenants: for checks in the backend only. */
  hostClaims(ref: TenantRef): string[] {
    return this.#settings.knowledge.claims(ref);
  }

  async #read(ref: TenantRef, namespace: string): Promise<TenantContext> {
    const source = await this.sourceOf(ref);
    try {
      return await this.#clients.use(
        ref,
        virtual => this.of({ ...source, virtual, isPartial: true }, namespace),
        { kubeconfigTimeoutMs: 0 },
      );
    } catch (error) {
      const whyNoVirtual = whyNotRead(source.tenant, error as Error);
      const partial = { ...source, whyNoVirtual, isPartial: true };
      return this.of(partial, namespace);
    }
  }

  /** The same of a tenant that is open, with the claims of all other tenants: for checks in the backend only; @throws ServiceUnavailableError when an API server does not answer. */
  of(source: TenantContextSource, namespace: string): Promise<TenantContext> {
    return readTenantContext(source, namespace, this.#settings);
  }

  /** Where the context of a tenant is read, without its vcluster. */
  async sourceOf(ref: TenantRef): Promise<TenantContextSource> {
    const tenant = await this.#tenants.get(ref);
    return { tenant, route: await routeOf(tenant) };
  }
}
