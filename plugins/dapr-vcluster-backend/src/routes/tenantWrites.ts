import {
  createTenantSchema,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import { Router } from 'express';
import { audited } from '../audit';
import { checkInput } from '../errors';
import {
  goneSignal,
  nameIn,
  readFlags,
  readTenantRef,
  severity,
  tenantInPath,
} from './requests';
import { WriteRouteDeps } from './types';

/** `POST /tenants` and `DELETE /tenants/:host/:namespace/:name`. */
export function addTenantWrites(router: Router, deps: WriteRouteDeps): void {
  router.post(ROUTES.tenants, async (req, res) => {
    const credentials = await deps.credentials(req);
    const result = await audited(
      deps.auditor,
      req,
      {
        eventId: 'tenant-create',
        severityLevel: severity(req, 'medium'),
        meta: {
          host: nameIn(req.body, 'host'),
          name: nameIn(req.body, 'name'),
          owner: nameIn(req.body, 'owner'),
        },
      },
      async () =>
        deps.creator.create(checkInput(createTenantSchema, req.body), {
          credentials,
          dryRun: readFlags(req).dryRun,
          signal: goneSignal(res),
        }),
      ({ id, outcome }) => ({ tenant: id, outcome }),
    );
    res.status(result.outcome === 'created' ? 201 : 200).json(result);
  });

  router.delete(ROUTES.tenant, async (req, res) => {
    const credentials = await deps.credentials(req);
    const result = await audited(
      deps.auditor,
      req,
      {
        eventId: 'tenant-delete',
        severityLevel: severity(req, 'high'),
        meta: { tenant: tenantInPath(req) },
      },
      async () =>
        deps.remover.remove(readTenantRef(req), {
          credentials,
          dryRun: readFlags(req).dryRun,
          signal: goneSignal(res),
        }),
      ({ outcome, removed, remaining }) => ({
        outcome,
        removed: removed.length,
        remaining: remaining.length,
      }),
    );
    res.json(result);
  });
}
