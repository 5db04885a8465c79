import {
  applyManifestsSchema,
  deleteManifestsSchema,
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

/** `POST /tenants/…/manifests` and `POST /tenants/…/manifests/removal`. */
export function addManifestWrites(router: Router, deps: WriteRouteDeps): void {
  router.post(ROUTES.manifests, async (req, res) => {
    const credentials = await deps.credentials(req);
    const result = await audited(
      deps.auditor,
      req,
      {
        eventId: 'manifests-apply',
        severityLevel: severity(req, 'medium'),
        meta: {
          tenant: tenantInPath(req),
          namespace: nameIn(req.body, 'namespace') ?? 'default',
        },
      },
      async () =>
        deps.manifests.apply(
          readTenantRef(req),
          checkInput(applyManifestsSchema, req.body),
          {
            credentials,
            dryRun: readFlags(req).dryRun,
            signal: goneSignal(res),
          },
        ),
      ({ outcome, objects }) => ({
        outcome,
        objects: objects.map(({ kind, name }) => `${kind}/${name}`),
      }),
    );
    res.json(result);
  });

  router.post(ROUTES.manifestsRemoval, async (req, res) => {
    const credentials = await deps.credentials(req);
    const result = await audited(
      deps.auditor,
      req,
      {
        eventId: 'manifests-delete',
        severityLevel: severity(req, 'medium'),
        meta: { tenant: tenantInPath(req) },
      },
      async () =>
        deps.manifests.delete(
          readTenantRef(req),
          checkInput(deleteManifestsSchema, req.body),
          {
            credentials,
            dryRun: readFlags(req).dryRun,
            signal: goneSignal(res),
          },
        ),
      ({ outcome, removed, remaining }) => ({
        outcome,
        removed: removed.map(({ kind, name }) => `${kind}/${name}`),
        remaining: remaining.map(({ kind, name }) => `${kind}/${name}`),
      }),
    );
    res.json(result);
  });
}
