import {
  formatTenantRef,
  PauseTenantResult,
  ResumeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { toRouteError } from '../../platform/hosts';
import { KeyedLocks } from '../../platform/KeyedLocks';
import { PollOptions } from '../../platform/kubernetes';
import { TenantClients } from '../../platform/tenantClients';
import { assertWritable, LiveTenant } from '../live/LiveTenant';
import { assertStaysPaused } from './assertStaysPaused';
import { PauseOptions, pauseTenant } from './pauseTenant';
import { resumeTenant } from './resumeTenant';
import { assertPausable } from './states';

/** What pausing needs. */
export type TenantPauserOptions = {
  clients: TenantClients;
  /** Namespace of Argo CD; default `argocd`. */
  argocd?: string;
  /** How long one call waits for pods to end; default 20 s. */
  polling?: PollOptions;
};

const POLLING: PollOptions = { timeoutMs: 20_000, intervalMs: 500 };

/** Pauses and resumes tenants so that the vcluster CLI understands it, one request per tenant at a time. */
export class TenantPauser {
  readonly #options: TenantPauserOptions;
  readonly #locks = new KeyedLocks();

  constructor(options: TenantPauserOptions) {
    this.#options = options;
  }

  /** @throws ConflictError, or ServiceUnavailableError; a tenant that is paused already is no error. */
  pause(
    tenant: LiveTenant,
    options: Omit<PauseOptions, 'polling'>,
  ): Promise<PauseTenantResult> {
    const { polling = POLLING, argocd = 'argocd' } = this.#options;
    return this.#run(tenant, async () => {
      await assertStaysPaused(tenant, argocd);
      return pauseTenant(tenant, { ...options, polling });
    });
  }

  /** @throws ConflictError, or ServiceUnavailableError; a tenant that runs is no error. */
  resume(
    tenant: LiveTenant,
    { dryRun }: { dryRun: boolean },
  ): Promise<ResumeTenantResult> {
    return this.#run(tenant, () => resumeTenant(tenant, { dryRun }));
  }

  async #run<T extends object>(
    tenant: LiveTenant,
    work: () => Promise<T>,
  ): Promise<T & { id: string }> {
    assertWritable(tenant.host);
    assertPausable(tenant);
    const id = formatTenantRef(tenant.ref);
    try {
      return { id, ...(await this.#locks.run(id, work)) };
    } catch (error) {
      throw toRouteError(error, { place: `host ${tenant.ref.host}` });
    } finally {
      // Its API server ends, or starts again.
      this.#options.clients.forget(tenant.ref);
    }
  }
}
