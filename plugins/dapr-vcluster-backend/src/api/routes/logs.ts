import type {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  dnsLabel,
  LogQuery,
  logQuerySchema,
  logReadPermission,
  LogSource,
  ROUTES,
} from 'backstage-plugin-dapr-vcluster-common';
import type { Request, Response, Router } from 'express';
import { z } from 'zod/v3';
import { audited } from '../../platform/audit';
import { checkInput } from '../../platform/errors';
import { TenantIndex } from '../../inventory/TenantIndex';
import { LogService } from '../../sidecars/logs';
import { jsonLineWriter } from './jsonLines';
import { goneSignal, nameIn, tenantInPath } from './requests';
import { ReadableTenants, refOf } from './tenantOf';

/** What the routes of logs need. */
export type LogRoutesOptions = {
  logs: LogService;
  index: TenantIndex;
  readable: ReadableTenants;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
};

/** Names of pods are longer than others, and may have dots. */
const podName = z
  .string()
  .max(253, 'pod has more than 253 characters')
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    'pod must be lower-case letters, digits, dashes and dots, and begin and end with a letter or digit',
  );

/**
 * `GET` of a tenant's logs: containers of a pod, one container's log, the syncer's. For people only: what an app
 * writes is nobody's business but theirs, and the audit log says who has read it.
 */
export function addLogRoutes(router: Router, options: LogRoutesOptions): void {
  const { logs, readable, httpAuth } = options;
  const open = async (request: Request) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const ref = refOf(request);
    const snapshot = await readable.open(ref, credentials, logReadPermission);
    return { credentials, snapshot };
  };

  router.get(ROUTES.logContainers, async (request, response) => {
    const { snapshot } = await open(request);
    const source = { ...podIn(request), container: '' };
    response.json({ items: await logs.containers(snapshot, source) });
  });

  const serve = (path: string, sourceOf: (request: Request) => LogSource) =>
    router.get(path, (request, response) =>
      audited(
        options.auditor,
        request,
        { eventId: 'log-read', severityLevel: 'medium', meta: metaOf(request) },
        async () => {
          const { snapshot, credentials } = await open(request);
          const source = sourceOf(request);
          const query: LogQuery = checkInput(logQuerySchema, request.query);
          const signal = goneSignal(response);
          if (!query.follow) {
            const log = await logs.read(snapshot, source, query, signal);
            send(response, log);
            return { lines: log.lines.length };
          }
          const current = () =>
            options.index.snapshot(snapshot.tenant.ref) ?? snapshot;
          const followed = await logs.follow(current, source, query, {
            user: userOf(credentials),
            signal,
            write: jsonLineWriter(response),
          });
          response.end();
          return followed;
        },
        summary => summary,
      ),
    );
  serve(ROUTES.syncerLog, () => 'syncer');
  serve(ROUTES.podLog, request => ({
    ...podIn(request),
    container: checkInput(dnsLabel('container'), request.params.container),
  }));
}

function podIn({ params }: Request) {
  return {
    namespace: checkInput(dnsLabel('namespace'), params.virtualNamespace),
    pod: checkInput(podName, params.pod),
  };
}

/** Which log, as an audit event names it; never what was searched for, which may be a secret. */
function metaOf(request: Request) {
  const { params, query } = request;
  return {
    tenant: tenantInPath(request),
    namespace: nameIn(params, 'virtualNamespace'),
    pod: nameIn(params, 'pod'),
    container: nameIn(params, 'container') ?? 'syncer',
    follow: query.follow === 'true',
  };
}

function send(response: Response, body: object) {
  response.set('Cache-Control', 'no-store').json(body);
}

function userOf(credentials: BackstageCredentials<BackstageUserPrincipal>) {
  return credentials.principal.userEntityRef;
}
