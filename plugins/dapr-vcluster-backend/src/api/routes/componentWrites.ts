import {
  applyComponentSchema,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import { Router } from 'express';
import { checkInput } from '../../platform/errors';
import {
  nameIn,
  readComponentRef,
  readTenantRef,
  tenantInPath,
} from './requests';
import { WriteRouteDeps } from './types';
import { writing } from './writing';

/** `POST` and `DELETE` of Dapr Components. */
export function addComponentWrites(router: Router, deps: WriteRouteDeps): void {
  const { components } = deps;
  router.post(
    ROUTES.components,
    writing(deps, {
      eventId: 'component-apply',
      meta: req => ({
        tenant: tenantInPath(req),
        component: nameIn(req.body, 'name'),
        type: nameIn(req.body, 'type'),
      }),
      write: async (req, call) =>
        components.apply(
          readTenantRef(req),
          checkInput(applyComponentSchema, req.body),
          call,
        ),
      summarize: ({ outcome }) => ({ outcome }),
    }),
  );

  router.delete(
    ROUTES.component,
    writing(deps, {
      eventId: 'component-delete',
      meta: req => ({
        tenant: tenantInPath(req),
        component: nameIn(req.params, 'component'),
      }),
      write: async (req, call) =>
        components.delete(readTenantRef(req), readComponentRef(req), call),
      summarize: ({ outcome, removed }) => ({
        outcome,
        removed: removed.length,
      }),
    }),
  );
}
