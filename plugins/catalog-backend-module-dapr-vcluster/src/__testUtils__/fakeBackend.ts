import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  Freshness,
  Host,
  PLUGIN_ID,
  TenantList,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import { fresh } from './fixtures';

/** State of the fake dapr-vcluster backend, which tests change. */
export class FakeBackend {
  hosts: Host[] = [];
  tenants: TenantSummary[] = [];
  freshness: Record<string, Partial<Freshness>> = {};
  /** If set, all responses have this status. */
  failWith: number | undefined;
  readonly callers = new Set<string>();
  readonly paths: string[] = [];

  /** The plugin that serves the state, with the authentication of Backstage. */
  readonly feature = createBackendPlugin({
    pluginId: PLUGIN_ID,
    register: env => {
      env.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        init: async ({ http, httpAuth }) => {
          http.use(async (req, res) => {
            const caller = await httpAuth.credentials(req, {
              allow: ['service'],
            });
            this.callers.add(caller.principal.subject);
            this.paths.push(req.path);
            const answer = this.#answer(req.path, req.query);
            res.status(answer.status).json(answer.body);
          });
        },
      });
    },
  });

  #answer(path: string, query: Record<string, unknown>) {
    if (this.failWith) {
      const error = { name: 'ServiceUnavailableError', message: 'not now' };
      return { status: this.failWith, body: { error } };
    }
    if (path === '/hosts') {
      return { status: 200, body: { items: this.hosts } };
    }
    if (path === '/tenants') {
      return { status: 200, body: this.#list(query) };
    }
    const id = path.replace('/tenants/', '');
    const tenant = this.tenants.find(item => item.id === id);
    if (tenant) {
      return { status: 200, body: tenant };
    }
    const error = { name: 'NotFoundError', message: `no tenant ${id}` };
    return { status: 404, body: { error } };
  }

  #list(query: Record<string, unknown>): TenantList {
    const offset = Number(query.offset ?? 0);
    const matching = this.tenants.filter(
      tenant => !query.host || tenant.ref.host === query.host,
    );
    return {
      items: matching.slice(offset, offset + Number(query.limit)),
      total: matching.length,
      freshness: this.hosts.map(host => ({
        ...fresh(this.freshness[host.name]),
        host: host.name,
      })),
    };
  }
}
