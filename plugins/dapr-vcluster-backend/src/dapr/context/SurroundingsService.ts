import {
  GuardrailPolicy,
  Surroundings,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantClients, toRouteError } from '../../platform/hosts';
import { componentsSide, LiveTenants } from '../../tenants/LiveTenant';
import { HostKnowledge } from './HostKnowledge';
import { readSurroundings, SurroundingsSource } from './readSurroundings';

/** What the service needs. */
export type SurroundingsServiceOptions = {
  tenants: LiveTenants;
  clients: TenantClients;
  policy?: GuardrailPolicy;
  knowledge?: HostKnowledge;
};

/** Tells what a tenant's Dapr Components and files are judged by. Whoever calls has asked for permission. */
export class SurroundingsService {
  readonly #deps: SurroundingsServiceOptions;

  constructor(deps: SurroundingsServiceOptions) {
    this.#deps = deps;
  }

  /**
   * What only the vcluster knows is left out when it does not answer (paused, starting).
   *
   * @throws NotFoundError or ServiceUnavailableError (the host does not answer) with details.
   */
  async read(ref: TenantRef, namespace: string): Promise<Surroundings> {
    const { clients } = this.#deps;
    const source = await sourceOf(ref, this.#deps);
    try {
      return await clients.use(
        ref,
        virtual => readSurroundings({ ...source, virtual }, namespace),
        { patienceMs: 0 },
      );
    } catch {
      return readSurroundings(source, namespace);
    }
  }
}

/** What a tenant's surroundings are read from, without its vcluster. */
export async function sourceOf(
  ref: TenantRef,
  { tenants, policy, knowledge }: SurroundingsServiceOptions,
): Promise<SurroundingsSource> {
  const tenant = await tenants.get(ref);
  try {
    const side = await componentsSide(tenant);
    return { tenant, side, policy, knowledge };
  } catch (error) {
    throw toRouteError(error, { place: `host ${tenant.host.name}` });
  }
}
