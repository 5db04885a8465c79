import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import type { Services } from '../../compose';
import { conflict } from '../../platform/errors';
import type { LiveTenant, TenantOperation } from '../../tenants';
import { userOf } from './userOf';

type Call = {
  credentials: BackstageCredentials;
  query: { dryRun: boolean };
};

/**
 * Lets one operation at a time work at a tenant; the others are told which one, and whose. A dry run changes nothing, and
 * keeps nobody away.
 */
export function oneAtATime({
  tenantLocks,
  tenants,
}: Pick<Services, 'tenantLocks' | 'tenants'>) {
  const run = <T>(
    operation: TenantOperation,
    ref: TenantRef,
    { credentials, query }: Call,
    work: () => Promise<T>,
  ): Promise<T> =>
    query.dryRun
      ? work()
      : tenantLocks.run(ref, { operation, by: userOf(credentials) }, work);

  /** As it is by then: what the permission was checked on may be older than what another operation has done since. */
  const onTenant = <T>(
    operation: TenantOperation,
    call: Call & { tenant: LiveTenant },
    work: (tenant: LiveTenant) => Promise<T>,
  ): Promise<T> =>
    run(operation, call.tenant.ref, call, async () =>
      work(call.query.dryRun ? call.tenant : await again(call.tenant)),
    );

  async function again({ ref, namespace }: LiveTenant): Promise<LiveTenant> {
    const now = await tenants.get(ref);
    if (now.namespace.metadata.uid === namespace.metadata.uid) {
      return now;
    }
    const id = formatTenantRef(ref);
    throw conflict(`tenant "${id}" was deleted and created again just now`, {
      field: 'tenant',
      value: id,
      fix: 'Look at it, then try again.',
    });
  }

  return { run, onTenant };
}
