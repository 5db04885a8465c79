import {
  applyResourceSchema,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import { Router } from 'express';
import { checkInput } from '../../platform/errors';
import {
  nameIn,
  readResourceName,
  readTenantRef,
  tenantInPath,
} from './requests';
import { WriteRouteDeps } from './types';
import { writing } from './writing';

/** `POST` and `DELETE` of objects of Dapr, of any kind. */
export function addResourceWrites(router: Router, deps: WriteRouteDeps): void {
  const { resources } = deps;
  router.post(
    ROUTES.resources,
    writing(deps, {
      eventId: 'resource-apply',
      meta: req => ({
        tenant: tenantInPath(req),
        namespace: nameIn(req.body, 'namespace'),
      }),
      write: async (req, call) =>
        resources.apply(
          readTenantRef(req),
          checkInput(applyResourceSchema, req.body),
          call,
        ),
      summarize: ({ outcome, kind, name }) => ({
        outcome,
        object: `${kind}/${name}`,
      }),
    }),
  );

  router.delete(
    ROUTES.resource,
    writing(deps, {
      eventId: 'resource-delete',
      meta: req => ({
        tenant: tenantInPath(req),
        kind: nameIn(req.params, 'kind'),
        name: nameIn(req.params, 'resource'),
      }),
      write: async (req, call) =>
        resources.delete(readTenantRef(req), readResourceName(req), call),
      summarize: ({ outcome, removed }) => ({
        outcome,
        removed: removed.length,
      }),
    }),
  );
}
