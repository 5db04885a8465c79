import {
  applyResourceSchema,
  daprKindSchema,
  dnsLabel,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import { Request, Router } from 'express';
import { audited } from '../audit';
import { checkInput } from '../errors';
import { ResourceName } from '../resources';
import {
  goneSignal,
  nameIn,
  readFlags,
  readTenantRef,
  severity,
  tenantInPath,
} from './requests';
import { WriteRouteDeps } from './types';

/** `POST` and `DELETE` of objects of Dapr, of any kind. */
export function addResourceWrites(router: Router, deps: WriteRouteDeps): void {
  router.post(ROUTES.resources, async (req, res) => {
    const credentials = await deps.credentials(req);
    const result = await audited(
      deps.auditor,
      req,
      {
        eventId: 'resource-apply',
        severityLevel: severity(req, 'medium'),
        meta: {
          tenant: tenantInPath(req),
          namespace: nameIn(req.body, 'namespace'),
        },
      },
      async () =>
        deps.resources.apply(
          readTenantRef(req),
          checkInput(applyResourceSchema, req.body),
          { credentials, ...readFlags(req), signal: goneSignal(res) },
        ),
      ({ outcome, kind, name }) => ({ outcome, object: `${kind}/${name}` }),
    );
    res.status(result.outcome === 'created' ? 201 : 200).json(result);
  });

  router.delete(ROUTES.resource, async (req, res) => {
    const credentials = await deps.credentials(req);
    const result = await audited(
      deps.auditor,
      req,
      {
        eventId: 'resource-delete',
        severityLevel: severity(req, 'medium'),
        meta: {
          tenant: tenantInPath(req),
          kind: nameIn(req.params, 'kind'),
          name: nameIn(req.params, 'resource'),
        },
      },
      async () =>
        deps.resources.delete(readTenantRef(req), readResourceName(req), {
          credentials,
          ...readFlags(req),
        }),
      ({ outcome, removed }) => ({ outcome, removed: removed.length }),
    );
    res.json(result);
  });
}

function readResourceName({ params }: Request): ResourceName {
  return {
    kind: checkInput(daprKindSchema, params.kind, 'kind'),
    namespace: checkInput(dnsLabel('namespace'), params.virtualNamespace),
    name: checkInput(dnsLabel('name'), params.resource),
  };
}
