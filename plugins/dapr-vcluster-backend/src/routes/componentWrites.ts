import {
  applyComponentSchema,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import { Router } from 'express';
import { audited } from '../audit';
import { checkInput } from '../errors';
import {
  goneSignal,
  nameIn,
  readComponentRef,
  readFlags,
  readTenantRef,
  severity,
  tenantInPath,
} from './requests';
import { WriteRouteDeps } from './types';

/** `POST` and `DELETE` of Dapr Components. */
export function addComponentWrites(router: Router, deps: WriteRouteDeps): void {
  router.post(ROUTES.components, async (req, res) => {
    const credentials = await deps.credentials(req);
    const result = await audited(
      deps.auditor,
      req,
      {
        eventId: 'component-apply',
        severityLevel: severity(req, 'medium'),
        meta: {
          tenant: tenantInPath(req),
          component: nameIn(req.body, 'name'),
          type: nameIn(req.body, 'type'),
        },
      },
      async () =>
        deps.components.apply(
          readTenantRef(req),
          checkInput(applyComponentSchema, req.body),
          { credentials, ...readFlags(req), signal: goneSignal(res) },
        ),
      ({ outcome }) => ({ outcome }),
    );
    res.status(result.outcome === 'created' ? 201 : 200).json(result);
  });

  router.delete(ROUTES.component, async (req, res) => {
    const credentials = await deps.credentials(req);
    const result = await audited(
      deps.auditor,
      req,
      {
        eventId: 'component-delete',
        severityLevel: severity(req, 'medium'),
        meta: {
          tenant: tenantInPath(req),
          component: nameIn(req.params, 'component'),
        },
      },
      async () =>
        deps.components.delete(readTenantRef(req), readComponentRef(req), {
          credentials,
          ...readFlags(req),
        }),
      ({ outcome, removed }) => ({ outcome, removed: removed.length }),
    );
    res.json(result);
  });
}
