import {
  applyManifestsSchema,
  deleteManifestsSchema,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import { Router } from 'express';
import { checkInput } from '../../platform/errors';
import { nameIn, readTenantRef, tenantInPath } from './requests';
import { WriteRouteDeps } from './types';
import { writing } from './writing';

/** `POST /tenants/…/manifests` and `POST /tenants/…/manifests/removal`. */
export function addManifestWrites(router: Router, deps: WriteRouteDeps): void {
  const { manifests } = deps;
  router.post(
    ROUTES.manifests,
    writing(deps, {
      eventId: 'manifests-apply',
      meta: req => ({
        tenant: tenantInPath(req),
        namespace: nameIn(req.body, 'namespace') ?? 'default',
      }),
      write: async (req, call) =>
        manifests.apply(
          readTenantRef(req),
          checkInput(applyManifestsSchema, req.body),
          call,
        ),
      summarize: ({ outcome, objects }) => ({
        outcome,
        objects: objects.map(kindAndName),
      }),
    }),
  );

  router.post(
    ROUTES.manifestsRemoval,
    writing(deps, {
      eventId: 'manifests-delete',
      meta: req => ({ tenant: tenantInPath(req) }),
      write: async (req, call) =>
        manifests.delete(
          readTenantRef(req),
          checkInput(deleteManifestsSchema, req.body),
          call,
        ),
      summarize: ({ outcome, removed, remaining }) => ({
        outcome,
        removed: removed.map(kindAndName),
        remaining: remaining.map(kindAndName),
      }),
    }),
  );
}

function kindAndName({ kind, name }: { kind: string; name: string }): string {
  return `${kind}/${name}`;
}
