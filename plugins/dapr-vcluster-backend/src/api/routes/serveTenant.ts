import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import { TenantPermission } from '../../platform/permissions';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { sendSnapshot } from './snapshots';
import { ReadableTenants, refOf } from './tenantOf';

/** What serving parts of a tenant needs. */
export type ServeOptions = {
  readable: ReadableTenants;
  httpAuth: HttpAuthService;
};

/** Makes `GET` routes of a tenant's parts: each with its permissions, an ETag, and what it reads of the snapshot. */
export function tenantServer(
  router: Router,
  { readable, httpAuth }: ServeOptions,
) {
  return (
    path: string,
    permissions: TenantPermission | [TenantPermission, TenantPermission],
    read: (snapshot: TenantSnapshot, request: Request) => Promise<object>,
  ): void => {
    router.get(path, async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const ref = refOf(request);
      const [first, second] = [permissions].flat();
      const snapshot = await readable.open(ref, credentials, first);
      if (second) {
        await readable.open(ref, credentials, second);
      }
      sendSnapshot(request, response, await read(snapshot, request));
    });
  };
}
