import {
  HttpAuthService,
  HttpRouterService,
} from '@backstage/backend-plugin-api';
import {
  OPERATION_IDS,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { operationRoute } from './http/operationRoute';
import { requireCredentials } from './http/requireCredentials';
import { Operations } from './operations';

/** What the router needs. */
export type RouterOptions = {
  operations: Operations;
  httpAuth: HttpAuthService;
};

/** A route for each operation of the table. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  for (const id of OPERATION_IDS) {
    const { method, path } = OPERATIONS[id];
    router[method](path, operationRoute(id, options));
  }
  router.use(requireCredentials(options.httpAuth));
  return router;
}

/**
 * Lets requests without valid credentials through to the router, which refuses and records them: what the backend
 * refuses before is not in the audit log of this plugin.
 */
export function openToRouter(
  httpRouter: Pick<HttpRouterService, 'addAuthPolicy'>,
): void {
  const roots = OPERATION_IDS.map(id => OPERATIONS[id].path.split('/')[1]);
  for (const root of new Set(roots)) {
    httpRouter.addAuthPolicy({ path: `/${root}`, allow: 'unauthenticated' });
  }
}
