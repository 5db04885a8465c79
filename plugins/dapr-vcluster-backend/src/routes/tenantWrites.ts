import {
  createTenantSchema,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import { Request, Router } from 'express';
import { z } from 'zod/v3';
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

const installationId = z.string().uuid();
const positionSchema = z.object({
  after: z.coerce.number().int().nonnegative().default(0),
});

/** The name that a caller gave to an installation, to ask for its log meanwhile; @throws InputError. */
function readInstallation({ query }: Request): string | undefined {
  return checkInput(
    z.object({ installation: installationId.optional() }),
    query,
  ).installation;
}

/** `POST /tenants`, what is printed meanwhile, and `DELETE /tenants/:host/:namespace/:name`. */
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
      async () => {
        const call = {
          credentials,
          dryRun: readFlags(req).dryRun,
          installation: readInstallation(req),
          signal: goneSignal(res),
        };
        const body = checkInput(createTenantSchema, req.body);
        return deps.creator.create(body, call);
      },
      ({ id, outcome }) => ({ tenant: id, outcome }),
    );
    res.status(result.outcome === 'created' ? 201 : 200).json(result);
  });

  router.get(ROUTES.installation, async (req, res) => {
    const id = checkInput(installationId, req.params.id);
    const { after } = checkInput(positionSchema, req.query);
    const credentials = await deps.credentials(req);
    res.json(await deps.creator.installations.read(id, after, credentials));
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
