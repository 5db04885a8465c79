import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  componentReadPermission,
  dnsLabel,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import type { Request, Router } from 'express';
import { checkInput } from '../../platform/errors';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { TenantChecker } from '../../dapr/check';
import { SurroundingsService } from '../../dapr/context';
import { ReadableTenants, refOf } from './tenantOf';

/** What the routes need. */
export type JudgementRoutesOptions = {
  readable: ReadableTenants;
  surroundings: SurroundingsService;
  checker: TenantChecker;
  httpAuth: HttpAuthService;
};

/** `GET` of what a tenant's objects are judged by, and of the judgement on those it has. */
export function addJudgementRoutes(
  router: Router,
  { readable, surroundings, checker, httpAuth }: JudgementRoutesOptions,
): void {
  const serve = (
    path: string,
    answer: (snapshot: TenantSnapshot, request: Request) => Promise<object>,
  ) =>
    router.get(path, async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const snapshot = await readable.open(
        refOf(request),
        credentials,
        componentReadPermission,
      );
      response.json(await answer(snapshot, request));
    });
  serve(ROUTES.surroundings, async ({ tenant }, { query }) =>
    surroundings.read(
      tenant.ref,
      checkInput(
        dnsLabel('namespace').default('default'),
        query.namespace,
        'namespace',
      ),
    ),
  );
  serve(ROUTES.check, snapshot => checker.check(snapshot));
}
