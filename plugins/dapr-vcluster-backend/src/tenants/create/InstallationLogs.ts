import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  InstallationLog,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantAuthorizer, TenantResource } from '../../platform/permissions';

/** How many installations are kept. */
const INSTALLATIONS = 100;

type Kept = { tenant: TenantResource; lines: readonly string[] };

/**
 * What programs that install tenants have printed so far, for those who wait for them. It is in this process alone and
 * only as long as others do not push it out: the outcome is in the answer to the request.
 */
export class InstallationLogs {
  readonly #kept = new Map<string, Kept>();
  readonly #authorizer: TenantAuthorizer;

  constructor(authorizer: TenantAuthorizer) {
    this.#authorizer = authorizer;
  }

  /** Starts an installation; its lines are to be added to what this gives. Without an id they cannot be read. */
  begin(id: string | undefined, tenant: TenantResource): string[] {
    const lines: string[] = [];
    if (id) {
      this.#kept.set(id, { tenant, lines });
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > INSTALLATIONS) {
        this.#kept.delete(oldest);
      }
    }
    return lines;
  }

  /**
   * The lines after the first `after`.
   *
   * @throws NotAllowedError when the caller may not read the tenant that is being installed.
   */
  async read(
    id: string,
    after: number,
    credentials: BackstageCredentials,
  ): Promise<InstallationLog> {
    const kept = this.#kept.get(id);
    if (!kept) {
      await this.#authorizer.authorizeAnyTenant(
        credentials,
        tenantReadPermission,
      );
      return { lines: [], next: 0 };
    }
    const { tenant, lines } = kept;
    await this.#authorizer.authorizeTenant(
      credentials,
      tenantReadPermission,
      tenant,
    );
    return { lines: lines.slice(after), next: lines.length };
  }
}
