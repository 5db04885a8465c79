import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  formatTenantRef,
  TenantRef,
  tenantUpdatePermission,
  UpgradeTenant,
  WaveTenant,
} from 'backstage-plugin-dapr-vcluster-common';
import limitTo from 'p-limit';
import { isNamed } from '../../platform/audit';
import { TenantAuthorizer } from '../../platform/permissions';
import { LiveTenants } from '../live/LiveTenant';
import { TenantUpgrader } from '../upgrade';
import { Grant, grantOf } from './grant';
import { WaveStore } from './WaveStore';

/** Tenants that are looked at at the same time. */
const AT_ONCE = 4;

/** What planning needs. */
export type WavePlannerOptions = {
  authorizer: TenantAuthorizer;
  store: WaveStore;
  tenants: LiveTenants;
  upgrader: TenantUpgrader;
};

/** One tenant of a plan, and what its permission was decided by. */
export type Planned = WaveTenant & { grant?: Grant; error?: Error };

/** Looks at every tenant of a wave before anything is begun. */
export class WavePlanner {
  readonly #given: WavePlannerOptions;

  constructor(given: WavePlannerOptions) {
    this.#given = given;
  }

  /**
   * What would become of each tenant, in their order: `waiting` for those that would be upgraded, `unchanged`, or `skipped`
   * with the reason. A tenant that the caller may not change is skipped as one that is not there.
   *
   * @param given.preview - whether to render what would change
   */
  async plan(
    refs: readonly TenantRef[],
    body: UpgradeTenant,
    given: { credentials: BackstageCredentials; preview: boolean },
  ): Promise<Planned[]> {
    const ids = refs.map(formatTenantRef);
    const reserved = await this.#given.store.reservations(ids);
    const limit = limitTo(AT_ONCE);
    const planned = await Promise.all(
      refs.map(ref => limit(() => this.#look(ref, body, given))),
    );
    return planned.map(each => {
      const taken = reserved.find(({ tenant }) => tenant === each.id);
      return taken && each.state === 'waiting'
        ? {
            ...each,
            state: 'skipped',
            reason: `It is in another wave, which ${
              taken.startedBy
            } has started at ${new Date(taken.startedAt).toISOString()}.`,
          }
        : each;
    });
  }

  async #look(
    ref: TenantRef,
    body: UpgradeTenant,
    {
      credentials,
      preview,
    }: { credentials: BackstageCredentials; preview: boolean },
  ): Promise<Planned> {
    const { authorizer, tenants, upgrader } = this.#given;
    const id = formatTenantRef(ref);
    let grant: Grant | undefined;
    try {
      const tenant = await tenants.open(
        ref,
        authorizer,
        tenantUpdatePermission,
        credentials,
      );
      grant = grantOf(tenant);
      const plan = await upgrader.plan(tenant, body, { preview });
      const { from, to, isUnchanged, advice, changes } = plan;
      return {
        id,
        from,
        to,
        state: isUnchanged ? 'unchanged' : 'waiting',
        findings: advice.findings,
        grant,
        ...(changes && {
          changes: changes.map(({ diff: _, ...rest }) => rest),
        }),
      };
    } catch (error) {
      return {
        id,
        state: 'skipped',
        reason: (error as Error).message,
        error: error as Error,
        grant,
      };
    }
  }
}

/** Whether an error says something of the request and not of one tenant. */
export function isOfRequest({ error }: Planned): boolean {
  return isNamed(error, 'InputError');
}

/** Whether an error says that the caller may not. */
export function isDenied({ error }: Planned): boolean {
  return isNamed(error, 'NotAllowedError');
}
