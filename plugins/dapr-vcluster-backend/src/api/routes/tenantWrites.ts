import {
  createTenantSchema,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import { Request, Router } from 'express';
import { z } from 'zod/v3';
import { checkInput } from '../../platform/errors';
import { nameIn, readTenantRef, tenantInPath } from './requests';
import { WriteRouteDeps } from './types';
import { writing } from './writing';

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
  router.post(
    ROUTES.tenants,
    writing(deps, {
      eventId: 'tenant-create',
      meta: req => ({
        host: nameIn(req.body, 'host'),
        name: nameIn(req.body, 'name'),
        owner: nameIn(req.body, 'owner'),
      }),
      write: async (req, { credentials, dryRun, signal }) => {
        const installation = readInstallation(req);
        const body = checkInput(createTenantSchema, req.body);
        const call = { credentials, dryRun, installation, signal };
        return deps.creator.create(body, call);
      },
      summarize: ({ id, outcome }) => ({ tenant: id, outcome }),
    }),
  );

  router.get(ROUTES.installation, async (req, res) => {
    const id = checkInput(installationId, req.params.id);
    const { after } = checkInput(positionSchema, req.query);
    const credentials = await deps.credentials(req);
    res.json(await deps.creator.installations.read(id, after, credentials));
  });

  router.delete(
    ROUTES.tenant,
    writing(deps, {
      eventId: 'tenant-delete',
      severityLevel: 'high',
      meta: req => ({ tenant: tenantInPath(req) }),
      write: async (req, call) => deps.remover.remove(readTenantRef(req), call),
      summarize: ({ outcome, removed, remaining }) => ({
        outcome,
        removed: removed.length,
        remaining: remaining.length,
      }),
    }),
  );
}
