import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DaprVclusterClient } from 'backstage-plugin-dapr-vcluster-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createActions } from '../actions';
import { UserBackend } from '../backend';
import { CatalogLookup } from '../catalog';
import { entities } from './entities';
import { FakePortal } from './portal';
import { RunOptions, runAction } from './runAction';

const BASE = 'http://backend.test/api/dapr-vcluster';

/** Short polling intervals for tests. */
export const QUICK = { firstMs: 1, longestMs: 2, stuckMs: 30, catalogMs: 30 };

/** All actions with a fake backend, for a `describe` block; `portal()` returns the state of the current test. */
export function useHarness() {
  const server = setupServer();
  registerMswTestHooks(server);
  let portal: FakePortal;

  beforeEach(() => {
    portal = new FakePortal();
    server.use(
      http.all(`${BASE}/*`, async ({ request }) => {
        const url = new URL(request.url);
        const text = await request.text();
        const { status, body } = portal.answer({
          method: request.method,
          path: url.pathname.slice(new URL(BASE).pathname.length),
          dryRun: url.searchParams.get('dryRun') === 'true',
          update: url.searchParams.get('update') === 'true',
          force: url.searchParams.get('force') === 'true',
          claims: JSON.parse(url.searchParams.get('claims') ?? '[]'),
          namespace: url.searchParams.get('namespace') ?? undefined,
          body: text ? JSON.parse(text) : undefined,
          authorization: request.headers.get('authorization'),
        });
        return HttpResponse.json(body as {}, { status });
      }),
    );
  });

  const catalog = catalogServiceMock({ entities });
  const actions = createActions({
    backend: new UserBackend(
      new DaprVclusterClient({
        discoveryApi: { getBaseUrl: async () => BASE },
        // Read at each call, because the fake server replaces it during a test.
        fetchApi: { fetch: (...request) => fetch(...request) },
      }),
      mockServices.auth({ pluginId: 'scaffolder' }),
    ),
    catalog: new CatalogLookup(catalog),
    timing: QUICK,
  });

  return {
    portal: () => portal,
    catalog,
    actions,
    run(id: string, input: object, options?: RunOptions) {
      const action = actions.find(candidate => candidate.id === id);
      if (!action) {
        throw new Error(`no action ${id}`);
      }
      return runAction(action, input, options);
    },
  };
}
